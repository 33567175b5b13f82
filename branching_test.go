package authlink_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"example.com/authlink"
)

// doubling is a schema of n definitions, each of which refers to the next one twice.
func doubling(n int, combine string) string {
	var b strings.Builder
	b.WriteString(`{"$ref": "#/$defs/d0", "$defs": {`)
	for i := range n {
		next := fmt.Sprintf(`{"$ref": "#/$defs/d%d"}`, i+1)
		fmt.Fprintf(&b, `"d%d": `+combine+`,`, i, next, next)
	}
	fmt.Fprintf(&b, `"d%d": {"type": "integer"}}}`, n)
	return b.String()
}

// A schema that takes a million steps and more for one value is refused; one that
// takes some thousands is not.
func TestBranching(t *testing.T) {
	for _, combine := range []string{
		`{"anyOf": [%s, %s]}`,
		`{"allOf": [%s, %s]}`,
		`{"oneOf": [%s, {"not": %s}]}`,
		`{"if": %s, "then": %s}`,
		`{"if": {"type": "null"}, "else": %s, "dependentSchemas": {"a": %s}}`,
	} {
		_, err := authlink.Compile([]byte(doubling(40, combine)), nil)
		var schema *authlink.SchemaError
		if !errors.As(err, &schema) || !strings.Contains(schema.Message, "apply to one value here") || schema.Line == 0 {
			t.Errorf("%s: %v", combine, err)
		}
		v, err := authlink.Compile([]byte(doubling(10, combine)), nil)
		if err != nil {
			t.Errorf("%s: %v", combine, err)
		} else if err := v.Validate([]byte(`1`)); err != nil {
			t.Errorf("%s: %v", combine, err)
		}
	}
}

// Of several such schemas the first one is named, always the same.
func TestBranchingNamesTheFirst(t *testing.T) {
	schema := strings.Replace(doubling(40, `{"anyOf": [%s, %s]}`), `{"$ref": "#/$defs/d0"`,
		`{"dependentSchemas": {"a": {"$ref": "#/$defs/d1"}, "b": {"$ref": "#/$defs/d2"}, "c": {"not": {"$ref": "#/$defs/d3"}}}`, 1)
	for range 20 {
		_, err := authlink.Compile([]byte(schema), nil)
		var e *authlink.SchemaError
		if !errors.As(err, &e) || e.KeywordLocation != "/$defs/d25" {
			t.Fatalf("%+v", err)
		}
	}
}

// A recursive schema is none that branches: it goes on with another value.
func TestBranchingEndsAtMembers(t *testing.T) {
	const schema = `{"anyOf": [{"type": "integer"}, {"items": {"$ref": "#"}, "properties": {"a": {"$ref": "#"}}}]}`
	if _, err := authlink.Compile([]byte(schema), nil); err != nil {
		t.Error(err)
	}
}
