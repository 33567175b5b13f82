package diagnose

import (
	"maps"
	"slices"
	"sync"

	"example.com/authlink/internal/near"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A Lexicon keeps what has been found out of a schema for one document, for the next one: what
// applies where, and its words. One is for all documents of a schema, and safe for concurrent
// use.
type Lexicon struct {
	root    *ground
	entries sync.Map // from *jsonschema.Schema to *entry
}

// NewLexicon returns an empty lexicon of a schema.
func NewLexicon(root *jsonschema.Schema) *Lexicon {
	return &Lexicon{root: rootGround(root)}
}

// An entry has the words of one schema. Each is found out when it is asked for first.
type entry struct {
	schema *jsonschema.Schema
	title  func() string               // see wording.title
	kinds  func() []string             // of "type"
	types  func() string               // the same as alternatives
	values func() string               // of "enum" or "const", as a list
	texts  func() *near.Words          // of those that are texts
	names  func() []string             // under "properties", sorted
	free   func() []string             // that apply to the same object and are not forbidden, sorted
	parts  func() []*jsonschema.Schema // that apply to items

	sayings sayings
}

// of returns the entry of a schema.
func (l *Lexicon) of(s *jsonschema.Schema) *entry {
	known, ok := l.entries.Load(s)
	if !ok {
		known, _ = l.entries.LoadOrStore(s, newEntry(s))
	}
	return known.(*entry)
}

func newEntry(s *jsonschema.Schema) *entry {
	return &entry{
		schema: s,
		title:  sync.OnceValue(func() string { return show.Short(show.OneLine(s.Title)) }),
		kinds:  sync.OnceValue(func() []string { return s.Types.ToStrings() }),
		types:  sync.OnceValue(func() string { return typeList(s.Types.ToStrings()) }),
		values: sync.OnceValue(func() string { return list(valuesOf(s)) }),
		texts:  sync.OnceValue(func() *near.Words { return near.Prepare(textsAmong(valuesOf(s))) }),
		names:  sync.OnceValue(func() []string { return slices.Sorted(maps.Keys(s.Properties)) }),
		free:   sync.OnceValue(func() []string { return allowedNames(s) }),
		parts: sync.OnceValue(func() []*jsonschema.Schema {
			return subschema.Below(subschema.Applicable([]*jsonschema.Schema{s}), "", false)
		}),
	}
}

// valuesOf returns the values that a schema allows, if it lists some.
func valuesOf(s *jsonschema.Schema) []any {
	switch {
	case s.Enum != nil:
		return s.Enum.Values
	case s.Const != nil:
		return []any{*s.Const}
	}
	return nil
}

func textsAmong(values []any) (texts []string) {
	for _, value := range values {
		if text, ok := value.(string); ok {
			texts = append(texts, text)
		}
	}
	return texts
}

// allowedNames returns, sorted, the names that a schema and those that apply to the same
// object know and do not forbid.
func allowedNames(s *jsonschema.Schema) []string {
	names := map[string]bool{}
	for _, s := range subschema.Applicable([]*jsonschema.Schema{s}) {
		for name, sub := range s.Properties {
			if !subschema.IsFalse(sub) {
				names[name] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(names))
}
