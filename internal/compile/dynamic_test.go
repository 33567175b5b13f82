package compile

import (
	"math"
	"testing"
)

// A schema that only a dynamic reference leads to is held to what the options say of
// formats and counts, as any other.
func TestDynamicTargetsAreSettled(t *testing.T) {
	const count = `{"maxLength": 18446744073709551615, "format": "ipv4"}`
	for _, test := range []struct {
		name, schema string
		resources    map[string]string
		location     string
	}{
		{"in the schema", `{"$id": "https://example.com/root", "$ref": "list", "$defs": {"text": {"$dynamicAnchor": "T", "$ref": "#/$defs/c"}, "c": ` + count + `,
			"list": {"$id": "list", "items": {"$dynamicRef": "#T"}, "$defs": {"any": {"$dynamicAnchor": "T"}}}}}`, nil, "https://example.com/root#/$defs/c"},
		{"in a resource", `{"$ref": "https://example.com/texts#/$defs/all"}`, map[string]string{
			"texts": `{"$id": "https://example.com/texts", "$defs": {"text": {"$dynamicAnchor": "T", "allOf": [` + count + `]}, "all": {"$ref": "list"}}}`,
			"list":  `{"$id": "https://example.com/list", "items": {"$dynamicRef": "#T"}, "$defs": {"any": {"$dynamicAnchor": "T"}}}`,
		}, "https://example.com/texts#/$defs/text/allOf/0"},
		{"by way of another", `{"$id": "https://example.com/root", "$ref": "list", "$defs": {
			"text": {"$dynamicAnchor": "T", "$ref": "other"}, "c": {"$dynamicAnchor": "U", "not": ` + count + `},
			"other": {"$id": "other", "$dynamicRef": "#U", "$defs": {"any": {"$dynamicAnchor": "U"}}},
			"list": {"$id": "list", "items": {"$dynamicRef": "#T"}, "$defs": {"any": {"$dynamicAnchor": "T"}}}}}`, nil, "https://example.com/root#/$defs/c/not"},
		{"of 2019-09", `{"$ref": "https://example.com/tree#/$defs/all"}`, map[string]string{
			"tree": `{"$schema": "https://json-schema.org/draft/2019-09/schema", "$id": "https://example.com/tree", "$recursiveAnchor": true, "anyOf": [` + count + `], "$defs": {"all": {"$ref": "list"}}}`,
			"list": `{"$schema": "https://json-schema.org/draft/2019-09/schema", "$id": "https://example.com/list", "$recursiveAnchor": true, "items": {"$recursiveRef": "#"}}`,
		}, "https://example.com/tree#/anyOf/0"},
	} {
		resources := map[string][]byte{}
		for name, text := range test.resources {
			resources[name] = []byte(text)
		}
		s := compiled(t, test.schema, Options{Resources: resources, FormatAnnotationOnly: true})
		target := s.All[test.location]
		if target == nil {
			t.Errorf("%s: nothing is at %s", test.name, test.location)
			continue
		}
		if target.Format != nil || *target.MaxLength != math.MaxInt {
			t.Errorf("%s: got the format %v and maxLength %d", test.name, target.Format, *target.MaxLength)
		}
		if !accepts(t, s, `["x"]`) && test.name != "by way of another" {
			t.Errorf("%s: a text is refused", test.name)
		}
	}
}
