package authlink_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"example.com/authlink"
	"github.com/santhosh-tekuri/jsonschema/v6"
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
		v, err := authlink.Compile(schema, nil)
		if err != nil {
			checkCompileError(t, err)
			return
		}
		err = v.Validate(document)
		if len(v.Redact(document)) != len(document) {
			t.Error("Redact changes the length")
		}
		if syntax, ok := errors.AsType[*authlink.SyntaxError](err); ok {
			checkLine(t, syntax.Error())
			return
		}
		if invalid, ok := errors.AsType[*authlink.ValidationError](err); ok {
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
		if want, ok := engineAccepts(schema, document); ok && want != (err == nil) {
			t.Errorf("got %v, the engine accepts: %v", err, want)
		}
	})
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

// engineAccepts asks the reference engine alone. It has other date-times than
// ours; not ok means that it cannot be asked.
func engineAccepts(schema, document []byte) (accepts, ok bool) {
	if bytes.Contains(schema, []byte("format")) || bytes.Contains(schema, []byte(`\u`)) || bytes.Contains(schema, []byte("$ref")) {
		return false, false
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		return false, false
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("https://schema.invalid/schema.json", doc); err != nil {
		return false, false
	}
	compiled, err := c.Compile("https://schema.invalid/schema.json")
	if err != nil {
		return false, false
	}
	instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	if err != nil {
		return false, false
	}
	return compiled.Validate(instance) == nil, true
}
