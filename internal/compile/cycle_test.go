package compile

import (
	"testing"

	"example.com/authlink/internal/advice"
)

// TestEndlessSchemas: a schema that leads back to itself for the same instance compiles, so
// that the others in its document can be used, and the error is at a reference of the cycle.
func TestEndlessSchemas(t *testing.T) {
	for schema, want := range map[string]string{
		`{"$ref": "#"}`:                                     "/$ref",
		`{"type": "string", "$ref": "#"}`:                   "/$ref",
		`{"allOf": [true, {"$ref": "#"}]}`:                  "/allOf/1/$ref",
		`{"anyOf": [{"type": "string"}, {"$ref": "#"}]}`:    "/anyOf/1/$ref",
		`{"oneOf": [{"$ref": "#"}]}`:                        "/oneOf/0/$ref",
		`{"not": {"$ref": "#"}}`:                            "/not/$ref",
		`{"if": {"$ref": "#"}, "then": true}`:               "/if/$ref",
		`{"properties": {"a": {"$ref": "#/properties/a"}}}`: "/properties/a/$ref",
		`{"$dynamicRef": "#"}`:                              "/$dynamicRef",
		`{"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"allOf": [{"$ref": "#/$defs/a"}]}}, "items": {"$ref": "#/$defs/a"}}`: "/$defs/b/allOf/0/$ref",
		`{"$schema": "http://json-schema.org/draft-04/schema#", "items": {"$ref": "#/items"}}`:                             "/items/$ref",
		`{"$schema": "https://json-schema.org/draft/2019-09/schema", "$recursiveRef": "#"}`:                                "/$recursiveRef",
	} {
		err := unwalkable(t, schema, Options{})
		if err.KeywordLocation != want || err.Line != 1 || !advice.Has(err.Advice, advice.ReferBelow) {
			t.Errorf("%s: got %+v, want an error at %s", schema, err, want)
		}
	}
}

// TestRecursiveSchemas: one that reads on before it comes back does compile, and
// so does one that comes back on a condition.
func TestRecursiveSchemas(t *testing.T) {
	for schema, document := range map[string]string{
		`{"properties": {"a": {"$ref": "#"}}}`:                                                                `{"a": {"a": {}}}`,
		`{"items": {"anyOf": [{"type": "null"}, {"$ref": "#"}]}}`:                                             `[null, [null]]`,
		`{"additionalProperties": {"$ref": "#"}}`:                                                             `{"a": {"b": {}}}`,
		`{"propertyNames": {"$ref": "#"}}`:                                                                    `{"a": 1}`,
		`{"$dynamicAnchor": "a", "items": {"$dynamicRef": "#a"}}`:                                             `[[]]`,
		`{"allOf": [{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/a"}], "$defs": {"a": {"items": {"$ref": "#"}}}}`: `[[]]`,
		`{"dependentSchemas": {"a": {"$ref": "#/$defs/b"}}, "$defs": {"b": {"required": ["b"]}}}`:             `{"a": 1, "b": 2}`,
		`{"$ref": "https://json-schema.org/draft/2020-12/schema"}`:                                            `{"items": {}}`,
		`{"$ref": "https://json-schema.org/draft/2019-09/schema"}`:                                            `{"items": {}}`,
		`{"$ref": "http://json-schema.org/draft-07/schema#"}`:                                                 `{"items": {}}`,
	} {
		if !accepts(t, compiled(t, schema, Options{}), document) {
			t.Errorf("%s refuses %s", schema, document)
		}
	}
}
