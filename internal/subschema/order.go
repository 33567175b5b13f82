package subschema

import (
	"cmp"
	"iter"
	"maps"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// byName yields what stands under a keyword such as "properties", in the order of the names: who
// walks along schemas and stops at the first of a kind finds the same one each time.
func byName[V any](members map[string]V) iter.Seq2[string, V] {
	return func(yield func(string, V) bool) {
		for _, name := range slices.Sorted(maps.Keys(members)) {
			if !yield(name, members[name]) {
				return
			}
		}
	}
}

// byPattern is byName for "patternProperties".
func byPattern(members map[jsonschema.Regexp]*jsonschema.Schema) iter.Seq2[jsonschema.Regexp, *jsonschema.Schema] {
	return func(yield func(jsonschema.Regexp, *jsonschema.Schema) bool) {
		patterns := slices.SortedFunc(maps.Keys(members), func(a, b jsonschema.Regexp) int { return cmp.Compare(a.String(), b.String()) })
		for _, re := range patterns {
			if !yield(re, members[re]) {
				return
			}
		}
	}
}
