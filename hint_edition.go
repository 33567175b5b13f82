package authlink

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/authlink/internal/show"
	"example.com/authlink/schema"
)

// contractOf tells how the contract of a variant has changed, and how it is spelled elsewhere.
type contractOf Variant

// OtherForm returns the form that spells a name like that: there are more spellings than two.
func (c contractOf) OtherForm(name string) (form string, ok bool) {
	if c.Form == FormSDK {
		return FormWire.String(), name == strings.ToLower(name) && strings.Contains(name, "_")
	}
	first, _ := utf8.DecodeRuneInString(name)
	return FormSDK.String(), unicode.IsLower(first) && !strings.ContainsAny(name, "_-")
}

// TakenBy returns the edition that takes a value at a JSON Pointer, where that of c does
// not: the first of the later ones, else the last of the earlier ones.
func (c contractOf) TakenBy(location string, value any) (edition string, ok bool) {
	takes := Variant(c).takesType(location, typesOf(value))
	if strings.HasPrefix(location, "/categories/") {
		takes = Variant(c).takesCategory(value)
	}
	editions := Editions()
	own := slices.Index(editions, c.Edition)
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

// takesCategory tells the editions that have the category, in the form of c.
func (c Variant) takesCategory(value any) func(Edition) bool {
	text, _ := value.(string)
	category, ok := schema.ParseCategory(text)
	return func(e Edition) bool {
		return ok && forms[c.Form].spelling(category) == text && slices.Contains(e.Categories(), category)
	}
}

// takesType tells the editions that take one of the JSON types at a property
// whose types have changed.
func (c Variant) takesType(location string, types []string) func(Edition) bool {
	for field := range reflect.TypeFor[schema.AuthLink]().Fields() {
		if name, _, _ := strings.Cut(field.Tag.Get(forms[c.Form].nameTag), ","); location == "/"+name {
			return func(e Edition) bool {
				return slices.ContainsFunc(e.Types(field.Tag), func(typ string) bool { return slices.Contains(types, typ) })
			}
		}
	}
	return func(Edition) bool { return false }
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
