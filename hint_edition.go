package authlink

import (
	"encoding/json"
	"math/big"
	"reflect"
	"slices"
	"strings"

	"example.com/authlink/internal/pointer"
	"example.com/authlink/schema"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// hintEdition names the edition that takes a value which the contract's own
// does not: the first of the later ones, else the last of the earlier ones.
func (w *wording) hintEdition(n *node) string {
	if w.variant == nil {
		return ""
	}
	var takes func(Edition) bool
	switch n.kind.(type) {
	case *kind.Enum:
		takes = w.variant.takesCategory(w.value(n))
	case *kind.Type:
		takes = w.variant.takesType(pointer.String(n.instance), typesOf(w.value(n)))
	}
	editions := Editions()
	own := slices.Index(editions, w.variant.Edition)
	if i := slices.IndexFunc(editions[own:], takes); i > 0 {
		return "the edition " + editions[own+i].String() + " takes it"
	}
	for _, e := range slices.Backward(editions[:own]) {
		if takes(e) {
			return "the edition " + e.String() + " takes it"
		}
	}
	return ""
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
	types := []string{typeName(value)}
	if number, ok := value.(json.Number); ok && isWhole(number) {
		types = append(types, "integer")
	}
	return types
}

func isWhole(number json.Number) bool {
	r, ok := new(big.Rat).SetString(string(number))
	return ok && r.IsInt()
}
