package diagnose

import (
	"strings"
	"testing"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/schematest"
)

// TestOverlapIsBounded: alternatives that share what they say would double the words, the schemas
// and the values with each level of a document, and take all memory at sixty.
func TestOverlapIsBounded(t *testing.T) {
	const levels = 60
	for schema, want := range map[string]string{
		`{"anyOf": [{"type": "array", "items": {"$ref": "#"}}, {"type": "array", "items": {"$ref": "#"}, "maxItems": 1}]}`:               "expected array, got number 1",
		`{"anyOf": [{"const": 2}, {"type": "array", "items": {"$ref": "#"}}, {"type": "array", "items": {"$ref": "#"}, "maxItems": 1}]}`: "1 is not one of 2",
		`{"anyOf": [{"items": {"$ref": "#"}, "minItems": 2}, {"items": {"$ref": "#"}, "minItems": 3}], "type": "array"}`:                 "matches none of the 2 alternatives: (1) the array has 1 item, expected at least 2; (2) the array has 1 item, expected at least 3",
		`{"anyOf": [{"items": {"$ref": "#"}, "allOf": [{"minItems": 2}]}, {"items": {"$ref": "#"}, "minItems": 2}]}`:                     "matches none of the 2 alternatives: (1) the array has 1 item, expected at least 2; (2) the array has 1 item, expected at least 2",
	} {
		document := strings.Repeat("[", levels) + "1" + strings.Repeat("]", levels)
		var messages []string
		for _, v := range explained(t, schema, document) {
			messages = append(messages, v.Message)
		}
		if got := strings.Join(messages, "\n"); got != want {
			t.Errorf("%s: %s", schema, got)
		}
	}
}

// TestKeysOfValues: two values have the same key exactly if they are equal.
func TestKeysOfValues(t *testing.T) {
	values := []any{parsed(t, `[1, "1", ["1"], [1, 2], [12], {"a": 1}, {"a": "1"}, {"a": [1]}, "{", "n1e1 ", null, "null"]`).Value(0)}
	for _, data := range schematest.Seeds(6, 100, 60) {
		doc := new(jsonindex.Index)
		if doc.Parse([]byte(schematest.New(data).Document()), jsonindex.Options{}) == nil {
			values = append(values, doc.Value(0))
		}
	}
	values = append(values, values[0].([]any)...)
	equal := 0
	for _, a := range values {
		for _, b := range values {
			isSame := string(appendKey(nil, a)) == string(appendKey(nil, b))
			if isSame != isEqual(a, b) {
				t.Errorf("%v and %v: the same key: %t", a, b, isSame)
			}
			if isSame {
				equal++
			}
		}
	}
	if equal <= len(values) {
		t.Error("no two values are equal")
	}
}
