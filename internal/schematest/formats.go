package schematest

import (
	"iter"

	"example.com/authlink/internal/format"
)

// Formats yields the formats of this module by their names, as draft 2020-12 has them, each
// with a function such as the reference engine asks for. Those of the engine are looser, so
// that it judges documents as this module does only with these in their place.
func Formats() iter.Seq2[string, func(v any) error] {
	return func(yield func(string, func(any) error) bool) {
		for _, name := range format.Names() {
			check, _ := format.Lookup(name, 2020)
			validate := func(v any) error {
				if text, ok := v.(string); ok {
					return check(text)
				}
				return nil
			}
			if !yield(name, validate) {
				return
			}
		}
	}
}
