package authlink

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/authlink/internal/diagnose"
	"example.com/authlink/internal/show"
	"example.com/authlink/schema"
)

// A drift is a variant, seen from the others: how the contract has changed from edition to
// edition, and how other forms spell it. It is the [diagnose.Contract] of the hints.
type drift Variant

var _ diagnose.Contract = drift{}

// OtherForm returns the form that spells a name like that, of a document which may be
// what the vendor's SDK writes: there are more spellings than two.
func (d drift) OtherForm(name string, document any) (form string, ok bool) {
	if d.Form != FormWire {
		return FormWire.String(), name == strings.ToLower(name) && strings.Contains(name, "_")
	}
	first, _ := utf8.DecodeRuneInString(name)
	ok = unicode.IsLower(first) && !strings.ContainsAny(name, "_-")
	if d.IsDump(document) {
		return FormDump.String(), ok
	}
	return FormSDK.String(), ok
}

// Dumped returns a category of the edition as the vendor documents it, where the value
// is what the vendor's SDK writes for it and the contract is in the form that the vendor
// documents.
func (d drift) Dumped(value any) (documented string, ok bool) {
	text, _ := value.(string)
	category, ok := schema.ParseCategory(text)
	ok = ok && d.Form == FormSDK && text != string(category) && slices.Contains(d.Edition.Categories(), category)
	return string(category), ok
}

// IsDump reports whether a payload is one that the vendor's SDK has written: with
// categories as it writes them and none as it documents them, and no name of the wire.
func (drift) IsDump(document any) bool {
	object, _ := document.(map[string]any)
	for _, p := range schema.Properties(LatestEdition) {
		if _, ok := object[p.Wire]; ok && p.Wire != p.SDK {
			return false
		}
	}
	found := false
	categories, _ := object["categories"].([]any)
	for _, value := range categories {
		text, _ := value.(string)
		category, ok := schema.ParseCategory(text)
		switch {
		case !ok || category.Spelling(FormDump) == string(category):
		case text == string(category):
			return false
		default:
			found = true
		}
	}
	return found
}

// TakenBy returns the edition that takes a value at a JSON Pointer, where that of d does
// not: the first of the later ones, else the last of the earlier ones.
func (d drift) TakenBy(location string, value any) (edition string, ok bool) {
	takes := Variant(d).takesType(location, typesOf(value))
	if strings.HasPrefix(location, "/categories/") {
		takes = Variant(d).takesCategory(value)
	}
	editions := Editions()
	own := slices.Index(editions, d.Edition)
	if i := slices.IndexFunc(editions[own:], takes); i > 0 {
		return editions[own+i].String(), true
	}
	for _, e := range slices.Backward(editions[:own]) {
		if takes(e) {
			return e.String(), true
		}
	}
	return "", false
}

// takesCategory tells the editions that have the category, in the form of v.
func (v Variant) takesCategory(value any) func(Edition) bool {
	text, _ := value.(string)
	category, ok := schema.ParseCategory(text)
	return func(e Edition) bool {
		return ok && category.Spelling(v.Form) == text && slices.Contains(e.Categories(), category)
	}
}

// takesType tells the editions that take one of the JSON types at a property.
func (v Variant) takesType(location string, types []string) func(Edition) bool {
	name, isProperty := strings.CutPrefix(location, "/")
	if !isProperty || strings.Contains(name, "/") {
		return func(Edition) bool { return false }
	}
	return func(e Edition) bool {
		p, ok := schema.FindProperty(e, v.Form, name)
		return ok && slices.ContainsFunc(p.Types, func(typ string) bool { return slices.Contains(types, typ) })
	}
}

// typesOf returns the types in JSON Schema that a value is of: a whole number is
// of two.
func typesOf(value any) []string {
	types := []string{show.TypeName(value)}
	if number, ok := value.(json.Number); ok && show.IsWhole(number) {
		types = append(types, "integer")
	}
	return types
}
