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
		o, err := open([]byte(old))
		if err != nil {
			t.Skip()
		}
		n, err := open([]byte(new))
		if err != nil {
			t.Skip()
		}
		found, err := compareSides(o, n) // Compare masks what looks like a secret
		if err != nil {
			t.Skip()
		}
		before, after := compile(t, old), compile(t, new)
		for _, d := range found {
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
		same, err := Compare([]byte(old), []byte(old))
		if err != nil || len(same) > 0 {
			t.Errorf("a schema differs from itself: %v %v", same, err)
		}
	})
}

func compile(t *testing.T, schema string) *authlink.Validator {
	t.Helper()
	v, err := authlink.Compile([]byte(schema), nil)
	if err != nil {
		t.Fatal(err)
	}
	return v
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
	found, err := Compare(schema("string"), schema("boolean"))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(found); n < 2 || n > 4*maxPlaces {
		t.Errorf("%d differences", n)
	}
}
