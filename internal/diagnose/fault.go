package diagnose

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// A Fault is one error of the reference engine, with its place in the schema
// resolved and its causes in an order that does not change.
type Fault struct {
	kind     jsonschema.ErrorKind
	schema   string   // absolute location of the schema that failed
	path     string   // JSON Pointer of that schema across references
	instance []string // reference tokens of the instance
	branch   branch   // that the schema is in, across references
	merged   bool     // stands for alternatives: path is that of their keyword
	causes   []*Fault
}

// newNode turns the engine's error into a node. The engine places a schema
// below its parent, so what a location adds to the parent's is the path from
// there; a reference starts anew at its target. outer is the branch that the
// parent is in.
func newNode(e *jsonschema.ValidationError, parent, path string, outer branch) *Fault {
	if rest, ok := strings.CutPrefix(e.SchemaURL, parent); ok {
		path += subschema.Pointer(rest)
		outer = outer.innermost(parent, rest, len(e.InstanceLocation))
	} else {
		_, fragment, _ := strings.Cut(e.SchemaURL, "#")
		path = subschema.Pointer(fragment)
	}
	switch k := e.ErrorKind.(type) {
	case *kind.PropertyNames:
		e.ErrorKind = &badName{k.Property}
	case *kind.AdditionalProperties:
		slices.Sort(k.Properties) // the engine ranges over a map
	}
	n := &Fault{kind: e.ErrorKind, schema: e.SchemaURL, path: path, instance: e.InstanceLocation, branch: outer}
	below, belowPath := e.SchemaURL, path
	if ref, ok := e.ErrorKind.(*kind.Reference); ok {
		below, belowPath = ref.URL, path+"/"+ref.Keyword
	}
	for _, cause := range dropMisplaced(e.Causes) {
		n.causes = append(n.causes, newNode(cause, below, belowPath, outer))
	}
	if !n.isAlternatives() {
		// The engine ranges over maps; alternatives it tries in the schema's order.
		slices.SortStableFunc(n.causes, compareNodes)
	}
	return n
}

// dropMisplaced removes the engine's errors of "propertyNames" where MemberNames
// says the same in the right place. In a metaschema it does not.
func dropMisplaced(causes []*jsonschema.ValidationError) []*jsonschema.ValidationError {
	isOurs := func(e *jsonschema.ValidationError) bool { _, ok := e.ErrorKind.(*badName); return ok }
	if !slices.ContainsFunc(causes, isOurs) {
		return causes
	}
	return slices.DeleteFunc(slices.Clone(causes), func(e *jsonschema.ValidationError) bool {
		_, ok := e.ErrorKind.(*kind.PropertyNames)
		return ok
	})
}

func compareNodes(a, b *Fault) int {
	return cmp.Or(
		slices.Compare(a.instance, b.instance),
		cmp.Compare(a.keywordLocation(), b.keywordLocation()),
		cmp.Compare(a.badName(), b.badName()),
	)
}

// badName returns the name that "propertyNames" refused, if n says so: an object
// may have several, at one place.
func (n *Fault) badName() string {
	if k, ok := n.kind.(*badName); ok {
		return k.name
	}
	return ""
}

func (n *Fault) isAlternatives() bool {
	switch n.kind.(type) {
	case *kind.AnyOf, *kind.OneOf:
		return true
	}
	return false
}

// keywordPath returns the reference tokens of the keyword below its schema.
// It mends two of the engine's: "not" has none there and "dependencies" a wrong one.
func (n *Fault) keywordPath() []string {
	switch k := n.kind.(type) {
	case *kind.Not:
		return []string{"not"}
	case *kind.Dependency:
		return []string{"dependencies", k.Prop}
	}
	return n.kind.KeywordPath()
}

// keywordLocation returns the JSON Pointer of the keyword across references.
func (n *Fault) keywordLocation() string {
	if n.merged {
		return n.path
	}
	return n.path + jsonpointer.String(n.keywordPath()...)
}

// keyword names what failed. A false schema has no keyword of its own: the one
// that applied it speaks.
func (n *Fault) keyword() string {
	if path := n.keywordPath(); len(path) > 0 {
		return path[0]
	}
	keyword := "false"
	for _, keyword = range keywordsOn(jsonpointer.Split(n.path)) {
	}
	return keyword
}

// keywordsOn yields the keywords on a way through a schema that apply schemas, and
// their places among its reference tokens.
func keywordsOn(path []string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i := 0; i < len(path); i++ {
			keyword := path[i]
			holder, known := subschemaKeywords[keyword]
			if known && !yield(i, keyword) {
				return
			}
			if holder || keyword == "items" && i+1 < len(path) && isIndex(path[i+1]) {
				i++ // past the name or the index of the subschema
			}
		}
	}
}

// subschemaKeywords has the keywords that apply schemas: false where the value
// is one, true where it is an object or an array of them.
var subschemaKeywords = map[string]bool{
	"$dynamicRef": false, "$recursiveRef": false, "$ref": false,
	"additionalItems": false, "additionalProperties": false, "contains": false,
	"contentSchema": false, "else": false, "if": false, "items": false, "not": false,
	"propertyNames": false, "then": false, "unevaluatedItems": false, "unevaluatedProperties": false,

	"allOf": true, "anyOf": true, "dependencies": true, "dependentSchemas": true,
	"oneOf": true, "patternProperties": true, "prefixItems": true, "properties": true,
}

func isIndex(token string) bool {
	_, ok := jsonpointer.Index(token)
	return ok
}
