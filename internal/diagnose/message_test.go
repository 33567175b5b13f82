package diagnose

import (
	"strconv"
	"strings"
	"testing"
)

// What is wrong is said for every keyword, with the value and what was expected.
func TestMessages(t *testing.T) {
	for _, test := range []struct{ schema, document, keyword, want string }{
		{`{"type": "string"}`, `1`, "type", "expected string, got number 1"},
		{`{"type": ["null", "string", "array"]}`, `true`, "type", "expected string, array or null, got boolean true"},
		{`{"type": "string"}`, `{}`, "type", "expected string, got object"},
		{`{"type": "string"}`, `null`, "type", "expected string, got null"},
		{`{"type": "integer"}`, `1.5`, "type", "expected integer, got number 1.5"},
		{`{"const": 1}`, `2`, "const", "expected 1, got 2"},
		{`{"const": [1]}`, `[2]`, "const", "expected [1], got another array"},
		{`{"const": [1]}`, `{}`, "const", "expected [1], got an object"},
		{`{"const": "a"}`, `[]`, "const", `expected "a", got an array`},
		{`{"enum": ["a"]}`, `1`, "enum", `1 is not one of "a"`},
		{`{"enum": ["a", 1, null]}`, `"x"`, "enum", `"x" is not one of "a", 1 or null`},
		{`{"enum": [1,2,3,4,5,6,7,8,9,10]}`, `0`, "enum", `0 is not one of 1, 2, 3, 4, 5, 6, 7, 8, 9 or 10`},
		{`{"enum": [1,2,3,4,5,6,7,8,9,10,11,12]}`, `0`, "enum", `0 is not one of 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 or 2 more`},
		{`{"enum": []}`, `0`, "enum", `no value is allowed here: the schema lists none`},
		{`{"enum": [1], "title": " Even\n number "}`, `2`, "enum", `2 is not an Even number`},
		{`{"enum": [1], "title": "kind"}`, `2`, "enum", `2 is not a kind`},
		{`{"format": "ipv4"}`, `"x"`, "format", `"x" is not a valid ipv4`},
		{`{"pattern": "^\\d$"}`, `"x"`, "pattern", `"x" does not match the pattern ^\d$`},

		{`{"minimum": 1.50}`, `1`, "minimum", "1 is less than the minimum 1.5"},
		{`{"maximum": 1}`, `2.0`, "maximum", "2.0 is more than the maximum 1"},
		{`{"exclusiveMinimum": 1}`, `1`, "exclusiveMinimum", "1 is not more than 1"},
		{`{"exclusiveMaximum": 1}`, `1`, "exclusiveMaximum", "1 is not less than 1"},
		{`{"multipleOf": 0.1}`, `0.25`, "multipleOf", "0.25 is not a multiple of 0.1"},
		{`{"minLength": 2}`, `"é"`, "minLength", `"é" has 1 character, expected at least 2`},
		{`{"maxLength": 0}`, `"ab"`, "maxLength", `"ab" has 2 characters, expected at most 0`},
		{`{"minItems": 2}`, `[1]`, "minItems", "the array has 1 item, expected at least 2"},
		{`{"maxItems": 1}`, `[1, 2]`, "maxItems", "the array has 2 items, expected at most 1"},
		{`{"minProperties": 2}`, `{"a": 1}`, "minProperties", "the object has 1 property, expected at least 2"},
		{`{"maxProperties": 0}`, `{"a": 1, "b": 2}`, "maxProperties", "the object has 2 properties, expected at most 0"},
		{`{"contains": {"const": 1}}`, `[2]`, "contains", `no item matches the schema under "contains", expected at least 1`},
		{`{"contains": {"const": 1}, "minContains": 2}`, `[1]`, "minContains", `1 item matches the schema under "contains", expected at least 2`},
		{`{"contains": {"const": 1}, "maxContains": 1}`, `[1, 1]`, "maxContains", `2 items match the schema under "contains", expected at most 1`},
		{`{"uniqueItems": true}`, `[1, "a", 2, "a"]`, "uniqueItems", `the 2nd and the 4th item are equal: "a"`},
		{`{"uniqueItems": true}`, `[{}, {}]`, "uniqueItems", `the 1st and the 2nd item are equal`},
		{`{"uniqueItems": true}`, `[[1], [1]]`, "uniqueItems", `the 1st and the 2nd item are equal`},
		{`{"$schema": "http://json-schema.org/draft-07/schema#", "items": [{}], "additionalItems": false}`, `[1, 2, 3]`, "additionalItems",
			"the array has 3 items, expected at most 1"},

		{`{"required": ["a"]}`, `{}`, "required", `missing required property "a"`},
		{`{"required": ["a", "b", "c"]}`, `{"b": 1}`, "required", `missing required properties "a" and "c"`},
		{`{"dependentRequired": {"a": ["b"]}}`, `{"a": 1}`, "dependentRequired", `missing property "b", which "a" requires`},
		{`{"$schema": "http://json-schema.org/draft-07/schema#", "dependencies": {"a": ["b", "c"]}}`, `{"a": 1}`, "dependencies",
			`missing properties "b" and "c", which "a" requires`},
		{`{"additionalProperties": false}`, `{"a": 1}`, "additionalProperties", `unknown property "a"`},
		{`{"unevaluatedProperties": false}`, `{"a": 1}`, "unevaluatedProperties", `property "a" is not allowed`},
		{`{"properties": {"a": false}}`, `{"a": 1}`, "properties", `property "a" is not allowed`},
		{`{"propertyNames": {"maxLength": 1}}`, `{"ab": 1}`, "propertyNames", `the name of this property is not allowed: "ab" has 2 characters, expected at most 1`},
		{`{"propertyNames": {"$ref": "#/$defs/n"}, "$defs": {"n": {"enum": ["a", "b"]}}}`, `{"c": 1}`, "propertyNames",
			`the name of this property is not allowed: "c" is not one of "a" or "b"`},
		{`false`, `1`, "false", "no value is allowed here"},
		{`{"allOf": [false]}`, `1`, "allOf", "no value is allowed here"},
		{`{"items": false}`, `[1]`, "items", "the 1st item is not allowed: the array must be empty"},
		{`{"prefixItems": [{}], "items": false}`, `[1, 2]`, "items", "the 2nd item is not allowed: the array may have 1 item at most"},
		{`{"prefixItems": [{}, {}, false]}`, `[1, 2, 3]`, "prefixItems", "the 3rd item is not allowed: the array may have 2 items at most"},
		{`{"prefixItems": [{}], "unevaluatedItems": false}`, `[1, 2]`, "unevaluatedItems", "the 2nd item is not allowed"},

		{`{"not": {}}`, `1`, "not", `1 matches the schema under "not"`},
		{`{"not": {"const": 1}}`, `1`, "not", `1 is not allowed`},
		{`{"not": {"enum": [1]}}`, `1`, "not", `1 is not allowed`},
		{`{"not": {"required": ["a"]}}`, `{"a": 1}`, "not", `property "a" is not allowed`},
		{`{"not": {"required": ["a", "b"]}}`, `{"a": 1, "b": 1}`, "not", `properties "a" and "b" are not allowed together`},
		{`{"not": {"required": ["a"]}}`, `1`, "not", `1 matches the schema under "not"`},
		{`{"oneOf": [{}, {"type": "number"}]}`, `1`, "oneOf", "matches alternatives 1 and 2, where only one may match"},
		{`{"anyOf": [{"minimum": 5}, {"multipleOf": 2}]}`, `1`, "anyOf",
			"matches none of the 2 alternatives: (1) 1 is less than the minimum 5; (2) 1 is not a multiple of 2"},
		{`{"anyOf": [` + strings.Repeat(`{"minimum": 5},`, 11) + `{"multipleOf": 2}]}`, `1`, "anyOf",
			"matches none of the 12 alternatives: " + numbered("(%) 1 is less than the minimum 5; ", 10) + "…"},
	} {
		violations := explained(t, test.schema, test.document)
		if len(violations) != 1 || violations[0].Message != test.want || violations[0].Keyword != test.keyword {
			t.Errorf("%s by %s: got %+v, want %s: %s", test.document, test.schema, violations, test.keyword, test.want)
		}
	}
}

