package subschema

import (
	"fmt"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// What a schema of any draft says about elements is said in one way.
func TestTuples(t *testing.T) {
	never := &jsonschema.Schema{Bool: new(bool)}
	for schema, want := range map[string]string{
		`{}`:                        "0",
		`{"items": {"title": "x"}}`: "0 x x x",
		`{"prefixItems": [{"title": "a"}], "items": {"title": "x"}}`: "1 a x x",
		`{"prefixItems": [{"title": "a"}]}`:                          "1 a - -",
		`{"$schema": "http://json-schema.org/draft-07/schema#", "items": [{"title": "a"}, {"title": "b"}], "additionalItems": {"title": "x"}}`: "2 a b x",
		`{"$schema": "http://json-schema.org/draft-07/schema#", "items": [{"title": "a"}], "additionalItems": false}`:                          "1 a never never",
		`{"$schema": "http://json-schema.org/draft-07/schema#", "items": [{"title": "a"}], "additionalItems": true}`:                           "1 a - -",
		`{"$schema": "http://json-schema.org/draft-07/schema#", "items": {"title": "x"}, "additionalItems": false}`:                            "0 x x x",
	} {
		var tuples Tuples
		if tuple, ok := TupleOf(compile(t, jsonschema.Draft2020, schema), never); ok {
			tuples = append(tuples, tuple)
		}
		got := fmt.Sprint(tuples.First())
		for i := range 3 {
			if len(tuples) == 0 {
				break
			}
			said := " -"
			for _, s := range tuples.Element(i) {
				said = " " + s.Title
				if s == never {
					said = " never"
				}
			}
			got += said
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", schema, got, want)
		}
	}
}
