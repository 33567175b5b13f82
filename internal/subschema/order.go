package subschema

import (
	"cmp"
	"iter"
	"maps"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// ByName yields what stands under a keyword such as "properties", in the order of the names: whoever walks
// along schemas and stops at the first of a kind finds the same one each time.
func ByName[V any](members map[string]V) iter.Seq2[string, V] {
	return func(yield func(string, V) bool) {
		for _, name := range slices.Sorted(maps.Keys(members)) {
			if !yield(name, members[name]) {
				return
			}
		}
	}
}

// Patterns returns the patterns of "patternProperties" in their order as text.
func Patterns(s *jsonschema.Schema) []jsonschema.Regexp {
	return slices.SortedFunc(maps.Keys(s.PatternProperties), func(a, b jsonschema.Regexp) int {
		return cmp.Compare(a.String(), b.String())
	})
}

// byPattern is ByName for "patternProperties".
func byPattern(s *jsonschema.Schema) iter.Seq2[jsonschema.Regexp, *jsonschema.Schema] {
	return func(yield func(jsonschema.Regexp, *jsonschema.Schema) bool) {
		for _, re := range Patterns(s) {
			if !yield(re, s.PatternProperties[re]) {
				return
			}
		}
	}
}
