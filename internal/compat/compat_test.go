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
	"example.com/authlink/internal/engine"
	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/schematest"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// TestEditions holds the eleven steps between the editions, in both forms,
// against a golden.
func TestEditions(t *testing.T) {
	enough := brief
	enough.documents = 40
	compareEditions(t, enough)
}

// TestSoakEditions is TestEditions with the effort of Compare.
func TestSoakEditions(t *testing.T) {
	schematest.NeedsSoak(t)
	compareEditions(t, usual)
}

func compareEditions(t *testing.T, e effort) {
	editions := authlink.Editions()
	for _, form := range []authlink.Form{authlink.FormSDK, authlink.FormWire} {
		t.Run(form.String(), func(t *testing.T) {
			if testing.Short() && form == authlink.FormWire {
				t.Skip("differs from the other form in its names")
			}
			t.Parallel()
			var out strings.Builder
			for i, edition := range editions[1:] {
				result, err := compareWith(e, validatorOf(t, form, editions[i]), validatorOf(t, form, edition))
				if err != nil {
					t.Fatal(err)
				}
				found := result.Differences
				if len(found) == 0 {
					t.Errorf("%v: no difference", edition)
				}
				for _, d := range found {
					proof := "unproven"
					if d.Proof != nil {
						proof = "valid under " + d.Proof.ValidUnder + "; " + d.Proof.Why
					}
					fmt.Fprintf(&out, "%v %s %s %s: %q to %q; %s\n", edition, d.Class, d.Path, d.Keyword, d.Old, d.New, proof)
					if d.Proof == nil {
						t.Errorf("%v: %s %s is not proven", edition, d.Path, d.Keyword)
					}
				}
			}
			golden(t, form.String(), out.String())
		})
	}
}

// TestOrganizationID holds the type that the vendor changed twice against what its
// readers see: step by step, at once, and back.
func TestOrganizationID(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	t.Parallel()
	compareOrganizationID(t, brief)
}

// TestSoakOrganizationID is TestOrganizationID with the effort of Compare.
func TestSoakOrganizationID(t *testing.T) {
	schematest.NeedsSoak(t)
	compareOrganizationID(t, usual)
}

