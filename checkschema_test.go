package authlink_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/schemarule"
	"example.com/authlink/internal/schematest"
)

// schemaCodes are the codes of remarks on schemas.
var schemaCodes = []authlink.SchemaCode{
	authlink.SchemaInvalid, authlink.SchemaUnknownKeyword, authlink.SchemaCustomKeyword, authlink.SchemaMisplacedProperty,
	authlink.SchemaAssertsNothing, authlink.SchemaDefinitionsOnly, authlink.SchemaIgnoredKeyword, authlink.SchemaOtherDraft,
	authlink.SchemaIgnoredSibling, authlink.SchemaIdleKeyword, authlink.SchemaInapplicableKeyword, authlink.SchemaContradiction,
	authlink.SchemaUnresolvedRef, authlink.SchemaExternalRef, authlink.SchemaUnknownFormat, authlink.SchemaCustomFormat,
	authlink.SchemaDeadEnumValue, authlink.SchemaInvalidDefault, authlink.SchemaInvalidExample, authlink.SchemaMisspelledRequired,
	authlink.SchemaUnusedDefinition,
}

// TestSchemaCodes: the linter has a rule for each code, and their severities are the same.
func TestSchemaCodes(t *testing.T) {
	rules := map[string]finding.Severity{}
	for _, r := range rule.All() {
		if r.OfSchemas {
			rules[r.ID] = r.Severity
		}
	}
	for _, code := range schemaCodes {
		if severity := schemarule.Code(code).Severity(); rules[string(code)] != finding.Severity(severity) || severity == "" {
			t.Errorf("%s is of severity %q, the rule of %q", code, severity, rules[string(code)])
		}
	}
	if len(rules) != len(schemaCodes) {
		t.Errorf("%d rules, %d codes", len(rules), len(schemaCodes))
	}
}

func TestCheckSchema(t *testing.T) {
	for _, test := range []struct {
		schema string
		opts   *authlink.Options
		want   []string // each as String gives it
	}{
		{`{"tpye": "string"}`, nil, []string{`1:2: "tpye" is not a keyword: it checks nothing [unknown-keyword] (did you mean "type"?)`}},
		{"{\n  \"é\": 1, \"minimum\": 2,\n  \"maximum\": 1}", nil, []string{
			`2:3: "é" is not a keyword of JSON Schema: it checks nothing [custom-keyword]`,
			`2:22: "minimum" 2 is above "maximum" 1, so no number is valid [contradiction]`,
		}},
		{`{"type": "object", "properties": {"a": {"type": "strng"}}}`, nil, []string{
			`1:49: "strng" is not one of "array", "boolean", "integer", "null", "number", "object" or "string" [invalid-schema] (did you mean "string"?)`,
		}},
		{`[]`, nil, []string{`1:1: expected boolean or object, got array [invalid-schema]`}},
		// Values are held against what stands beside them, in whatever part of a document.
		{`{"$id": "https://example.com/a b", "$defs": {"a/b%": {"type": "integer", "default": "1", "enum": [1, "1"]}}, "$ref": "#/$defs/a~1b%25"}`, nil, []string{
			`1:85: the schema refuses its own default: expected integer, got string "1" [invalid-default]`,
			`1:102: "1" can never be valid: expected integer, got string "1" [dead-enum-value]`,
		}},
		{`{"format": "date", "default": "tomorrow"}`, nil, []string{`1:31: the schema refuses its own default: "tomorrow" is not a valid date [invalid-default]`}},
		{`{"format": "date", "default": "tomorrow"}`, &authlink.Options{FormatAnnotationOnly: true}, nil},
		{`{"format": "datetime"}`, &authlink.Options{FormatAnnotationOnly: true}, nil},
		{`{"enum": ["a", "b"], "const": "c"}`, nil, []string{`1:31: the schema refuses its own "const", so no value is valid: "c" is not one of "a" or "b" [contradiction]`}},
		{`{"enum": ["a", "b"], "const": "a"}`, nil, nil},
		// References to other documents.
		{`{"$ref": "a.json", "default": 1}`, nil, []string{
			`1:10: "$ref" "a.json" leads to another document, so what is said there is not checked [external-ref] (supply that document in Options.Resources under "a.json": nothing is fetched)`,
		}},
		{`{"$ref": "a.json", "default": 1}`, &authlink.Options{Resources: map[string][]byte{"a.json": []byte(`{"type": "string"}`)}}, []string{
			`1:31: the schema refuses its own default: expected string, got number 1 [invalid-default]`,
		}},
		{`{"properties": {"a": {"$ref": "#/$defs/b"}}}`, nil, []string{`1:31: "$ref" "#/$defs/b" leads to nothing [unresolved-ref] (there is nothing at that JSON Pointer)`}},
		// The draft.
		{`{"items": [true]}`, &authlink.Options{Draft: authlink.Draft7}, nil},
		{`{"const": 1}`, &authlink.Options{Draft: authlink.Draft4}, []string{
			`1:2: draft 4 has no "const": it checks nothing [ignored-keyword] (this is of draft 7: name that draft, with "$schema": "http://json-schema.org/draft-07/schema#" in the schema or in Options.Draft)`,
		}},
		// An OpenAPI document is no schema, but has some.
		{`{"openapi": "3.0.3", "components": {"schemas": {"A": {"nullable": true, "type": "string", "enmu": ["a"]}}}}`, nil, []string{
			`1:91: "enmu" is not a keyword: it checks nothing [unknown-keyword] (did you mean "enum"?)`,
		}},
		{`true`, nil, nil},
		{`{}`, nil, nil},
	} {
		remarks, err := authlink.CheckSchema([]byte(test.schema), test.opts)
		if err != nil {
			t.Errorf("%s: %v", test.schema, err)
			continue
		}
		var got []string
		for _, r := range remarks {
			got = append(got, r.String())
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s\n got %q\nwant %q", test.schema, got, test.want)
		}
		// A validator says the same of its schema.
		if v, err := authlink.Compile([]byte(test.schema), test.opts); err == nil && !strings.Contains(test.schema, "openapi") {
			if own := v.SchemaRemarks(); !reflect.DeepEqual(own, remarks) {
				t.Errorf("%s: the validator says %v", test.schema, own)
			}
		}
	}
	if remarks := new(authlink.Validator).SchemaRemarks(); remarks != nil {
		t.Errorf("on no schema: %v", remarks)
	}
}

