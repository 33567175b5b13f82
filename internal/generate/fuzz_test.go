package generate

import (
	"testing"
)

// FuzzGenerate makes documents out of any schema: they are what they say, and
// there is an end to it.
func FuzzGenerate(f *testing.F) {
	for _, schema := range []string{
		`true`, `false`, `{}`, `{"not": {}}`,
		`{"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#"}}}`,
		`{"anyOf": [{"$ref": "#"}, {"type": "integer", "multipleOf": 1e-3, "minimum": 0.5}]}`,
		`{"oneOf": [{"required": ["a"]}, {"maxProperties": 1}], "propertyNames": {"pattern": "^[a-c]{2,}$"}, "minProperties": 3}`,
		`{"prefixItems": [{"enum": [1, "a", null]}], "contains": {"const": 2}, "minContains": 2, "uniqueItems": true, "unevaluatedItems": false}`,
		`{"if": {"properties": {"a": {"const": 1}}}, "then": {"required": ["b"]}, "else": {"dependentRequired": {"c": ["d"]}}, "minProperties": 1}`,
		`{"$schema": "http://json-schema.org/draft-04/schema#", "minimum": 1, "exclusiveMinimum": true, "items": [{}], "additionalItems": false}`,
		`{"type": "string", "format": "uri", "minLength": 40, "maxLength": 41}`,
		`{"patternProperties": {"^(x|y)\\d*$": {"type": "string", "pattern": "[^a]\\s?"}}, "additionalProperties": {"type": "null"}, "minProperties": 2}`,
	} {
		f.Add([]byte(schema), uint64(1))
	}
	f.Fuzz(func(t *testing.T, schema []byte, seed uint64) {
		if len(schema) > 2000 {
			return // long ones take long
		}
		g, err := generatorOf(schema, Options{Seed: seed})
		if err != nil {
			return
		}
		valid, _ := g.Valid(5)
		invalid, _ := g.Invalid(20)
		b := newBench(t, schema)
		for _, c := range valid {
			b.judgeValid(t, c)
		}
		for _, c := range invalid {
			b.judgeInvalid(t, c)
		}
		judgeNames(t, valid)
		judgeNames(t, invalid)
	})
}
