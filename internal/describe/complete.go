package describe

import (
	"encoding/json"
	"maps"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/subschema"
)

// A Completion is what may stand where a value or a name stands.
type Completion struct {
	Offset, End int      // of what is replaced
	Words       []string // as JSON
	AreNames    bool     // they are names of members, not values
}

// Complete returns the names or the values that a schema has for the place of the byte at an
// offset: the properties that the object does not have yet, or the values of enum, const and
// the types boolean and null. Of a secret there are none. ok is false if there is nothing.
func Complete(doc *jsonindex.Index, schema *jsonschema.Schema, offset int) (c Completion, ok bool) {
	root := doc.Token(0)
	if offset < int(root.Start) || offset >= int(root.End) {
		return Completion{}, false
	}
	at := position{schemas: subschema.Applicable([]*jsonschema.Schema{schema}), name: -1}
	above := at
	for next := at; next.step(doc, offset) || next.value != at.value; next = at {
		above, at = at, next
	}
	t := doc.Token(at.value)
	if at.name >= 0 && offset < int(doc.Token(at.name).End) {
		t = doc.Token(at.name)
		c.Words, c.AreNames = above.freeNames(doc, at.name), true
	} else if !at.secret && !subschema.MarkedSecret(at.schemas) && at.isScalar(doc) {
		c.Words = at.values()
	}
	c.Offset, c.End = int(t.Start), int(t.End)
	return c, len(c.Words) > 0
}

// isScalar reports whether the value has nothing below it, which would be lost.
func (p *position) isScalar(doc *jsonindex.Index) bool {
	for range secret.Children(doc, p.value) {
		return false
	}
	return true
}

// freeNames are the names that the schemas of an object have for its members, in the order of
// the alphabet, without those that it has, but for the one that is completed.
func (p *position) freeNames(doc *jsonindex.Index, completed int) []string {
	names := map[string]bool{}
	for _, s := range p.schemas {
		for name := range s.Properties {
			names[name] = true
		}
	}
	for child := range secret.Children(doc, p.value) {
		if child.Name != completed {
			delete(names, child.Text)
		}
	}
	var words []string
	for _, name := range slices.Sorted(maps.Keys(names)) {
		words = appendJSON(words, name)
	}
	return words
}

// values are those that the schemas of a value spell out.
func (p *position) values() []string {
	var words []string
	for _, s := range p.schemas {
		if s.Enum != nil {
			words = appendJSON(words, s.Enum.Values...)
		}
		if s.Const != nil {
			words = appendJSON(words, *s.Const)
		}
		if s.Types == nil || s.Enum != nil || s.Const != nil {
			continue // it lists all that it takes
		}
		for _, name := range s.Types.ToStrings() {
			switch name {
			case "boolean":
				words = appendJSON(words, true, false)
			case "null":
				words = appendJSON(words, nil)
			}
		}
	}
	slices.Sort(words) // the schemas come in no particular order
	return slices.Compact(words)
}

// appendJSON appends values of a schema as JSON, which they all have.
func appendJSON(words []string, values ...any) []string {
	for _, value := range values {
		if text, err := json.Marshal(value); err == nil {
			words = append(words, string(text))
		}
	}
	return words
}
