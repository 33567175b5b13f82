package compat

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"example.com/authlink"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// TestEditions holds the eleven steps between the editions, in both forms,
// against a golden.
func TestEditions(t *testing.T) {
	editions := authlink.Editions()
	for _, form := range []authlink.Form{authlink.SDK, authlink.Wire} {
		t.Run(form.String(), func(t *testing.T) {
			var out strings.Builder
			for i, e := range editions[1:] {
				found, err := Compare(authlink.Contract{Form: form, Edition: editions[i]}.Schema(),
					authlink.Contract{Form: form, Edition: e}.Schema())
				if err != nil {
					t.Fatal(err)
				}
				if len(found) == 0 {
					t.Errorf("%v: no difference", e)
				}
				for _, d := range found {
					proof := "unproven"
					if d.Proof != nil {
						proof = "valid under " + d.Proof.ValidUnder + "; " + d.Proof.Why
					}
					fmt.Fprintf(&out, "%v %s %s %s: %q to %q; %s\n", e, d.Class, d.Path, d.Keyword, d.Old, d.New, proof)
					if d.Proof == nil {
						t.Errorf("%v: %s %s is not proven", e, d.Path, d.Keyword)
					}
				}
			}
			golden(t, form.String(), out.String())
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestKeywords has a change of every keyword that is compared: its differences,
// each with a proof.
func TestKeywords(t *testing.T) {
	const draft4 = `"$schema": "http://json-schema.org/draft-04/schema#", `
	tests := []struct {
		name     string
		old, new string
		want     []string // class, path and keyword
	}{
		{"nothing", `{"type": "string"}`, `{"type": "string"}`, nil},
		{"null", `{"type": "string"}`, `{"type": ["string", "null"]}`, []string{"breaking  type"}},
		{"no null", `{"type": ["string", "null"]}`, `{"type": "string"}`, []string{"safe  type"}},
		{"another type", `{"type": "string"}`, `{"type": "number"}`, []string{"breaking  type", "safe  type"}},
		{"fractions", `{"type": "integer"}`, `{"type": "number"}`, []string{"breaking  type"}},
		{"no fractions", `{"type": "number"}`, `{"type": "integer"}`, []string{"safe  type"}},
		{"a value more", `{"enum": ["a"]}`, `{"enum": ["a", "b"]}`, []string{"widening  enum"}},
		{"a value less", `{"enum": ["a", "b"]}`, `{"enum": ["a"]}`, []string{"safe  enum"}},
		{"an enum opened", `{"type": "string", "enum": ["a"]}`, `{"type": "string"}`, []string{"widening  enum"}},
		{"const to enum", `{"const": "a"}`, `{"enum": ["a", "b"]}`, []string{"widening  enum"}},
		{"no longer required", `{"required": ["a"]}`, `{}`, []string{"breaking /a required"}},
		{"now required", `{}`, `{"required": ["a"]}`, []string{"safe /a required"}},
		{"minimum down", `{"type": "number", "minimum": 2}`, `{"type": "number", "minimum": 1}`, []string{"widening  minimum"}},
		{"minimum up", `{"type": "number", "minimum": 1}`, `{"type": "number", "minimum": 2}`, []string{"safe  minimum"}},
		{"maximum up", `{"type": "number", "maximum": 2}`, `{"type": "number", "maximum": 3}`, []string{"widening  maximum"}},
		{"maximum gone", `{"type": "number", "maximum": 2}`, `{"type": "number"}`, []string{"widening  maximum"}},
		{"minLength", `{"type": "string", "minLength": 2}`, `{"type": "string"}`, []string{"widening  minLength"}},
		{"maxLength", `{"type": "string"}`, `{"type": "string", "maxLength": 5}`, []string{"safe  maxLength"}},
		{"pattern", `{"type": "string", "pattern": "^a"}`, `{"type": "string"}`, []string{"widening  pattern"}},
		{"format", `{"type": "string", "format": "date-time"}`, `{"type": "string"}`, []string{"breaking  format"}},
		{"minItems", `{"type": "array", "minItems": 1}`, `{"type": "array"}`, []string{"widening  minItems"}},
		{"maxItems", `{"type": "array", "maxItems": 1}`, `{"type": "array"}`, []string{"widening  maxItems"}},
		{"items", `{"type": "array", "items": {"type": "string"}}`, `{"type": "array", "items": {"type": ["string", "null"]}}`, []string{"breaking /* type"}},
		{"minProperties", `{"type": "object", "minProperties": 1}`, `{"type": "object"}`, []string{"widening  minProperties"}},
		{"closed", `{"type": "object"}`, `{"type": "object", "additionalProperties": false}`, []string{"safe  additionalProperties"}},
		{"opened", `{"type": "object", "additionalProperties": false}`, `{"type": "object"}`, []string{"widening  additionalProperties"}},
		{"a property more", `{"type": "object"}`, `{"type": "object", "properties": {"a": {"type": "string"}}}`, []string{"safe /a properties"}},
		{"a property less", `{"type": "object", "properties": {"a": {"type": "string"}}}`, `{"type": "object"}`, []string{"breaking /a properties"}},
		{"a name to escape", `{"properties": {"a/b": {"type": "string"}}}`, `{"properties": {"a/b": {"type": ["string", "null"]}}}`, []string{"breaking /a~1b type"}},
		{"a reference", `{"$ref": "#/$defs/x", "$defs": {"x": {"type": "string"}}}`, `{"type": ["string", "null"]}`, []string{"breaking  type"}},
		{"allOf", `{"allOf": [{"type": "string"}, {"minLength": 1}]}`, `{"type": "string", "minLength": 1}`, nil},
		{"draft 4", `{` + draft4 + `"type": "number", "minimum": 1, "exclusiveMinimum": true}`, `{"type": "number", "exclusiveMinimum": 1}`, nil},
		{"definitions", `{` + draft4 + `"$ref": "#/definitions/x", "definitions": {"x": {"type": "string"}}}`, `{"type": "string"}`, nil},
		{"a cycle", `{"properties": {"a": {"$ref": "#"}, "b": {"type": "string"}}}`, `{"properties": {"a": {"$ref": "#"}, "b": {"type": ["string", "null"]}}}`, []string{"breaking /a/b type", "breaking /b type"}},
		{"alternatives", `{"anyOf": [{"type": "string"}]}`, `{"anyOf": [{"type": "string"}, {"type": "null"}]}`, []string{"breaking  type"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			found, err := Compare([]byte(test.old), []byte(test.new))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, d := range found {
				got = append(got, fmt.Sprintf("%s %s %s", d.Class, d.Path, d.Keyword))
				if d.Proof == nil {
					t.Errorf("%s %s: unproven", d.Path, d.Keyword)
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
