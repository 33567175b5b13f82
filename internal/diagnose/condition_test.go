package diagnose

import "testing"

// The innermost branch on the way to a fault is its condition, wherever keywords stand that are
// properties.
func TestInnermostBranch(t *testing.T) {
	for _, test := range []struct {
		schema, document, keyword string
		depth                     int
	}{
		{`{"if": true, "then": false}`, `{}`, "then", 0},
		{`{"properties": {"a": {"if": false, "else": {"items": {"minimum": 1}}}}}`, `{"a": [0]}`, "else", 1},
		{`{"properties": {"then": {"items": {"minimum": 1}}}}`, `{"then": [0]}`, "", 0},
		{`{"if": true, "then": {"properties": {"a": {"dependentSchemas": {"b/c": false}}}}}`, `{"a": {"b/c": 1}}`, "dependentSchemas", 1},
		{`{"if": true, "then": {"$ref": "#/$defs/a"}, "$defs": {"a": {"properties": {"x": false}}}}`, `{"x": 1}`, "then", 0},
	} {
		s, j := refused(t, test.schema, test.document, nil)
		w := newWording(s)
		if b := w.leaves(j)[0].branch; b.keyword != test.keyword || b.depth != test.depth {
			t.Errorf("%s by %s: got %+v", test.document, test.schema, b)
		}
	}
}

// TestConditionsThatAskNothing: a member that is not there decides where "if" requires it, and
// not where "if" says something of its value alone.
func TestConditionsThatAskNothing(t *testing.T) {
	const then = `, "then": {"required": ["schema"]}}`
	for schema, want := range map[string]string{
		`{"if": {"properties": {"in": {"const": "path"}}}` + then:                                            `missing required property "schema"`,
		`{"if": {"properties": {"in": {"const": "path"}, "kind": {"const": "a"}}}` + then:                    `missing required property "schema", because "kind" is "a"`,
		`{"if": {"properties": {"in": {"const": "path"}}, "required": ["in"]}, "else": {"required": ["x"]}}`: `missing required property "x", because "in" is not there`,
	} {
		if v := explained(t, schema, `{"kind": "a"}`); len(v) != 1 || v[0].Message != want {
			t.Errorf("%s: %+v", schema, v)
		}
	}
}
