package schemarule

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/format"
	"example.com/authlink/internal/jsonindex"
)

// remarksOn returns the remarks on a schema, each as its code and its place.
func remarksOn(t *testing.T, schema string, opts Options) []string {
	t.Helper()
	var doc jsonindex.Index
	if err := doc.Parse([]byte(schema), jsonindex.Options{}); err != nil {
		t.Fatalf("%s: %v", schema, err)
	}
	opts.Formats, opts.Base = true, "https://schema.invalid/schema.json"
	var got []string
	for _, r := range Remarks(&doc, opts) {
		got = append(got, string(r.Code)+" "+r.KeywordLocation)
		if r.Code.Severity() == "" || r.Message == "" || r.Offset >= r.End {
			t.Errorf("%s: %+v", schema, r)
		}
	}
	return got
}

// in is the beginning of a schema of a draft.
func in(draft dialect.Draft) string { return fmt.Sprintf(`{"$schema": %q, `, draft.Metaschema()) }

func TestRemarks(t *testing.T) {
	knows := func(uri string) bool {
		return uri == "https://schema.invalid/known.json" || uri == "https://example.com/known"
	}
	for _, test := range []struct {
		schema string
		want   []string
	}{
		// Unknown keywords.
		{`{"tpye": "string", "minLenght": 3}`, []string{"unknown-keyword /tpye", "unknown-keyword /minLenght"}},
		{`{"minlength": 3}`, []string{"unknown-keyword /minlength"}},
		{`{"allof": [{"Type": "string"}]}`, []string{"unknown-keyword /allof"}},
		{`{"not": {"items": {"anyOf": [{"enmu": [1]}]}}}`, []string{"unknown-keyword /not/items/anyOf/0/enmu"}},
		{`{"properties": {"tpye": true}}`, nil},
		{`{"type": "object", "titles": ["a"], "types": {"a": 1}}`, []string{"custom-keyword /titles", "custom-keyword /types"}},
		{`{"_description": "a", "tsAdditionalProperties": true, "ttype": "string"}`, []string{"custom-keyword /_description", "custom-keyword /tsAdditionalProperties", "unknown-keyword /ttype"}},
		{`{"type": "object", "tpye": "string"}`, []string{"custom-keyword /tpye"}}, // it is there
		{`{"type": "object", "x-tpye": 1, "x-type": "string"}`, nil},
		{`{"const": {"tpye": 1}, "default": {"tpye": 1}, "enum": [{"tpye": 1}], "examples": [{"tpye": 1}]}`, nil},
		{`{"$ref": "#/shared/a", "shared": {"a": {"tpye": "string"}}}`, []string{"unknown-keyword /shared/a/tpye"}},

		// Properties out of place.
		{`{"type": "object", "street": {"type": "string"}}`, []string{"misplaced-property /street"}},
		{`{"properties": {"a": {"street": {"$ref": "#"}}}}`, []string{"misplaced-property /properties/a/street"}},
		{`{"type": "string", "ui": {"type": "string"}}`, []string{"custom-keyword /ui"}},
		{`{"properties": {}, "ui": {"type": "string"}}`, []string{"custom-keyword /ui"}},
		{`{"type": "object", "ui": {"type": "wide"}}`, []string{"custom-keyword /ui"}},

		// Documents that assert nothing.
		{`{}`, nil},
		{`true`, nil},
		{`{"title": "Anything"}`, nil},
		{`{"x-a": 1}`, nil},
		{`{"name": "a"}`, []string{"asserts-nothing ", "custom-keyword /name"}},
		{`{"$schema": "http://json-schema.org/draft-04/schema#", "const": 1}`, []string{"ignored-keyword /const"}},
		{`{"$defs": {"a": {}}}`, []string{"definitions-only /$defs"}},
		{`{"definitions": {"a": {}}, "title": "a"}`, []string{"definitions-only /definitions"}},
		{`{"$defs": {}}`, nil},

		// Drafts.
		{in(dialect.Draft6) + `"if": {}, "then": {}}`, []string{"ignored-keyword /if", "ignored-keyword /then"}},
		{in(dialect.Draft7) + `"dependentRequired": {}, "unevaluatedItems": false, "$anchor": "a"}`, []string{"ignored-keyword /dependentRequired", "ignored-keyword /unevaluatedItems", "other-draft /$anchor"}},
		{in(dialect.Draft201909) + `"prefixItems": [{}], "$dynamicAnchor": "a", "dependencies": {}}`, []string{"ignored-keyword /prefixItems", "other-draft /$dynamicAnchor", "other-draft /dependencies"}},
		{in(dialect.Draft202012) + `"additionalItems": false, "$recursiveRef": "#", "id": "a"}`, []string{"ignored-keyword /additionalItems", "other-draft /$recursiveRef", "other-draft /id"}},
		{in(dialect.Draft4) + `"$defs": {"a": {}}, "$ref": "#/$defs/a", "examples": [1], "$comment": "a"}`, nil},
		{in(dialect.Draft7) + `"definitions": {"a": {}}, "$ref": "#/definitions/a"}`, nil},
		{`{"$schema": "https://example.com/own", "dependencies": {}, "const": 1}`, nil},
		{`{"properties": {"id": {"id": {"type": "string"}}}}`, []string{"misplaced-property /properties/id/id"}},
		{`{"$defs": {"a": {"$id": "a", "$schema": "http://json-schema.org/draft-04/schema#", "const": 1}}, "$ref": "#/$defs/a"}`, nil}, // draft 4 has no "$id"
		{`{"$defs": {"a": {"$id": "a", "$schema": "http://json-schema.org/draft-06/schema#", "if": true, "then": true}}, "$ref": "a"}`, []string{"ignored-keyword /$defs/a/if", "ignored-keyword /$defs/a/then"}},

		{`{"type": "string", "nullable": true}`, []string{"other-draft /nullable"}},
		{`{"type": ["string", "null"], "nullable": true, "allOf": [{"nullable": true}], "not": {"type": "string", "nullable": false}}`, nil},

		// Beside a reference.
		{in(dialect.Draft7) + `"definitions": {"a": {"type": "string"}}, "$ref": "#/definitions/a", "maxLength": 1, "description": "a", "type": "string"}`, []string{"ignored-sibling /maxLength"}},
		{in(dialect.Draft201909) + `"$defs": {"a": {"type": "string"}}, "$ref": "#/$defs/a", "maxLength": 1}`, nil},
		{in(dialect.Draft7) + `"properties": {"$ref": {"type": "string"}, "a": {"type": "string"}}}`, nil},

		// Without effect.
		{`{"then": true, "else": true}`, []string{"idle-keyword /then", "idle-keyword /else"}},
		{in(dialect.Draft7) + `"if": {"type": "string"}}`, []string{"idle-keyword /if"}},
		{`{"if": {"properties": {"a": true}}, "unevaluatedProperties": false}`, nil},
		{`{"minContains": 1, "maxContains": 2}`, []string{"idle-keyword /minContains", "idle-keyword /maxContains"}},
		{`{"contains": true, "minContains": 1, "maxContains": 2}`, nil},
		{in(dialect.Draft7) + `"items": {}, "additionalItems": false}`, []string{"idle-keyword /additionalItems"}},
		{in(dialect.Draft7) + `"items": [{}], "additionalItems": false}`, nil},
		{`{"additionalProperties": true, "unevaluatedProperties": false}`, []string{"idle-keyword /unevaluatedProperties"}},
		{`{"items": true, "unevaluatedItems": false}`, []string{"idle-keyword /unevaluatedItems"}},
		{`{"prefixItems": [true], "unevaluatedItems": false}`, nil},

		// Types.
		{`{"type": "string", "minimum": 1, "items": {}, "required": ["a"]}`, []string{"inapplicable-keyword /minimum", "inapplicable-keyword /items", "inapplicable-keyword /required"}},
		{`{"type": ["string", "integer"], "minimum": 1, "pattern": "a"}`, nil},
		{`{"type": "null", "enum": [null], "const": null, "allOf": [{}], "$ref": "#/$defs/a", "$defs": {"a": {}}, "default": 1}`, nil},
		{`{"type": "integer", "multipleOf": 2, "format": "int32"}`, nil},
		{`{"type": "object", "allOf": [{"type": "object"}, {"type": ["object", "null"]}]}`, nil},
		{`{"type": "string", "allOf": [{"type": ["object", "null"]}]}`, []string{"contradiction /allOf"}},
		{`{"allOf": [{"type": "integer"}, {"type": "number"}]}`, nil},
		{`{"type": "string", "$ref": "#/$defs/a", "$defs": {"a": {"allOf": [{"type": "object"}]}}}`, []string{"contradiction /$ref"}},
		{in(dialect.Draft7) + `"$ref": "#/definitions/a", "definitions": {"a": {"type": "object"}}}`, nil},
		{in(dialect.Draft7) + `"allOf": [{"$ref": "#/definitions/a"}, {"type": "string"}], "definitions": {"a": {"type": "object"}}}`, []string{"contradiction /allOf"}},
		{`{"allOf": [{"$ref": "#"}], "type": "string"}`, nil},
		{`{"$ref": "#/$defs/a", "$defs": {"a": {"type": "null", "allOf": [{"type": "object"}]}}}`, []string{"contradiction /$defs/a/allOf"}}, // there alone

		// Bounds.
		{`{"minLength": 3, "maxLength": 2}`, []string{"contradiction /minLength"}},
		{`{"minLength": 3, "maxLength": 3, "minItems": 1.0, "maxItems": 1, "minProperties": 0, "maxProperties": 0}`, nil},
		{`{"minItems": 2, "maxItems": 1, "minProperties": 2, "maxProperties": 1}`, []string{"contradiction /minItems", "contradiction /minProperties"}},
		{`{"contains": true, "minContains": 2, "maxContains": 1}`, []string{"contradiction /minContains"}},
		{`{"minimum": 1, "maximum": 1}`, nil},
		{`{"minimum": 1.5, "maximum": 1.25}`, []string{"contradiction /minimum"}},
		{`{"minimum": 1, "exclusiveMaximum": 1}`, []string{"contradiction /minimum"}},
		{`{"exclusiveMinimum": 1, "maximum": 1}`, []string{"contradiction /exclusiveMinimum"}},
		{`{"exclusiveMinimum": 1e2, "exclusiveMaximum": 101}`, nil},
		{in(dialect.Draft4) + `"minimum": 1, "exclusiveMinimum": true, "maximum": 1}`, []string{"contradiction /minimum"}},
		{in(dialect.Draft4) + `"minimum": 1, "exclusiveMinimum": false, "maximum": 1}`, nil},
		{`{"prefixItems": [true], "items": false, "minItems": 2}`, []string{"contradiction /minItems"}},
		{`{"prefixItems": [true, true], "items": false, "minItems": 2}`, nil},
		{in(dialect.Draft7) + `"items": [{}], "additionalItems": false, "minItems": 2}`, []string{"contradiction /minItems"}},

		// Properties.
		{`{"properties": {"a": false}, "required": ["a"]}`, []string{"contradiction /required/0"}},
		{`{"properties": {"a": {"not": {}}}, "required": ["a"]}`, []string{"contradiction /required/0"}},
		{`{"properties": {"a": {"not": {"type": "string"}}}, "required": ["a"]}`, nil},
		{`{"properties": {"a": true}, "required": ["a", "b"], "additionalProperties": false}`, []string{"contradiction /required/1"}},
		{`{"properties": {"a": true}, "patternProperties": {"^b": true}, "required": ["a", "b"], "additionalProperties": false}`, nil},
		{`{"patternProperties": {"(?=b)": true, "(": true}, "required": ["a"], "additionalProperties": false}`, nil},
		{`{"properties": {"a": true}, "required": ["b"]}`, nil},
		{`{"properties": {"street": true}, "required": ["stret"]}`, []string{"misspelled-required /required/0"}},
		{`{"properties": {"street": true}, "required": ["stret", "street"]}`, nil},
		{`{"required": ["a", "b", "b"], "maxProperties": 1}`, []string{"contradiction /maxProperties"}},
		{`{"required": ["a", "a"], "maxProperties": 1}`, nil},

		// Formats.
		{`{"format": "datetime"}`, []string{"unknown-format /format"}},
		{`{"format": "semver-range"}`, []string{"custom-format /format"}},
		{`{"format": "idn-hostname"}`, nil},
		{`{"type": "integer", "format": "date-time"}`, []string{"inapplicable-keyword /format"}},
		{`{"type": ["integer", "string"], "format": "date-time"}`, nil},
		{`{"type": "string", "format": "int64"}`, nil},

		// References.
		{`{"$ref": "#/$defs/a"}`, []string{"unresolved-ref /$ref"}},
		{`{"$ref": "#a"}`, []string{"unresolved-ref /$ref"}},
		{`{"$ref": "#/a~2"}`, []string{"unresolved-ref /$ref"}},
		{`{"$ref": "#/%zz"}`, []string{"unresolved-ref /$ref"}},
		{`{"$ref": "#"}`, nil},
		{`{"items": {"$ref": "#a"}, "$defs": {"b": {"$anchor": "a"}}}`, nil},
		{in(dialect.Draft7) + `"items": {"$ref": "#a"}, "definitions": {"b": {"$id": "#a"}}}`, nil},
		{`{"$id": "https://example.com/a", "items": {"$ref": "/a"}, "not": {"$ref": "https://example.com/a#"}}`, nil},
		{`{"$id": "https://example.com/a", "$ref": "b", "$defs": {"b": {"$id": "b", "$ref": "#/$defs/c", "$defs": {"c": {}}}}}`, nil},
		{`{"$id": "https://example.com/a", "$ref": "b", "$defs": {"b": {"$id": "b", "$ref": "#/$defs/c"}}}`, []string{"unresolved-ref /$defs/b/$ref"}},
		{`{"$ref": "$defs/a", "items": {"$ref": "/$defs/a"}, "$defs": {"a": {}}}`, []string{"unresolved-ref /$ref", "unresolved-ref /items/$ref", "unused-definition /$defs/a"}},
		{`{"$ref": "other.json#/a"}`, []string{"external-ref /$ref"}},
		{`{"$ref": "known.json#/a", "not": {"$ref": "https://example.com/known#a"}}`, nil},

		// Definitions.
		{`{"type": "string", "$defs": {"a": {}, "b": {"$anchor": "b"}, "c": {"$id": "c"}}}`, []string{"unused-definition /$defs/a"}},
		{`{"$ref": "#/$defs/a/items", "$defs": {"a": {"items": {"$ref": "#/$defs/b"}}, "b": {}}}`, nil},
		{`{"type": "string", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}}`, []string{"unused-definition /$defs/a", "unused-definition /$defs/b"}},
		{`{"items": {"$dynamicRef": "#n"}, "$defs": {"a": {"$dynamicAnchor": "n"}}}`, nil},
	} {
		if got := remarksOn(t, test.schema, Options{Draft: dialect.Draft202012, Knows: knows}); !slices.Equal(got, test.want) {
			t.Errorf("%s\n got %q\nwant %q", test.schema, got, test.want)
		}
	}
}