// numbered repeats a text with the numbers from 1 to n in the place of its "%".
func numbered(text string, n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Replace(text, "%", strconv.Itoa(i+1), 1))
	}
	return b.String()
}

// Of a secret nothing is said but its type and its size.
func TestMessagesHideSecrets(t *testing.T) {
	for _, test := range []struct{ schema, document, want string }{
		{`{"properties": {"token": {"type": "number"}}}`, `{"token": "S3CRET"}`, "expected number, got string (redacted)"},
		{`{"properties": {"token": {"const": "S3CRET"}}}`, `{"token": "x"}`, "expected the value that the schema has for it, got (redacted)"},
		{`{"properties": {"token": {"enum": ["S3CRET"]}}}`, `{"token": "x"}`, "(redacted) is not one of the values that the schema has for it"},
		{`{"properties": {"token": {"pattern": "^S3CRET$"}}}`, `{"token": "x"}`, "(redacted) does not match the pattern that the schema has for it"},
		{`{"properties": {"token": {"pattern": "^[a-z]+$"}}}`, `{"token": "S3CRET"}`, "(redacted) does not match the pattern ^[a-z]+$"},
		{`{"properties": {"a": {"writeOnly": true, "maxLength": 1}}}`, `{"a": "S3CRET"}`, "(redacted) has 6 characters, expected at most 1"},
		{`{"format": "password", "maxLength": 1}`, `"S3CRET"`, "(redacted) has 6 characters, expected at most 1"},
		{`{"properties": {"tokens": {"uniqueItems": true}}}`, `{"tokens": ["S3CRET", "S3CRET"]}`, "the 1st and the 2nd item are equal: (redacted)"},
		{`{"properties": {"token": {"additionalProperties": false}}}`, `{"token": {"S3CRET": 1}}`, `unknown property "***"`},
		{`{"properties": {"token": {"propertyNames": {"maxLength": 1}}}}`, `{"token": {"S3CRET": 1}}`,
			"the name of this property is not allowed: (redacted) has 6 characters, expected at most 1"},
		{`{"properties": {"token": {"properties": {"known": false}}}}`, `{"token": {"known": 1}}`, `property "***" is not allowed`},
		{`{"additionalProperties": false}`, `{"eyJhbGciOiJub25lIn0": 1}`, `unknown property "***"`},
	} {
		violations := explained(t, test.schema, test.document)
		if len(violations) != 1 || violations[0].Message != test.want {
			t.Errorf("%s by %s: got %+v, want %s", test.document, test.schema, violations, test.want)
		}
		for _, v := range violations {
			if strings.Contains(line(v)+v.InstanceLocation, "S3CRET") {
				t.Errorf("%s by %s: a secret gets out: %s at %s", test.document, test.schema, line(v), v.InstanceLocation)
			}
		}
	}
}

