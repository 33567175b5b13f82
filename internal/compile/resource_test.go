package compile

import (
	"fmt"
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
		{"by its relative identifier", `{"$id": "common", "$ref": "other"}`, map[string]string{"other.schema.json": `{"$id": "other", "type": "string"}`}, true},
		{"by one in a directory", `{"$id": "s/common", "$ref": "other"}`, map[string]string{"other.json": `{"$id": "s/other", "$ref": "third"}`, "third.json": `{"$id": "s/third", "$ref": "#/$defs/a", "$defs": {"a": ` + text + `}}`}, true},
		{"by its identifier", `{"$ref": "https://example.com/x"}`, map[string]string{"a.json": `{"$id": "https://example.com/x#", "type": "string"}`}, true},
		{"by its identifier of draft 4", `{"$ref": "https://example.com/x"}`, map[string]string{"a.json": `{"$schema": "http://json-schema.org/draft-04/schema#", "id": "https://example.com/x", "type": "string"}`}, true},
		{"its identifier before another's name", `{"$id": "https://example.com/s.json", "$ref": "b.json"}`, map[string]string{"a.json": `{"$id": "https://example.com/b.json", "type": "string"}`, "b.json": number}, true},
		{"its identifier mirrors its name", `{"$id": "https://example.com/a.json", "$ref": "b.json"}`, map[string]string{"b.json": `{"$id": "https://example.com/b.json", "type": "string"}`}, true},
		{"the same by two names", `{"$id": "https://example.com/a.json", "$ref": "b.json"}`, map[string]string{"b.json": text, "https://example.com/b.json": text}, true},
		{"two that are the same", `{"$ref": "https://example.com/b"}`, map[string]string{"a.json": `{"$id": "https://example.com/b", "type": "string"}`, "b.json": `{"$id": "https://example.com/b", "type": "string"}`}, true},
		{"two that differ, of which one is named so", `{"$id": "https://example.com/a", "$ref": "b"}`, map[string]string{"a.json": `{"$id": "https://example.com/b", "type": "number"}`, "b": `{"$id": "https://example.com/b", "type": "string"}`}, true},
		{"beside one with another identifier", `{"$ref": "d/a.json"}`, map[string]string{"d/a.json": `{"$id": "https://example.com/schemas/a", "$ref": "b.json"}`, "d/b.json": text, "b.json": number}, true},
		{"above one with another identifier", `{"$ref": "d/a.json"}`, map[string]string{"d/a.json": `{"$id": "https://example.com/schemas/a", "$ref": "../e/b.json"}`, "e/b.json": text, "b.json": number}, true},
		{"a copy of the schema", `{"$id": "https://example.com/d/a.json", "$ref": "b.json", "$defs": {"a": ` + text + `}}`, map[string]string{
			"a.json": `{"$id": "https://example.com/d/a.json", "$ref": "b.json", "$defs": {"a": ` + text + `}}`, "b.json": `{"$ref": "a.json#/$defs/a"}`}, true},
		{"embedded", `{"$ref": "https://example.com/inner"}`, map[string]string{"a.json": `{"$id": "https://example.com/bundle", "$defs": {"i": {"$id": "inner", "type": "string"}}}`}, true},
		{"embedded, and the whole after it", `{"allOf": [{"$ref": "https://example.com/inner"}, {"$ref": "https://example.com/bundle"}]}`,
			map[string]string{"a.json": `{"$id": "https://example.com/bundle", "$defs": {"i": {"$id": "inner", "type": "string"}}}`}, true},
		{"embedded, and the whole before it", `{"allOf": [{"$ref": "https://example.com/bundle"}, {"$ref": "https://example.com/inner"}]}`,
			map[string]string{"a.json": `{"$id": "https://example.com/bundle", "$defs": {"i": {"$id": "inner", "type": "string"}}}`}, true},
		{"embedded below another", `{"$ref": "https://example.com/d/e/f"}`, map[string]string{"a.json": `{"$defs": {"i": {"$id": "https://example.com/d/", "anyOf": [{"$id": "e/", "items": {"$id": "f", "$ref": "#/$defs/a", "$defs": {"a": ` + text + `}}}]}}}`}, true},
		{"embedded, by its draft", `{"$ref": "https://example.com/inner"}`, map[string]string{"a.json": `{` + draft7 + `, "definitions": {"i": {"$id": "https://example.com/inner", "$ref": "#/definitions/a"}, "j": {"$id": "https://example.com/inner", "items": [true], "additionalItems": false, "type": "string"}}}`}, true},
		{"embedded, by draft 4", `{"$ref": "https://example.com/inner"}`, map[string]string{"a.json": `{"$schema": "http://json-schema.org/draft-04/schema#", "definitions": {"i": {"id": "https://example.com/inner", "type": "string"}, "j": {"$id": "https://example.com/inner", "type": "number"}}}`}, true},
		{"embedded in the schema", `{"$ref": "a.json", "$defs": {"i": {"$id": "https://example.com/inner", "type": "string"}}}`, map[string]string{"a.json": `{"$ref": "https://example.com/inner"}`}, true},
		{"no identifier but an example of one", `{"$ref": "https://example.com/inner"}`, map[string]string{"a.json": `{"examples": [{"$id": "https://example.com/inner", "type": "number"}], "const": {"$id": "https://example.com/inner"}}`,
			"b.json": `{"properties": {"$id": {"$id": "https://example.com/inner", "type": "string"}}}`}, true},
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

// Where several documents claim an identifier, none is taken for the other; and those that
// nothing refers to do no harm.
func TestAmbiguousIdentifier(t *testing.T) {
	for name, format := range map[string]string{"whole": `{"$id": "https://example.com/x", "title": "%s"}`, "embedded": `{"not": {"$id": "https://example.com/x", "title": "%s"}}`} {
		resources := map[string][]byte{"a.json": fmt.Appendf(nil, format, "a"), "b.json": fmt.Appendf(nil, format, "b")}
		err := refused(t, `{"not": {"$ref": "https://example.com/x"}}`, Options{Resources: resources})
		if err.KeywordLocation != "/not/$ref" || err.Line != 1 || err.Resource != "" || !advice.Has(err.Advice, advice.OneIdentifier) {
			t.Errorf("%s: got %+v", name, err)
		}
		compiled(t, `{"$ref": "a.json"}`, Options{Resources: resources})
	}
}

// A reference that is broken is blamed on the place that holds it, however it is written.
func TestBrokenReferences(t *testing.T) {
	for schema, want := range map[string]string{
		`{"$ref": "#/a~0b~~cd"}`:                                                     `/$ref "$ref" "#/a~0b~~cd" cannot be resolved pointer-escapes`,
		`{"not": {"$ref": "#/$defs/c%2Fd"}}`:                                         `/not/$ref "$ref" "#/$defs/c%2Fd" cannot be resolved pointer-escapes`,
		`{"not": {"$ref": "#/%24defs/%63"}}`:                                         `/not/$ref "$ref" "#/%24defs/%63" cannot be resolved nothing-there`,
		`{"not": {"$ref": "#/$defs/ü ö"}}`:                                           `/not/$ref "$ref" "#/$defs/ü ö" cannot be resolved nothing-there`,
		`{"not": {"$ref": "#/%zz"}, "format": "none"}`:                               `/not/$ref "#/%zz" is not a valid uri-reference percent-encode`,
		`{"$id": "https://example.com/a", "$ref": "a#/b"}`:                           `/$ref "$ref" "a#/b" cannot be resolved nothing-there`,
		`{"not": {"$id": "https://example.com/d/", "$ref": "#/x"}}`:                  `/not/$ref "$ref" "#/x" cannot be resolved nothing-there`,
		`{"$defs": {"d": {"$id": "d/", "$anchor": "a"}}, "items": {"$ref": "d/#b"}}`: `/items/$ref "$ref" "d/#b" cannot be resolved no-anchor`,
		`{"$defs": {"d": {"$id": "d/"}}, "items": {"$ref": "d/#/b"}}`:                `/items/$ref "$ref" "d/#/b" cannot be resolved nothing-there`,
	} {
		err := refused(t, schema, Options{})
		code := advice.Code("")
		if len(err.Advice) > 0 {
			code = err.Advice[0].Code
		}
		if got := fmt.Sprintf("%s %s %s", err.KeywordLocation, err.Message, code); got != want || err.Line != 1 {
			t.Errorf("%s: got %s, want %s", schema, got, want)
		}
	}
}

// That holds where the schema is called like a resource, too.
func TestBrokenReferenceOfNamesake(t *testing.T) {
	const schema = `{"$id": "https://example.com/d/a.json", "items": {"$ref": "b.json#/none"}}`
	for _, namesake := range []string{schema, `{"$id": "https://example.com/d/a.json"}`} {
		err := refused(t, schema, Options{Resources: map[string][]byte{"a.json": []byte(namesake), "b.json": []byte(`{}`)}})
		if err.KeywordLocation != "/items/$ref" || err.Resource != "" || err.Line != 1 {
			t.Errorf("beside %s: got %+v", namesake, err)
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