// TestOpenAPI: each schema of an OpenAPI document is looked at, by the rules of its version.
func TestOpenAPI(t *testing.T) {
	const spec = `{"openapi": "VERSION", "info": {"schema": "x", "title": "a"},
		"paths": {"/a": {"get": {
			"parameters": [{"name": "a", "schema": {"tpye": "string"}}],
			"responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}, "example": {"schema": {"tpye": 1}}}}}}
		}}},
		"components": {"schemas": {
			"A": {"type": "string", "nullable": true, "example": "a", "xml": {}, "$ref": "#/components/schemas/B", "maxLength": 3},
			"B": {"type": "string", "const": "b", "minLenght": 3},
			"C": {"$ref": "#/components/schemas/D"}
		}}}`
	for version, want := range map[string][]string{
		"3.0.3": {
			"unknown-keyword /paths/~1a/get/parameters/0/schema/tpye", "ignored-sibling /components/schemas/A/maxLength",
			"ignored-keyword /components/schemas/B/const", "unknown-keyword /components/schemas/B/minLenght", "unresolved-ref /components/schemas/C/$ref",
		},
		"3.1.0": {
			"unknown-keyword /paths/~1a/get/parameters/0/schema/tpye", "other-draft /components/schemas/A/nullable",
			"unknown-keyword /components/schemas/B/minLenght", "unresolved-ref /components/schemas/C/$ref",
		},
	} {
		got := remarksOn(t, strings.Replace(spec, "VERSION", version, 1), Options{})
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", version, got, want)
		}
	}
}

