package infer

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/words"
)

// A Strictness says how much of what documents have in common a schema asks for.
type Strictness string

// The strictnesses.
const (
	Loose  Strictness = "loose"  // types, and what is always there
	Usual  Strictness = "usual"  // formats, and enums where there is much evidence, as well
	Strict Strictness = "strict" // enums where there is some, and no other properties
)

// Strictnesses lists them, the usual one first.
func Strictnesses() []string { return []string{string(Usual), string(Loose), string(Strict)} }

// A Sample is documents that a schema is to be made of. The zero value is ready for use; it is not
// safe for concurrent use.
type Sample struct {
	root      *node
	documents int
}

// Add adds a document. The error is for one that cannot be read.
func (s *Sample) Add(data []byte) error {
	doc := jsonindex.Get()
	defer doc.Release()
	if err := doc.Parse(data, jsonindex.Options{}); err != nil {
		return err
	}
	if s.root == nil {
		s.root = newNode()
	}
	s.documents++
	s.root.add(doc, 0)
	return nil
}

// Documents is how many have been added.
func (s *Sample) Documents() int { return s.documents }

// Schema returns the JSON Schema of the documents, draft 2020-12: an indented document that ends
// with a line feed. The same documents give the same bytes, in whichever order. "$comment" says how
// many objects a property was in. Values of secrets are in no enum.
func (s *Sample) Schema(strictness Strictness) ([]byte, error) {
	root := map[string]any{}
	if s.root != nil {
		root = s.root.schema(strictness)
	}
	root["$schema"] = dialect.Draft202012.Metaschema()
	root["$comment"] = "made of " + words.Count(s.documents, "document")
	var out bytes.Buffer
	encoder := json.NewEncoder(&out) // which has the names in order
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(root)
	return out.Bytes(), err
}

// schema is the schema of the values that a node has seen.
func (n *node) schema(strictness Strictness) map[string]any {
	s := map[string]any{}
	types := slices.Sorted(maps.Keys(n.kinds))
	if n.kinds["number"] > 0 { // which an integer is
		types = slices.DeleteFunc(types, func(t string) bool { return t == "integer" })
	}
	switch len(types) {
	case 0: // an array that was always empty has no elements
	case 1:
		s["type"] = types[0]
	default:
		s["type"] = types
	}
	if n.isSecret {
		s["writeOnly"] = true
	}
	if n.kinds["string"] > 0 && strictness != Loose {
		n.text(s, strictness)
	}
	if n.elements != nil {
		s["items"] = n.elements.schema(strictness)
	}
	if n.kinds["object"] > 0 {
		n.object(s, strictness)
	}
	return s
}

// text says what the texts have in common.
func (n *node) text(s map[string]any, strictness Strictness) {
	enough, each := 10, 3
	if strictness == Strict {
		enough, each = 4, 2
	}
	switch all := n.kinds["string"]; {
	case len(n.formats) > 0:
		s["format"] = n.formats[0]
	case len(n.texts) > 0 && all >= enough && all >= each*len(n.texts):
		values := []any{}
		for _, text := range slices.Sorted(maps.Keys(n.texts)) {
			values = append(values, text)
		}
		if len(n.kinds) > 1 { // the others have no values of their own here
			alternatives := []any{map[string]any{"enum": values}}
			for _, kind := range slices.Sorted(maps.Keys(n.kinds)) {
				if kind != "string" {
					alternatives = append(alternatives, map[string]any{"type": kind})
				}
			}
			s["anyOf"] = alternatives
			return
		}
		s["enum"] = values
	}
}

// object says what the objects have in common.
func (n *node) object(s map[string]any, strictness Strictness) {
	if n.isOpen() {
		any := newNode()
		for _, m := range n.members {
			any.merge(m)
		}
		s["additionalProperties"] = any.schema(strictness)
		return
	}
	properties, required := map[string]any{}, []string{}
	for _, name := range slices.Sorted(maps.Keys(n.members)) {
		m := n.members[name]
		property := m.schema(strictness)
		if k := m.count(); k == n.objects {
			required = append(required, name)
		} else {
			property["$comment"] = fmt.Sprintf("in %d of %s", k, words.Count(n.objects, "object"))
		}
		properties[name] = property
	}
	if len(properties) > 0 {
		s["properties"] = properties
	}
	if len(required) > 0 {
		s["required"] = required
	}
	if strictness == Strict {
		s["additionalProperties"] = false
	}
}
