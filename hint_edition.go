package authlink

import (
	"reflect"
	"slices"
	"strings"

	"example.com/authlink/schema"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// hintEdition names the edition that takes a value which the contract's own
// does not: the first of the later ones, else the last of the earlier ones.
func (w *wording) hintEdition(n *node) string {
	if w.contract == nil {
		return ""
	}
	var takes func(Edition) bool
	switch k := n.kind.(type) {
	case *kind.Enum:
		takes = w.contract.takesCategory(k.Got)
	case *kind.Type:
		takes = w.contract.takesType(pointer(n.instance), k.Got)
	}
	editions := Editions()
	own := slices.Index(editions, w.contract.Edition)
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
func (c Contract) takesCategory(value any) func(Edition) bool {
	text, _ := value.(string)
	category, ok := schema.ParseCategory(text)
	return func(e Edition) bool {
		return ok && forms[c.Form].spelling(category) == text && slices.Contains(e.Categories(), category)
	}
}

// takesType tells the editions that take the JSON type at a property whose
// types have changed.
func (c Contract) takesType(location, typ string) func(Edition) bool {
	for field := range reflect.TypeFor[schema.AuthLink]().Fields() {
		if name, _, _ := strings.Cut(field.Tag.Get(forms[c.Form].nameTag), ","); location == "/"+name {
			return func(e Edition) bool { return slices.Contains(e.Types(field.Tag), typ) }
		}
	}
	return func(Edition) bool { return false }
}

// joinHints makes one hint of two, either of which may be none.
func joinHints(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}