// Where a schema applies on a condition, the condition is named, as long as it is short.
func TestMessagesNameConditions(t *testing.T) {
	const card = `"then": {"required": ["number"]}, "else": {"required": ["iban"]}`
	for _, test := range []struct{ schema, document, want string }{
		{`{"if": {"properties": {"kind": {"const": "card"}}}, ` + card + `}`, `{"kind": "card"}`, `missing required property "number", because "kind" is "card"`},
		{`{"if": {"properties": {"kind": {"const": "card"}}}, ` + card + `}`, `{"kind": "sepa"}`, `missing required property "iban", because "kind" is "sepa"`},
		{`{"if": {"required": ["kind"]}, ` + card + `}`, `{"kind": "x"}`, `missing required property "number", because "kind" is there`},
		{`{"if": {"required": ["kind"]}, ` + card + `}`, `{}`, `missing required property "iban", because "kind" is not there`},
		{`{"if": {"required": ["kind", "b"]}, ` + card + `}`, `{"kind": 1, "b": 2}`, `missing required property "number", because "b" is there and "kind" is there`},
		{`{"if": {"required": ["kind", "b"]}, ` + card + `}`, `{"kind": 1}`, `missing required property "iban"`}, // which of them is not said
		{`{"if": {"required": ["a", "b", "c", "d"]}, ` + card + `}`, `{"a": 1, "b": 1, "c": 1, "d": 1}`, `missing required property "number"`},
		{`{"if": {"properties": {"kind": {"minItems": 1}}}, ` + card + `}`, `{"kind": [1]}`, `missing required property "number"`},
		{`{"if": {"properties": {"token": {"const": "S3CRET"}}}, ` + card + `}`, `{"token": "S3CRET"}`, `missing required property "number"`},
		{`{"if": {"not": {"required": ["a"]}}, ` + card + `}`, `{"a": 1}`, `missing required property "iban"`},
		{`{"if": {"type": "string"}, "then": {"maxLength": 1}}`, `"ab"`, `"ab" has 2 characters, expected at most 1`},
		{`{"dependentSchemas": {"a": {"required": ["b"]}}}`, `{"a": 1}`, `missing required property "b", because "a" is there`},
		{`{"$schema": "http://json-schema.org/draft-07/schema#", "dependencies": {"a": {"required": ["b"]}}}`, `{"a": 1}`,
			`missing required property "b", because "a" is there`},
		{`{"properties": {"x": {"if": {"required": ["a"]}, "then": {"properties": {"c": {"type": "null"}}}}}}`, `{"x": {"a": 1, "c": 2}}`,
			`expected null, got number 2, because "a" is there`},
	} {
		violations := explained(t, test.schema, test.document)
		if len(violations) != 1 || violations[0].Message != test.want {
			t.Errorf("%s by %s: got %+v, want %s", test.document, test.schema, violations, test.want)
		}
	}
}
