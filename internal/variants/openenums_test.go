package variants

import (
	"strings"
	"testing"
)

func TestOpenEnums(t *testing.T) {
	for _, test := range []struct {
		name, schema string
		places       []string
		want         string
	}{
		{"a type beside it", `{"properties": {"a": {"type": "string", "enum": ["x"]}}}`, []string{"/a"}, `{"properties": {"a": {"type": "string", "x-known-values": ["x"]}}}`},
		{"no type", `{"properties": {"a": {"enum": ["x", 1, null]}}}`, []string{"/a"}, `{"properties": {"a": {"type": ["null","number","string"], "x-known-values": ["x", 1, null]}}}`},
		{"elements", `{"properties": {"a": {"items": {"properties": {"b": {"type": "string", "enum": ["x"]}}}}}}`, []string{"/a/*/b"}, `{"properties": {"a": {"items": {"properties": {"b": {"type": "string", "x-known-values": ["x"]}}}}}}`},
		{"a reference", `{"$ref": "#/$defs/o", "$defs": {"o": {"properties": {"a": {"$ref": "#/$defs/e"}}}, "e": {"type": "string", "enum": ["x"]}}}`, []string{"/a"},
			`{"$ref": "#/$defs/o", "$defs": {"o": {"properties": {"a": {"$ref": "#/$defs/e"}}}, "e": {"type": "string", "x-known-values": ["x"]}}}`},
		{"alternatives", `{"oneOf": [{"properties": {"a": {"enum": ["x"]}}}, {"additionalProperties": {"anyOf": [{"enum": [1]}]}}]}`, []string{"/a"},
			`{"oneOf": [{"properties": {"a": {"type": ["string"], "x-known-values": ["x"]}}}, {"additionalProperties": {"anyOf": [{"type": ["number"], "x-known-values": [1]}]}}]}`},
		{"another place", `{"properties": {"a": {"enum": ["x"]}, "enum": {"enum": ["y"]}}}`, []string{"/b", "/a/b"}, `{"properties": {"a": {"enum": ["x"]}, "enum": {"enum": ["y"]}}}`},
		{"a circle", `{"properties": {"a": {"$ref": "#"}}, "enum": ["x"]}`, []string{"/a/a"}, `{"properties": {"a": {"$ref": "#"}}, "type": ["string"], "x-known-values": ["x"]}`},
		{"no places", `{"enum": ["x"]}`, nil, `{"enum": ["x"]}`},
		{"no JSON", `{`, []string{"/a"}, `{`},
		{"no object", `true`, []string{"/a"}, `true`},
	} {
		if got := string(OpenEnums([]byte(test.schema), test.places)); got != test.want {
			t.Errorf("%s:\ngot  %s\nwant %s", test.name, got, test.want)
		}
	}
}

// TestEndless proves that a schema that leads back to itself takes a bounded number of steps.
func TestEndless(t *testing.T) {
	const schema = `{"allOf": [{"$ref": "#"}, {"$ref": "#"}], "properties": {"a": {"$ref": "#"}, "b": {"$ref": "#"}}}`
	place := "/" + strings.Repeat("*/", 50) + "a"
	if got := string(OpenEnums([]byte(schema), []string{place})); got != schema {
		t.Errorf("got %s", got)
	}
	w := walk{steps: maxSteps}
	c := &Contract{Editions: []string{"1", "2"}, Forms: []Form{{}}, Source: func(int) []byte { return []byte(schema) }}
	w.root = c.schema(0)
	if w.takes(w.root, strings.Split(strings.Repeat("a ", 50)+"a", " "), "x"); w.steps >= 0 {
		t.Errorf("%d steps are left", w.steps)
	}
	if edition, ok := c.Hints(Variant{0, 0}).TakenBy("/a/b", "x"); ok {
		t.Errorf("got %s", edition)
	}
}
