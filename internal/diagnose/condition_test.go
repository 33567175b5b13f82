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
