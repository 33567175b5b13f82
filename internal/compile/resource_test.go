package compile

import (
	"strings"
	"testing"

	"example.com/authlink/internal/advice"
)

// A resource is found by the URI that leads to it, from wherever that is referred to.
func TestResources(t *testing.T) {
	const text, number = `{"type": "string"}`, `{"type": "number"}`
	for _, test := range []struct {
		name, schema string
		resources    map[string]string
		text         bool // whether a text is what is accepted, rather than a number
	}{
		{"absolute", `{"$ref": "https://example.com/a.json"}`, map[string]string{"https://example.com/a.json": text}, true},
		{"relative to an identifier", `{"$id": "https://example.com/b/s.json", "$ref": "a.json"}`, map[string]string{"https://example.com/b/a.json": text}, true},
		{"a relative name and an identifier", `{"$id": "https://example.com/b/s.json", "$ref": "https://example.com/b/a.json"}`, map[string]string{"a.json": text}, true},
		{"relative to no identifier", `{"$ref": "a.json"}`, map[string]string{"a.json": text}, true},
		{"a part of it", `{"$ref": "a.json#/$defs/a"}`, map[string]string{"a.json": `{"$defs": {"a": ` + text + `}}`}, true},
		{"with an empty fragment", `{"$ref": "a.json#"}`, map[string]string{"a.json#": text}, true},
		{"called as the schema is", `{"$ref": "schema.json"}`, map[string]string{"schema.json": text}, true},
		{"in the directory", `{"$ref": "a.json"}`, map[string]string{"a.json": number, "../a.json": text}, false},
		{"in the one above", `{"$ref": "../a.json"}`, map[string]string{"a.json": number, "../a.json": text}, true},
		{"in one below, which leads up", `{"$ref": "b/a.json"}`, map[string]string{"b/a.json": `{"$ref": "../../a.json"}`, "a.json": number, "../a.json": text}, true},
		{"by way of another", `{"$ref": "a.json"}`, map[string]string{"a.json": `{"$ref": "b/c.json"}`, "b/c.json": `{"$ref": "d.json"}`, "b/d.json": text, "d.json": number}, true},
		{"its own identifier counts", `{"$ref": "https://example.com/x"}`, map[string]string{"https://example.com/x": `{"$id": "https://example.com/y/z", "$ref": "a.json"}`,
			"https://example.com/y/a.json": text}, true},
		{"back to the schema", `{"$ref": "a.json", "$defs": {"a": ` + text + `}}`, map[string]string{"a.json": `{"$ref": "schema.json#/$defs/a"}`}, true},
	} {
		resources := map[string][]byte{}
		for uri, document := range test.resources {
			resources[uri] = []byte(document)
		}
		s := compiled(t, test.schema, Options{Resources: resources})
		if accepts(t, s, `"x"`) != test.text || accepts(t, s, `1`) == test.text {
			t.Errorf("%s: another schema is referred to", test.name)
		}
	}
}

// Where a resource is not there, it is named as the schema would refer to it.
func TestMissingResourceIsNamedRelatively(t *testing.T) {
	for schema, want := range map[string]string{
		`{"$ref": "b/a.json"}`:                                    `"b/a.json"`,
		`{"$ref": "../a.json"}`:                                   `"../a.json"`,
		`{"$ref": "../../a.json#/x"}`:                             `"../../a.json"`,
		`{"$id": "https://example.com/b/", "$ref": "../a.json"}`:  `"https://example.com/a.json"`,
		`{"$ref": "` + strings.Repeat("../", 3) + `../b/c.json"}`: `"../../../../b/c.json"`,
	} {
		err := refused(t, schema, Options{})
		if len(err.Advice) != 1 || err.Advice[0].Code != advice.SupplyResource || err.Advice[0].Args[0] != want {
			t.Errorf("%s: got %v, want %s", schema, err.Advice, want)
		}
	}
}

// An identifier that is that of a metaschema or of a resource is let be: what is called so
// is the other one, and the schema judges all the same.
func TestIdentifierOfAnother(t *testing.T) {
	resources := map[string][]byte{"https://example.com/a": []byte(`{"type": "number"}`)}
	for _, uri := range []string{"https://json-schema.org/draft/2020-12/schema", "https://example.com/a"} {
		s := compiled(t, `{"$id": "`+uri+`", "type": "string"}`, Options{Resources: resources})
		if want := baseRoot + "schema.json#"; s.Root.Location != want || !accepts(t, s, `"x"`) || accepts(t, s, `1`) {
			t.Errorf("%s: the schema is at %s, want %s", uri, s.Root.Location, want)
		}
	}
}