// TestCheckSchemaErrors: what is not JSON, and a draft that does not exist.
func TestCheckSchemaErrors(t *testing.T) {
	_, err := authlink.CheckSchema([]byte(`{"type": }`), nil)
	if syntax, ok := errors.AsType[*authlink.SyntaxError](err); !ok || syntax.Offset != 9 {
		t.Errorf("got %v", err)
	}
	if _, err := authlink.CheckSchema([]byte(`{}`), &authlink.Options{Draft: 9}); err == nil {
		t.Error("there is a draft 9")
	}
	remarks, err := authlink.CheckSchema([]byte(`{"$ref": "a.json"}`), &authlink.Options{Resources: map[string][]byte{"a.json": []byte("{")}})
	if _, ok := errors.AsType[*authlink.SyntaxError](err); !ok {
		t.Errorf("a resource that is not JSON: %v, %v", remarks, err)
	}
}

// TestSchemaFixes: a fix leaves a schema with one remark less.
func TestSchemaFixes(t *testing.T) {
	for schema, want := range map[string]string{
		`{"tpye": "string"}`:     `{"type": "string"}`,
		`{"format": "datetime"}`: `{"format": "date-time"}`,
		`{"properties": {"a\"bcd": true}, "required": ["a\"bdc"]}`: `{"properties": {"a\"bcd": true}, "required": ["a\"bcd"]}`,
	} {
		remarks, err := authlink.CheckSchema([]byte(schema), nil)
		if err != nil || len(remarks) != 1 || remarks[0].Fix == nil {
			t.Fatalf("%s: %v, %v", schema, remarks, err)
		}
		got, err := remarks[0].Fix.Apply([]byte(schema))
		if err != nil {
			t.Fatal(err)
		}
		if remarks, _ := authlink.CheckSchema(got, nil); string(got) != want || len(remarks) > 0 {
			t.Errorf("%s becomes %s, %v", schema, got, remarks)
		}
	}
}