// TestValues: values of the schema are held against it.
func TestValues(t *testing.T) {
	for schema, want := range map[string][]string{
		`{"default": 1}`:                           {"invalid-default /default"},
		`{"default": null}`:                        nil,
		`{"const": 1}`:                             {"contradiction /const"},
		`{"enum": [1, 2]}`:                         {"contradiction /enum"},
		`{"enum": []}`:                             {"contradiction /enum"},
		`{"enum": [1], "const": 1}`:                {"contradiction /const"},
		`{"properties": {"a": {"examples": [1]}}}`: {"invalid-example /properties/a/examples/0"},
		`{"$schema": "http://json-schema.org/draft-04/schema#", "type": "string", "examples": [1]}`: nil,
	} {
		refuses := func(schema []string, _ int, way []string) (string, bool) {
			return "no", slices.Equal(schema, way[:len(schema)])
		}
		if got := remarksOn(t, schema, Options{Refuses: refuses, Draft: dialect.Draft202012}); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", schema, got, want)
		}
	}
	odd := func(_ []string, token int, way []string) (string, bool) { return strings.Join(way, "/"), token%2 == 1 }
	got := remarksOn(t, `{"enum": [1, 2, 3]}`, Options{Refuses: odd, Draft: dialect.Draft202012})
	if want := []string{"dead-enum-value /enum/0", "dead-enum-value /enum/2"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestSecretsAreNotShown: a value of a property that is a secret is in no message.
func TestSecretsAreNotShown(t *testing.T) {
	const schema = "  " + `{"properties": {"password": {"type": "integer", "default": "hunter2", "examples": ["hunter2"], "enum": [1, "hunter2"]},
		"pin": {"writeOnly": true, "const": "hunter2"}}}`
	var doc jsonindex.Index
	if err := doc.Parse([]byte(schema), jsonindex.Options{}); err != nil {
		t.Fatal(err)
	}
	refuses := func(_ []string, token int, _ []string) (string, bool) {
		return "got " + string(doc.Raw(token)), doc.Token(token).Kind == jsonindex.String
	}
	remarks := Remarks(&doc, Options{Draft: dialect.Draft202012, Refuses: refuses})
	for _, r := range remarks {
		if strings.Contains(r.Message, "hunter2") {
			t.Error(r.Message)
		}
	}
	if len(remarks) != 4 {
		t.Errorf("%d remarks", len(remarks))
	}
}

// TestFormats: each format that is asserted is known, and is for strings.
func TestFormats(t *testing.T) {
	for _, name := range format.Names() {
		if !slices.Contains(dialect.Formats(), name) || !dialect.IsOfStrings(name) {
			t.Errorf("the format %q is asserted, and not known to be for strings", name)
		}
	}
}