func compareOrganizationID(t *testing.T, e effort) {
	for _, test := range []struct {
		old, new string
		want     []string // what is gained, then what is lost
	}{
		{"2025-12-03", "2026-01-27", []string{"breaking: valid under new", "safe: valid under old"}}, // texts come, fractions go
		{"2026-01-27", "2026-02-09", []string{"breaking: valid under old"}},                          // integers go
		{"2025-12-03", "2026-02-09", []string{"breaking: valid under new, and valid under old"}},
		{"2026-02-09", "2026-01-27", []string{"breaking: valid under new"}},
		{"2026-02-09", "2025-12-03", []string{"breaking: valid under new, and valid under old"}},
	} {
		for _, form := range []authlink.Form{authlink.FormSDK, authlink.FormWire} {
			result, err := compareWith(e, validatorOf(t, form, parsed(t, test.old)), validatorOf(t, form, parsed(t, test.new)))
			if err != nil {
				t.Fatal(err)
			}
			found := result.Differences
			var got []string
			for _, d := range found {
				if d.Keyword == "type" && d.Proof != nil {
					said := string(d.Class) + ": valid under " + d.Proof.ValidUnder
					if d.Reverse != nil {
						said += ", and valid under " + d.Reverse.ValidUnder
					}
					got = append(got, said)
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%s to %s, %v: got %q, want %q", test.old, test.new, form, got, test.want)
			}
		}
	}
}

func validatorOf(t *testing.T, form authlink.Form, edition authlink.Edition) *authlink.Validator {
	t.Helper()
	validator, err := authlink.Variant{Form: form, Edition: edition}.Validator()
	if err != nil {
		t.Fatal(err)
	}
	return validator
}

func parsed(t *testing.T, edition string) authlink.Edition {
	t.Helper()
	e, err := authlink.ParseEdition(edition)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// compareSchemas compiles two schemas and compares them with little effort.
func compareSchemas(old, new []byte) ([]Difference, error) {
	before, err := authlink.Compile(old, nil)
	if err != nil {
		return nil, err
	}
	after, err := authlink.Compile(new, nil)
	if err != nil {
		return nil, err
	}
	result, err := compareWith(brief, before, after)
	if err != nil {
		return nil, err
	}
	return result.Differences, nil
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
// each with a proof, but where it says that there is none.
func TestKeywords(t *testing.T) {
	t.Parallel()
	const draft4 = `"$schema": "http://json-schema.org/draft-04/schema#", `
	const draft7 = `"$schema": "http://json-schema.org/draft-07/schema#", `
	tests := []struct {
		name     string
		old, new string
		want     []string // class, path and keyword
	}{
		{"nothing", `{"type": "string"}`, `{"type": "string"}`, nil},
		{"null", `{"type": "string"}`, `{"type": ["string", "null"]}`, []string{"breaking  type"}},
		{"no null", `{"type": ["string", "null"]}`, `{"type": "string"}`, []string{"safe  type"}},
		{"another type", `{"type": "string"}`, `{"type": "number"}`, []string{"breaking  type"}},
		{"another type, or none", `{"type": ["string", "null"]}`, `{"type": ["string", "integer"]}`, []string{"breaking  type", "safe  type"}},
		{"fractions", `{"type": "integer"}`, `{"type": "number"}`, []string{"breaking  type"}},
		{"no fractions", `{"type": "number"}`, `{"type": "integer"}`, []string{"safe  type"}},
		{"a value more", `{"enum": ["a"]}`, `{"enum": ["a", "b"]}`, []string{"widening  enum"}},
		{"a value less", `{"enum": ["a", "b"]}`, `{"enum": ["a"]}`, []string{"safe  enum"}},
		{"an enum opened", `{"type": "string", "enum": ["a"]}`, `{"type": "string"}`, []string{"widening  enum"}},
		{"values written in another way", `{"enum": [1, "a", [1.0], {"b": 10e-1, "a": 2}]}`, `{"enum": [1.0, "a", [1], {"a": 2.0, "b": 1}]}`, nil},
		{"an object more", `{"enum": [1]}`, `{"enum": [1.0, {"b": 1.50, "a": [2]}]}`, []string{"breaking  enum"}},
		{"const to enum", `{"const": "a"}`, `{"enum": ["a", "b"]}`, []string{"widening  enum"}},
		{"no longer required", `{"required": ["a"]}`, `{}`, []string{"breaking /a required"}},
		{"now required", `{}`, `{"required": ["a"]}`, []string{"safe /a required"}},
		{"minimum down", `{"type": "number", "minimum": 2}`, `{"type": "number", "minimum": 1}`, []string{"widening  minimum"}},
		{"minimum up", `{"type": "number", "minimum": 1}`, `{"type": "number", "minimum": 2}`, []string{"safe  minimum"}},
		{"maximum up", `{"type": "number", "maximum": 2}`, `{"type": "number", "maximum": 3}`, []string{"widening  maximum"}},
		{"maximum gone", `{"type": "number", "maximum": 2}`, `{"type": "number"}`, []string{"widening  maximum"}},
		{"minLength", `{"type": "string", "minLength": 2}`, `{"type": "string"}`, []string{"widening  minLength"}},
		{"maxLength", `{"type": "string"}`, `{"type": "string", "maxLength": 5}`, []string{"safe  maxLength"}},
		{"pattern gone", `{"type": "string", "pattern": "^a"}`, `{"type": "string"}`, []string{"widening  pattern"}},
		{"pattern changed", `{"type": "string", "pattern": "^a"}`, `{"type": "string", "pattern": "^b"}`, []string{"widening  pattern", "safe  pattern"}},
		{"lookahead", `{"type": "string", "pattern": "^(?!a)"}`, `{"type": "string", "maxLength": 9}`, []string{"safe  maxLength", "widening  pattern"}},
		{"format gone", `{"type": "string", "format": "date-time"}`, `{"type": "string"}`, []string{"breaking  format"}},
		{"format changed", `{"type": "string", "format": "date-time"}`, `{"type": "string", "format": "date"}`, []string{"breaking  format", "safe  format"}},
		{"multipleOf up", `{"type": "number", "multipleOf": 0.5}`, `{"type": "number", "multipleOf": 1.5}`, []string{"safe  multipleOf"}},
		{"multipleOf gone", `{"type": "number", "multipleOf": 2}`, `{"type": "number"}`, []string{"widening  multipleOf"}},
		{"multipleOf changed", `{"type": "number", "multipleOf": 2}`, `{"type": "number", "multipleOf": 3}`, []string{"widening  multipleOf", "safe  multipleOf"}},
		{"two multiples", `{"type": "number", "multipleOf": 6}`, `{"type": "number", "allOf": [{"multipleOf": 2}, {"multipleOf": 3}]}`, nil},
		{"one of the types gone", `{"type": ["string", "integer"]}`, `{"type": "string"}`, []string{"breaking  type"}},
		{"some type instead of any", `{}`, `{"type": "string"}`, []string{"safe  type"}},

		{"minItems", `{"type": "array", "minItems": 1}`, `{"type": "array"}`, []string{"widening  minItems"}},
		{"maxItems", `{"type": "array", "maxItems": 1}`, `{"type": "array"}`, []string{"widening  maxItems"}},
		{"items", `{"type": "array", "items": {"type": "string"}}`, `{"type": "array", "items": {"type": ["string", "null"]}}`, []string{"breaking /* type"}},
		{"items false", `{"type": "array", "items": false}`, `{"type": "array"}`, []string{"breaking /* false"}},
		{"items gone", `{"type": "array", "items": {"type": "string"}}`, `{"type": "array"}`, []string{"breaking /* type"}},
		{"uniqueItems", `{"type": "array", "uniqueItems": true}`, `{"type": "array"}`, []string{"widening  uniqueItems"}},
		{"contains", `{"type": "array"}`, `{"type": "array", "contains": {"type": "string"}}`, []string{"safe  contains"}},
		{"contains changed", `{"type": "array", "contains": {"type": "null"}}`, `{"type": "array", "contains": {"type": "string"}}`, []string{"widening  contains", "safe  contains"}},
		{"minContains", `{"type": "array", "contains": {"type": "string"}, "minContains": 2}`, `{"type": "array", "contains": {"type": "string"}}`, []string{"widening  minContains"}},
		{"prefixItems", `{"type": "array", "prefixItems": [{"type": "string"}]}`, `{"type": "array", "prefixItems": [{"type": ["string", "null"]}]}`, []string{"breaking /0 type"}},
		{"prefixItems and items", `{"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "string"}}`, `{"type": "array", "items": {"type": "string"}}`, nil},
		{"items as a list", `{` + draft7 + `"type": "array", "items": [{"type": "string"}], "additionalItems": false}`, `{"type": "array", "prefixItems": [{"type": "string"}]}`, []string{"breaking /* false"}},
		{"unevaluatedItems", `{"type": "array", "unevaluatedItems": {"type": "string"}}`, `{"type": "array"}`, []string{"breaking  unevaluatedItems"}},

		{"minProperties", `{"type": "object", "minProperties": 1}`, `{"type": "object"}`, []string{"widening  minProperties"}},
		{"closed", `{"type": "object"}`, `{"type": "object", "additionalProperties": false}`, []string{"safe  additionalProperties"}},
		{"opened", `{"type": "object", "additionalProperties": false}`, `{"type": "object"}`, []string{"widening  additionalProperties"}},
		{"unevaluatedProperties", `{"type": "object", "unevaluatedProperties": false}`, `{"type": "object"}`, []string{"widening  unevaluatedProperties"}},
		{"additionalProperties", `{"type": "object", "additionalProperties": {"type": "string"}}`, `{"type": "object", "additionalProperties": {"type": ["string", "null"]}}`, []string{"breaking /* type"}},
		{"a name for an additional property", `{"type": "object", "additionalProperties": {"type": "string"}}`,
			`{"type": "object", "additionalProperties": {"type": "string"}, "properties": {"a": {"type": "null"}}}`, []string{"breaking /a type"}},
		{"dependencies gone", `{` + draft7 + `"type": "object", "dependencies": {"a": ["b"]}}`, `{"type": "object"}`, []string{"breaking  dependentRequired"}},
		{"patternProperties", `{"type": "object", "patternProperties": {"^x": {"type": "string"}}}`, `{"type": "object"}`, []string{"breaking  patternProperties"}},
		{"propertyNames", `{"type": "object"}`, `{"type": "object", "propertyNames": {"maxLength": 2}}`, []string{"safe  propertyNames"}},
		{"dependentRequired", `{"type": "object", "dependentRequired": {"a": ["b"]}}`, `{"type": "object"}`, []string{"breaking  dependentRequired"}},
		{"dependencies", `{` + draft7 + `"dependencies": {"a": ["b"], "c": {"minProperties": 2}}}`, `{"dependentRequired": {"a": ["b"]}, "dependentSchemas": {"c": {"minProperties": 2}}}`, nil},
		{"dependentSchemas", `{"type": "object", "dependentSchemas": {"a": {"required": ["b"]}}}`, `{"type": "object"}`, []string{"breaking  dependentSchemas"}},
		{"a property more", `{"type": "object"}`, `{"type": "object", "properties": {"a": {"type": "string"}}}`, []string{"safe /a properties"}},
		{"a property less", `{"type": "object", "properties": {"a": {"type": "string"}}}`, `{"type": "object"}`, []string{"breaking /a properties"}},
		{"a property forbidden", `{"type": "object"}`, `{"type": "object", "properties": {"a": false}}`, []string{"safe /a properties"}},
		{"a name to escape", `{"properties": {"a/b": {"type": "string"}}}`, `{"properties": {"a/b": {"type": ["string", "null"]}}}`, []string{"breaking /a~1b type"}},
		{"a name of digits", `{"properties": {"5": {"type": "string"}}, "additionalProperties": {"type": "string"}}`,
			`{"properties": {"5": {"type": ["string", "null"]}}, "additionalProperties": {"type": "string"}}`, []string{"breaking /5 type"}},
		{"a name in another's message", `{"required": ["a", "missing"]}`, `{"required": ["a"]}`, []string{"breaking /missing required"}},

		{"a reference", `{"$ref": "#/$defs/x", "$defs": {"x": {"type": "string"}}}`, `{"type": ["string", "null"]}`, []string{"breaking  type"}},
		{"allOf", `{"allOf": [{"type": "string"}, {"minLength": 1}]}`, `{"type": "string", "minLength": 1}`, nil},
		{"draft 4", `{` + draft4 + `"type": "number", "minimum": 1, "exclusiveMinimum": true}`, `{"type": "number", "exclusiveMinimum": 1}`, nil},
		{"definitions", `{` + draft4 + `"$ref": "#/definitions/x", "definitions": {"x": {"type": "string"}}}`, `{"type": "string"}`, nil},
		{"a cycle", `{"properties": {"a": {"$ref": "#"}, "b": {"type": "string"}}}`, `{"properties": {"a": {"$ref": "#"}, "b": {"type": ["string", "null"]}}}`, []string{"breaking /b type"}},

		{"types as alternatives", `{"type": ["string", "null"]}`, `{"anyOf": [{"type": "string"}, {"type": "null"}]}`, nil},
		{"null as an alternative", `{"type": ["string", "null"], "enum": ["a", null]}`, `{"oneOf": [{"$ref": "#/$defs/x"}, {"type": "null"}], "$defs": {"x": {"type": "string", "enum": ["a"]}}}`, nil},
		{"an alternative more", `{"anyOf": [{"required": ["a"]}]}`, `{"anyOf": [{"required": ["b"]}, {"required": ["a"]}]}`, []string{"breaking  anyOf"}},
		{"an alternative less", `{"anyOf": [{"required": ["b"]}, {"required": ["a"]}]}`, `{"anyOf": [{"required": ["a"]}]}`, []string{"safe  anyOf"}},
		{"alternatives in another order", `{"anyOf": [{"minLength": 5}, {"maxLength": 2}]}`, `{"anyOf": [{"maxLength": 2}, {"minLength": 5}]}`, nil},
		{"one alternative changed", `{"type": "number", "oneOf": [{"minimum": 5}, {"maximum": 2}]}`, `{"type": "number", "oneOf": [{"minimum": 6}, {"maximum": 2}]}`, []string{"safe  minimum"}},
		{"not", `{"type": "string", "not": {"maxLength": 2}}`, `{"type": "string"}`, []string{"breaking  not"}},
		{"if", `{"if": {"type": "string"}, "then": {"minLength": 2}}`, `{}`, []string{"breaking  if"}},
		{"no document before", `false`, `{"type": "string"}`, []string{"breaking  false"}},
		{"no document after", `{"type": "string"}`, `false`, []string{"safe  false"}},
		{"what nothing satisfies", `{"type": "string"}`, `{"type": "string", "not": {}}`, []string{"safe  not"}},
		{"no limit beyond an int", `{"type": "string", "maxLength": 18446744073709551616}`, `{"type": "string"}`, []string{"widening  maxLength unproven"}},
		{"a limit beyond an int", `{"type": "string"}`, `{"type": "string", "minLength": 1e30}`, []string{"safe  minLength"}},
		{"what cannot be shown", `{"type": "string", "not": {"type": "integer"}}`, `{"type": "string"}`, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			found, err := compareSchemas([]byte(test.old), []byte(test.new))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, d := range found {
				said := fmt.Sprintf("%s %s %s", d.Class, d.Path, d.Keyword)
				if d.Proof == nil {
					said += " unproven"
				}
				got = append(got, said)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// A pattern that gives no answer ends the search for proofs, not the comparison: it is
// asked once, since each one more would take as long.
func TestSlowPattern(t *testing.T) {
	late := new(schematest.Late)
	before := compiled(t, `{"type": "string", "pattern": "`+schematest.LateSource+`"}`)
	schema := (*engine.Validator)(before).Schema()
	schema.Root.Pattern = late
	schema.Judge = judge.New(schema.Root, nil)
	after := compiled(t, `{"type": "string", "enum": ["late!"]}`)
	for _, pair := range [][2]*authlink.Validator{{before, after}, {after, before}} {
		late.Asked = 0
		result, err := Compare(pair[0], pair[1], Options{})
		if err != nil {
			t.Fatal(err)
		}
		found := result.Differences
		if len(found) != 2 {
			t.Errorf("got %v, want what became of the pattern and of the values", found)
		}
		if late.Asked != 1 {
			t.Errorf("the pattern was asked %d times", late.Asked)
		}
	}
}

// Many values that come or go are told together.
func TestManyValues(t *testing.T) {
	t.Parallel()
	values := func(from, to int) []byte {
		list := []string{}
		for i := from; i < to; i++ {
			list = append(list, fmt.Sprint(i))
		}
		return []byte(`{"enum": [` + strings.Join(list, ",") + `]}`)
	}
	for _, test := range []struct{ from, to, want int }{
		{50, 50 + maxValues, maxValues},
		{51, 51 + maxValues, 2},
	} {
		found, err := compareSchemas(values(0, maxValues), values(test.from, test.to))
		if err != nil {
			t.Fatal(err)
		}
		if len(found) != test.want {
			t.Errorf("got %d differences, want %d", len(found), test.want)
		}
		for _, d := range found {
			if d.Proof == nil {
				t.Errorf("%s is not proven", d.Class)
			}
		}
	}
}

// What documents show and no comparison is told once, however many documents show it.
func TestMissed(t *testing.T) {
	schema := func(required string) []byte {
		return []byte(`{"oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}],
			"discriminator": {"propertyName": "kind", "mapping": {"cat": "#/$defs/Cat", "dog": "#/$defs/Dog"}},
			"$defs": {"Cat": {"type": "object", "required": [` + required + `], "properties": {"kind": {"type": "string"}}},
				"Dog": {"type": "object", "required": ["kind", "bark"], "properties": {"kind": {"type": "string"}}}}}`)
	}
	found, err := compareSchemas(schema(`"kind", "lives"`), schema(`"kind"`))
	if err != nil {
		t.Fatal(err)
	}
	told := map[missed]bool{}
	for _, d := range found {
		key := missed{d.Path + d.Branch, d.Keyword, d.gained}
		if told[key] {
			t.Errorf("%s %s is told twice", d.Path, d.Keyword)
		}
		told[key] = true
	}
	if len(found) == 0 {
		t.Error("nothing is told")
	}
}