// FuzzCheckSchema: whatever the schema, there is no panic, each remark is on one line and has
// its place, and the same schema gives the same remarks. That a schema does not compile is said.
func FuzzCheckSchema(f *testing.F) {
	for _, data := range schematest.Seeds(3, 20, 400) {
		f.Add([]byte(schematest.New(data).Schema()))
	}
	for _, seed := range []string{
		`{"$id":"a","$ref":"b#/c","$defs":{"b":{"$id":"b","c":{"$anchor":"d","items":[{"$ref":"#d"}]}}}}`,
		`{"$schema":"http://json-schema.org/draft-04/schema#","id":"#a","required":true,"minimum":1e9,"maximum":-1}`,
		`{"openapi":"3.0","components":{"schemas":{"a":{"$ref":"#/components/schemas/a/b","b":{"nullable":true}}}}}`,
		`{"enum":[{"token":"a"},null],"const":1,"default":{},"examples":[[]],"tpye":"x","required":["a","a"],"properties":{"b":{}}}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, schema []byte) {
		remarks, err := authlink.CheckSchema(schema, nil)
		if err != nil {
			return
		}
		_, compileErr := authlink.Compile(schema, nil)
		isTold := func(r authlink.SchemaRemark) bool {
			return r.Severity == authlink.SeverityError || r.Code == authlink.SchemaExternalRef
		}
		if compileErr != nil && !slices.ContainsFunc(remarks, isTold) {
			t.Errorf("%s does not compile (%v), and nobody says so: %v", schema, compileErr, remarks)
		}
		again, _ := authlink.CheckSchema(schema, nil)
		if !slices.EqualFunc(remarks, again, func(a, b authlink.SchemaRemark) bool { return a.String() == b.String() }) {
			t.Errorf("%s: %v, then %v", schema, remarks, again)
		}
		for _, r := range remarks {
			if strings.ContainsFunc(r.String(), func(c rune) bool { return !unicode.IsPrint(c) }) {
				t.Errorf("%q does not print", r)
			}
			if r.Offset < 0 || r.Offset > r.End || r.End > len(schema) || r.Line < 1 || r.Column < 1 {
				t.Errorf("%v has no place in %s", r, schema)
			}
		}
	})
}

// TestCheckSchemaElsewhere: a reference leads to another document by whatever Compile finds
// that by, and to no other.
func TestCheckSchemaElsewhere(t *testing.T) {
	for _, test := range []struct {
		schema, name, resource string
		want                   string // what is remarked, "" for nothing
	}{
		{`{"$ref": "r/a.json"}`, "r/a.json", `{"type": "string"}`, ""},
		{`{"$ref": "../a.json"}`, "../a.json", `{"type": "string"}`, ""},
		{`{"$ref": "../a.json"}`, "a.json", `{"type": "string"}`, "external-ref"},
		{`{"$ref": "https://example.com/b"}`, "b.json", `{"$id": "https://example.com/b", "type": "string"}`, ""},
		{`{"$ref": "https://example.com/e"}`, "b.json", `{"$defs": {"e": {"$id": "https://example.com/e", "type": "string"}}}`, ""},
		{`{"$ref": "https://example.com/none"}`, "b.json", `{"$id": "https://example.com/b", "type": "string"}`, "external-ref"},
		{`{"$ref": "http://json-schema.org/draft-07/schema#", "not": {"$ref": "https://json-schema.org/draft/2020-12/meta/core"}}`, "b.json", `true`, ""},
	} {
		opts := &authlink.Options{Resources: map[string][]byte{test.name: []byte(test.resource)}}
		remarks, err := authlink.CheckSchema([]byte(test.schema), opts)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range remarks {
			got = append(got, string(r.Code))
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s with %s: got %q, want %q", test.schema, test.name, remarks, test.want)
		}
		if _, err := authlink.Compile([]byte(test.schema), opts); (err == nil) != (test.want == "") {
			t.Errorf("%s with %s: Compile says %v", test.schema, test.name, err)
		}
	}
}
