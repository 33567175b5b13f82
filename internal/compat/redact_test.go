package compat

import (
	"encoding/json"
	"strings"
	"testing"
)

// Schemas have secrets for values: those of an API's description, mostly, which
// were copied from a response.
func TestNoSecretIsTold(t *testing.T) {
	t.Parallel()
	const mark = "S3kr3tPlanted"
	tests := []struct{ name, schema string }{
		{"values by name", `{"properties": {"token": {"type": "string", "enum": ["MARK-a", "MARK-b"]}}}`},
		{"a constant", `{"properties": {"password": {"const": "MARK"}}}`},
		{"below a name", `{"properties": {"tokens": {"items": {"enum": ["MARK"]}}}}`},
		{"in a list", `{"items": {"properties": {"token": {"enum": ["MARK"]}}}}`},
		{"an example", `{"type": "object", "required": ["token"], "properties": {"token": {"type": "string", "minLength": 4, "examples": ["MARK"]}}}`},
		{"writeOnly", `{"properties": {"a": {"writeOnly": true, "enum": ["MARK"]}}}`},
		{"format", `{"properties": {"a": {"format": "password", "enum": ["MARK"]}}}`},
		{"below writeOnly", `{"properties": {"a": {"writeOnly": true, "not": {"enum": ["MARK"]}, "items": {"enum": ["MARK"]}}}}`},
		{"an object", `{"const": {"token": "MARK", "a": 1}}`},
		{"a pair", `{"enum": [{"name": "Authorization", "value": "MARK"}]}`},
		{"an alternative", `{"anyOf": [{"required": ["token"], "properties": {"token": {"const": "MARK"}}}, {"type": "integer"}]}`},
		{"a condition", `{"if": {"properties": {"token": {"const": "MARK"}}}, "then": {"properties": {"a": {"writeOnly": true, "enum": ["MARK"]}}}}`},
		{"a pattern of names", `{"patternProperties": {"^token": {"allOf": [{"enum": ["MARK"]}, {"enum": ["MARK", 1]}]}}}`},
		{"where another has to be", `{"dependentSchemas": {"a": {"properties": {"token": {"enum": ["MARK"]}}}}}`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			schema := strings.ReplaceAll(test.schema, "MARK", mark)
			other := strings.ReplaceAll(test.schema, "MARK", "S3kr3tOther")
			for _, pair := range [][2]string{{schema, `{}`}, {`{}`, schema}, {schema, other}, {other, schema}} {
				found, err := compareSchemas([]byte(pair[0]), []byte(pair[1]))
				if err != nil {
					t.Fatal(err)
				}
				out, err := json.Marshal(found)
				if err != nil {
					t.Fatal(err)
				}
				if pair[0] == `{}` && len(found) == 0 {
					t.Errorf("no difference from %s", pair[1])
				}
				if strings.Contains(string(out), mark) {
					t.Errorf("a secret is told: %s", out)
				}
			}
		})
	}
}

// What is no secret is shown beside those that are.
func TestSecretsAreMaskedAlone(t *testing.T) {
	found, err := compareSchemas(
		[]byte(`{"not": {"required": ["token", "a"], "properties": {"token": {"type": "string", "enum": ["x", "y"]}, "a": {"enum": [1]}}}}`),
		[]byte(`{"enum": ["token", "a"]}`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range found {
		got = append(got, d.Keyword+": "+d.Old+" to "+d.New)
	}
	want := `enum:  to "a", "token"` + "\n" +
		`not: {"properties":{"a":{"enum":[1]},"token":{"enum":["(redacted)","(redacted)"],"type":["string"]}},"required":["a","token"]} to `
	if got := strings.Join(got, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestPatternsAreShownShort: two patterns may be megabytes long.
func TestPatternsAreShownShort(t *testing.T) {
	long := func(last string) []byte { return []byte(`{"pattern": "` + strings.Repeat("é", 1000) + last + `"}`) }
	found, err := compareSchemas(long("a"), long("b"))
	if err != nil || len(found) == 0 {
		t.Fatal(found, err)
	}
	for _, shown := range []string{found[0].Old, found[0].New} {
		if want := strings.Repeat("é", maxPattern/2) + "… (2001 bytes)"; shown != want {
			t.Errorf("%d bytes are shown: %.80s", len(shown), shown)
		}
	}
}
