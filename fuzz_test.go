package authlink_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"example.com/authlink"
	"example.com/authlink/internal/schematest"
)

// FuzzCompile: whatever the schema and the document, there is no panic, every
// error says where in one line of text, and the verdict is the engine's.
func FuzzCompile(f *testing.F) {
	for _, seed := range [][2]string{
		{`{"type":"object","required":["a"],"properties":{"a":{"minLength":2}}}`, `{"a":"b"}`},
		{`{"$ref":"#/$defs/a","$defs":{"a":{"anyOf":[{"type":"string"},{"$ref":"#"}]}}}`, `[1]`},
		{`{"propertyNames":{"pattern":"^a"},"additionalProperties":{"$ref":"#"}}`, `{"a":{"b":{}}}`},
		{`{"oneOf":[{"const":1},{"enum":[1,2]},{"not":{}}]}`, `1.0`},
		{`{"$schema":"http://json-schema.org/draft-04/schema#","id":"a","items":[{"minimum":1,"exclusiveMinimum":true}],"additionalItems":false}`, `[1,2]`},
		{`{"unevaluatedProperties":false,"if":{"required":["a"]},"then":{"properties":{"a":false}}}`, `{"a":1,"b":2}`},
		{`{"$id":"urn:a:b","$dynamicRef":"#x","$defs":{"x":{"$dynamicAnchor":"x","multipleOf":0.1}}}`, `0.25`},
		{`{"$ref":"http://json-schema.org/draft-07/schema#"}`, `{"type":"strin"}`},
		{`{"dependentRequired":{"a":["b"]},"dependencies":{"a":{"minProperties":2}},"contains":{"type":"null"},"minContains":0}`, `{"a":1}`},
		{`{"writeOnly":true,"uniqueItems":true,"prefixItems":[true]}`, `[1,1.0,"token"]`},
	} {
		f.Add([]byte(seed[0]), []byte(seed[1]))
	}
	f.Fuzz(func(t *testing.T, schema, document []byte) {
		if accepts, ok := checkValidate(t, schema, document); ok && isForEngine(schema) {
			checkEngine(t, schema, document, accepts)
		}
	})
}

// FuzzSubschemas is FuzzCompile for schemas that a grammar makes, whose references
// lead anywhere into one another: bytes that a fuzzer mutates seldom do.
func FuzzSubschemas(f *testing.F) {
	for _, data := range schematest.Seeds(3, 40, 600) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		g := schematest.New(data)
		schema := g.Schema()
		for range 4 {
			document := []byte(g.Document())
			if accepts, ok := checkValidate(t, []byte(schema), document); ok {
				checkEngine(t, []byte(schema), document, accepts)
			}
		}
	})
}

// checkValidate compiles the schema and validates the document. It returns the
// verdict; not ok means that there is none, because one of the two is no good.
func checkValidate(t *testing.T, schema, document []byte) (accepts, ok bool) {
	t.Helper()
	v, err := authlink.Compile(schema, nil)
	if err != nil {
		checkCompileError(t, err)
		return false, false
	}
	err = v.Validate(document)
	if len(v.Redact(document)) != len(document) {
		t.Error("Redact changes the length")
	}
	if syntax, isSyntax := errors.AsType[*authlink.SyntaxError](err); isSyntax {
		checkLine(t, syntax.Error())
		return false, false
	}
	if invalid, isInvalid := errors.AsType[*authlink.ValidationError](err); isInvalid {
		if len(invalid.Violations) == 0 {
			t.Error("invalid without a violation")
		}
		for _, violation := range invalid.Violations {
			checkPlace(t, document, violation)
			checkLine(t, violation.String())
		}
	} else if err != nil {
		t.Fatalf("got %#v", err)
	}
	return err == nil, true
}

func checkCompileError(t *testing.T, err error) {
	t.Helper()
	_, ofSchema := errors.AsType[*authlink.SchemaError](err)
	_, ofSyntax := errors.AsType[*authlink.SyntaxError](err)
	if !ofSchema && !ofSyntax {
		t.Fatalf("got %#v", err)
	}
	checkLine(t, err.Error())
}

// checkLine fails unless text is one line that a terminal can be given.
func checkLine(t *testing.T, text string) {
	t.Helper()
	if text == "" || strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == 0x7F }) {
		t.Errorf("not one plain line: %q", text)
	}
}

// isForEngine reports whether the reference engine alone must give our verdict. It
// has other date-times, and here no other schema to refer to.
func isForEngine(schema []byte) bool {
	return !bytes.Contains(schema, []byte("format")) && !bytes.Contains(schema, []byte(`\u`)) && !bytes.Contains(schema, []byte("$ref"))
}

// checkEngine compares our verdict with that of the reference engine alone.
func checkEngine(t *testing.T, schema, document []byte, accepts bool) {
	t.Helper()
	if err := reference(t, schema)(document); accepts != (err == nil) {
		t.Errorf("schema %s\ndocument %s\naccepted: %v, the engine says %v", schema, document, accepts, err)
	}
}
