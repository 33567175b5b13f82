package compat

import (
	"strings"
	"testing"

	"example.com/authlink"
)

// FuzzCompare proves the proofs: one of the two schemas accepts each payload and the
// other refuses it. And a schema does not differ from itself.
func FuzzCompare(f *testing.F) {
	for _, seed := range [][2]string{
		{`{"type": ["string", "integer"]}`, `{"type": "string", "pattern": "^a"}`},
		{`{"properties": {"a": {"$ref": "#"}, "5": {"enum": [1, null]}}, "required": ["a"]}`, `{"additionalProperties": {"multipleOf": 0.5}}`},
		{`{"anyOf": [{"minLength": 2}, {"$ref": "#/$defs/a"}], "$defs": {"a": {"not": {"type": "object"}}}}`, `{"oneOf": [{"type": "null"}, {"items": false}]}`},
		{`{"$schema": "http://json-schema.org/draft-07/schema#", "items": [{}, true], "additionalItems": {"uniqueItems": true}, "dependencies": {"a": ["b"], "c": {}}}`, `{"prefixItems": [{"const": 1}], "contains": {}, "if": {"maxItems": 3}, "else": false}`},
		{`false`, `{"patternProperties": {"^x": {"format": "date"}}, "propertyNames": {"maxLength": 3}, "unevaluatedProperties": false}`},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, old, new string) {
		if len(old)+len(new) > 600 {
			t.Skip() // generating takes its time
		}
		before, err := authlink.Compile([]byte(old), nil)
		if err != nil {
			t.Skip()
		}
		after, err := authlink.Compile([]byte(new), nil)
		if err != nil {
			t.Skip()
		}
		d, err := search(brief, sideOf(before, brief), sideOf(after, brief)) // Compare masks what looks like a secret
		if err != nil {
			t.Skip()
		}
		for _, d := range d.found {
			if d.Proof == nil {
				continue
			}
			accepts, refuses := before, after
			if d.Proof.ValidUnder == "new" {
				accepts, refuses = after, before
			}
			if payload := []byte(d.Proof.Payload); !accepts.Valid(payload) || refuses.Valid(payload) {
				t.Errorf("%s %s is not proven by %s", d.Path, d.Keyword, payload)
			}
		}
		same, err := compareSchemas([]byte(old), []byte(old))
		if err != nil || len(same) > 0 {
			t.Errorf("a schema differs from itself: %v %v", same, err)
		}
	})
}

// Definitions that refer to one another in all ways apply in more places than can be
// told; a change in one is told of some.
func TestManyPlaces(t *testing.T) {
	schema := func(kind string) []byte {
		var all strings.Builder
		all.WriteString(`{"$ref": "#/$defs/a", "$defs": {"x": {"type": "` + kind + `"}`)
		names := "abcdef"
		for _, name := range names {
			all.WriteString(`, "` + string(name) + `": {"properties": {"x": {"$ref": "#/$defs/x"}`)
			for _, other := range names {
				all.WriteString(`, "` + string(other) + `": {"$ref": "#/$defs/` + string(other) + `"}`)
			}
			all.WriteString(`}}`)
		}
		all.WriteString(`}}`)
		return []byte(all.String())
	}
	found, err := compareSchemas(schema("string"), schema("boolean"))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(found); n < 1 || n > 4*maxPlaces {
		t.Errorf("%d differences", n)
	}
}
