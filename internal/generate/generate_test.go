package generate

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"example.com/authlink"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/engine"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/format"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/schematest"
	"github.com/google/go-cmp/cmp"
)

// Each constraint of a schema is broken by a case whose name says which.
func TestKeywords(t *testing.T) {
	const draft4 = `"$schema": "http://json-schema.org/draft-04/schema#", `
	const draft7 = `"$schema": "http://json-schema.org/draft-07/schema#", `
	for schema, want := range map[string]string{
		`{"type": "string"}`:               "type",
		`{"type": ["integer", "null"]}`:    "type",
		`{"enum": ["a", "b"]}`:             "enum",
		`{"const": {"a": [1]}}`:            "const",
		`{"type": "string", "const": "a"}`: "const type",

		`{"type": "integer", "minimum": 1, "maximum": 3}`:                                       "maximum minimum type",
		`{"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 0.5, "multipleOf": 0.1}`: "exclusive-maximum exclusive-minimum multiple-of type",
		`{"multipleOf": 3}`:                    "multiple-of",
		`{"minimum": 1e300, "maximum": 2e300}`: "maximum minimum",
		`{` + draft4 + `"type": "integer", "minimum": 0, "exclusiveMinimum": true}`:                          "exclusive-minimum type",
		`{"type": "string", "minLength": 3, "maxLength": 5}`:                                                 "max-length min-length type",
		`{"type": "string", "pattern": "^[A-Z]{2}-\\d+$", "maxLength": 6}`:                                   "max-length pattern type",
		`{"pattern": "^\\u0061\\p{sc=Grek}+$", "minLength": 9}`:                                              "min-length pattern",
		`{"pattern": "^(?i)é+", "minLength": 9}`:                                                             "min-length pattern",
		`{"type": "array", "minItems": 1, "maxItems": 3, "uniqueItems": true, "items": {"type": "integer"}}`: "max-items min-items type type-item-0 unique-items",
		`{"prefixItems": [{"const": 1}, {"type": "string"}], "items": false}`:                                "const-item-0 items-item-2 type-item-1",
		`{` + draft7 + `"items": [{"const": 1}], "additionalItems": false}`:                                  "additional-items const-item-0",
		`{"contains": {"const": 1}}`:                                                                         "contains",
		`{"contains": {"const": 1}, "minContains": 2, "maxContains": 3}`:                                     "max-contains min-contains",
		`{"unevaluatedItems": {"type": "null"}, "prefixItems": [true]}`:                                      "type-item-1",
		`{"required": ["a", "b"], "properties": {"a": {"type": "null"}}}`:                                    "required-a required-b type-a",
		`{"additionalProperties": false, "properties": {"a": true}}`:                                         "additional-properties-extra1",
		`{"additionalProperties": {"type": "null"}}`:                                                         "type-extra1",
		`{"patternProperties": {"^x-": {"type": "null"}}, "additionalProperties": false}`:                    "additional-properties-extra1 type-x",
		`{"minProperties": 1, "maxProperties": 2}`:                                                           "max-properties min-properties",
		`{"type": "object", "propertyNames": {"pattern": "^[a-z]+$", "maxLength": 3}, "minProperties": 2}`:   "min-properties property-names-jgnyi type",
		`{"dependentRequired": {"a": ["b"]}}`:                                                                "dependent-required-a",
		`{"dependentSchemas": {"a": {"required": ["b"]}}}`:                                                   "required-b",
		`{` + draft7 + `"dependencies": {"a": ["b"], "c": {"required": ["d"]}}}`:                             "dependencies-a required-d",
		`{"properties": {"a": true}, "unevaluatedProperties": false}`:                                        "unevaluated-properties-extra1",
		`{"properties": {"a": false}}`:                                                                       "properties-a",

		`{"allOf": [{"minimum": 1}, {"maximum": 2}]}`:                                                                "maximum minimum",
		`{"anyOf": [{"type": "string", "minLength": 2}, {"type": "null"}]}`:                                          "min-length type",
		`{"oneOf": [{"required": ["a"]}, {"required": ["b"]}], "type": "object"}`:                                    "one-of type",
		`{"not": {"required": ["a"]}}`:                                                                               "not",
		`{"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"maxProperties": 0}}`:                     "max-properties required-b",
		`{"$ref": "#/$defs/a", "$defs": {"a": {"properties": {"b": {"$ref": "#/$defs/a"}, "c": {"type": "null"}}}}}`: "type-c",
		`{"$id": "https://example.com/a", "$ref": "b", "$defs": {"b": {"$id": "b", "type": "null"}}}`:                "type",
		`{"$dynamicRef": "#a", "$defs": {"a": {"$dynamicAnchor": "a", "type": "null"}}}`:                             "type",
		`false`: "false",
	} {
		t.Run(schema, func(t *testing.T) {
			g, err := generatorOf([]byte(schema), Options{})
			if err != nil {
				t.Fatal(err)
			}
			b := newBench(t, []byte(schema))
			cases, err := g.Invalid(-1)
			if err != nil {
				t.Error(err)
			}
			for _, c := range cases {
				b.judgeInvalid(t, c)
			}
			if got := strings.Join(namesOf(cases), " "); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}

// Every format is made, and broken.
func TestFormats(t *testing.T) {
	for _, name := range format.Names() {
		t.Run(name, func(t *testing.T) {
			valid, invalid, errs := makeBoth(t, fmt.Appendf(nil, `{"type": "string", "format": %q}`, name), 4, 4)
			if len(valid) != 4 || len(invalid) != 4 || errs[0] != nil || errs[1] != nil {
				t.Errorf("%d valid, %d invalid: %v", len(valid), len(invalid), errs)
			}
			for _, c := range valid {
				if text := strings.Trim(string(c.Data), "\"\n"); text == badText(name) {
					t.Errorf("%q is valid", text)
				}
			}
			if text := strings.TrimSuffix(string(invalid[1].Data), "\n"); text != string(bytes.TrimSpace(encode(badText(name)))) {
				t.Errorf("the format is broken by %s", text)
			}
		})
	}
}

// The edges of a schema are touched, after a small document and a full one.
func TestValidOrder(t *testing.T) {
	g, err := generatorOf([]byte(`{"type": "object", "required": ["a"], "properties": {
		"a": {"type": ["string", "null"], "minLength": 2, "maxLength": 4},
		"b": {"enum": ["red", 1]}, "c": {"items": {"minimum": 7}}}}`), Options{})
	if err != nil {
		t.Fatal(err)
	}
	cases, err := g.Valid(12)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range cases {
		names = append(names, c.Name)
	}
	want := "minimal full type-a-null max-length-a enum-b-red enum-b-1 minimum-c-item unknown-property non-ascii-a type-c-item-array type-c-item-boolean type-c-item-null"
	if got := strings.Join(names, " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// For each edition and form, every constraint has a case, and the linter has
// nothing against what is valid.
func TestContracts(t *testing.T) { judgeContracts(t, 40) }

// TestSoakContracts is TestContracts with more documents.
func TestSoakContracts(t *testing.T) {
	schematest.NeedsSoak(t)
	judgeContracts(t, 200)
}

func judgeContracts(t *testing.T, documents int) {
	judged := 0
	for _, edition := range authlink.Editions() {
		for _, form := range []authlink.Form{authlink.FormSDK, authlink.FormWire} {
			contract := authlink.Variant{Form: form, Edition: edition}
			if testing.Short() && edition != (authlink.Variant{}).Edition && edition != authlink.LatestEdition {
				continue
			}
			t.Run(fmt.Sprint(edition, form), func(t *testing.T) {
				t.Parallel()
				judgeContract(t, contract, documents)
			})
			judged++
		}
	}
	if judged < 24 && !testing.Short() {
		t.Errorf("only %d contracts", judged)
	}
}

func judgeContract(t *testing.T, contract authlink.Variant, documents int) {
	t.Helper()
	valid, invalid, errs := makeBoth(t, contract.Schema(), documents, documents)
	if len(valid) != documents || len(invalid) != documents || errs[0] != nil || errs[1] != nil {
		t.Errorf("%d valid, %d invalid: %v", len(valid), len(invalid), errs)
	}
	g, err := generatorOf(contract.Schema(), Options{Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	cases, err := g.Invalid(-1)
	if constraints := g.constraints(); err != nil || len(cases) != len(constraints) || len(cases) < 25 {
		t.Errorf("%d constraints, %d cases: %v", len(constraints), len(cases), err)
	}
	validator, err := contract.Validator()
	if err != nil {
		t.Fatal(err)
	}
	linter := lint.New(validator, lint.Options{Now: time.Unix(0, 0), Contract: contracts.BuiltIn(), Variant: contracts.BuiltInOf(contract).Variant})
	for _, c := range valid {
		for _, f := range linter.Check(c.Name, c.Data).Findings {
			if f.Severity == finding.SeverityError {
				t.Errorf("%s: %v\n%s", c.Name, f, c.Data)
			}
		}
	}
}

var update = flag.Bool("update", false, "rewrite the golden files")

// Whatever is made of the schemas that people write is what it says, and what
// could not be made is told.
func TestRealSchemas(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	judgeRealSchemas(t, 15)
}

// TestSoakRealSchemas is TestRealSchemas with more documents.
func TestSoakRealSchemas(t *testing.T) {
	schematest.NeedsSoak(t)
	judgeRealSchemas(t, 200)
}

func judgeRealSchemas(t *testing.T, documents int) {
	paths, err := filepath.Glob("../../bench/workload/schema/*.json")
	if err != nil || len(paths) < 10 {
		t.Fatalf("%d schemas: %v", len(paths), err)
	}
	told := make([]string, len(paths))
	t.Run("schemas", func(t *testing.T) {
		for i, path := range paths {
			t.Run(filepath.Base(path), func(t *testing.T) {
				t.Parallel()
				told[i] = judgeReal(t, path, documents)
			})
		}
	})
	const golden = "testdata/real_schemas.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(strings.Join(told, "")), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), strings.Join(told, "")); diff != "" {
		t.Errorf("what could not be made (-want +got):\n%s", diff)
	}
}

// judgeReal returns what is told of the documents that a schema in a file has.
func judgeReal(t *testing.T, path string, documents int) string {
	t.Helper()
	schema, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	valid, invalid, errs := makeBoth(t, schema, documents, -1)
	if len(valid) != documents || errs[0] != nil {
		t.Errorf("%d valid: %v", len(valid), errs[0])
	}
	told := fmt.Sprintf("%s: %d\n", filepath.Base(path), len(invalid))
	if errs[1] != nil {
		told += fmt.Sprintf("%v\n", errs[1])
	}
	return told
}

// The same seed gives the same bytes, and fewer documents are the first ones.
func TestSeeds(t *testing.T) {
	made := func(seed uint64, n int) (cases []Case) {
		for _, make := range []func(*Generator) ([]Case, error){
			func(g *Generator) ([]Case, error) { return g.Valid(n) },
			func(g *Generator) ([]Case, error) { return g.Invalid(n) },
		} {
			g, err := generatorOf(authlink.Variant{}.Schema(), Options{Seed: seed})
			if err != nil {
				t.Fatal(err)
			}
			some, err := make(g)
			if err != nil || len(some) != n {
				t.Fatalf("%d cases: %v", len(some), err)
			}
			cases = append(cases, some...)
		}
		return cases
	}
	same := func(a, b Case) bool { return a.Name == b.Name && bytes.Equal(a.Data, b.Data) }
	all := made(1, 80)
	if !slices.EqualFunc(all, made(1, 80), same) {
		t.Error("the same seed gives something else")
	}
	if slices.EqualFunc(all, made(2, 80), same) {
		t.Error("another seed gives the same")
	}
	few := made(1, 40)
	if !slices.EqualFunc(few, slices.Concat(all[:40], all[80:120]), same) {
		t.Error("fewer documents are not the first ones")
	}
}

// What cannot be made is an error, soon.
func TestNoDocument(t *testing.T) {
	for schema, want := range map[string]string{
		`false`:       "no document satisfies the schema: what it requires never ends, or is forbidden",
		`{"not": {}}`: "no document that satisfies the schema was found in 30 tries",
		`{"type": "string", "minLength": 3, "maxLength": 2}`:                                                            "no document that satisfies the schema was found in 30 tries",
		`{"type": "array", "minItems": 1000000000}`:                                                                     "no document that satisfies the schema was found in 30 tries",
		`{"type": "array", "contains": true, "minContains": 9223372036854775807}`:                                       "no document that satisfies the schema was found in 30 tries",
		`{"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#"}}}`:                                     "no document satisfies the schema: what it requires never ends, or is forbidden",
		`{"type": "array", "minItems": 1, "items": {"$ref": "#"}}`:                                                      "no document satisfies the schema: what it requires never ends, or is forbidden",
		`{"type": "object", "required": ["a"], "properties": {"a": {"allOf": [{"$ref": "#/a/b"}]}}, "a": {"b": false}}`: "no document satisfies the schema: what it requires never ends, or is forbidden",
	} {
		t.Run(schema, func(t *testing.T) {
			g, err := generatorOf([]byte(schema), Options{})
			if err != nil {
				t.Fatal(err)
			}
			cases, err := g.Valid(1)
			if none, ok := errors.AsType[*NoDocumentError](err); !ok || none.Reason != want || len(cases) != 0 {
				t.Errorf("%d cases, %v; want %s", len(cases), err, want)
			}
		})
	}
}

// A count beyond an int is what it says, and not its lowest bits.
func TestCountsBeyondInt(t *testing.T) {
	const most = "there is nothing so long"
	for schema, want := range map[string]string{
		`{"type": "string", "minLength": %s}`:                                   "no document",
		`{"type": "array", "minItems": %s}`:                                     "no document",
		`{"type": "object", "minProperties": %s}`:                               "no document",
		`{"type": "array", "contains": {"const": 1}, "minContains": %s}`:        "no document",
		`{"type": "string", "minLength": 2, "maxLength": %s}`:                   most,
		`{"type": "array", "minItems": 2, "maxItems": %s}`:                      most,
		`{"type": "object", "minProperties": 2, "maxProperties": %s}`:           most,
		`{"type": "array", "contains": {"type": "integer"}, "maxContains": %s}`: most,
	} {
		for _, count := range []string{"1e30", "18446744073709551615", "36893488147419103232"} {
			g, err := generatorOf(fmt.Appendf(nil, schema, count), Options{})
			if err != nil {
				t.Fatal(err)
			}
			cases, err := g.Valid(3)
			if _, none := errors.AsType[*NoDocumentError](err); none != (want != most) {
				t.Errorf(schema+": %d cases, %v", count, len(cases), err)
			}
			if _, err := g.Invalid(-1); want == most && !strings.Contains(fmt.Sprint(err), "could not be violated alone") {
				t.Errorf(schema+": %v", count, err)
			}
		}
	}
}

// What recursion there is ends.
func TestRecursion(t *testing.T) {
	for _, schema := range []string{
		`{"anyOf": [{"type": "object", "required": ["l", "r"], "properties": {"l": {"$ref": "#"}, "r": {"$ref": "#"}}}, {"type": "null"}]}`,
		`{"type": "object", "properties": {"a": {"$ref": "#"}, "b": {"$ref": "#"}, "c": {"type": "array", "items": {"$ref": "#"}}}}`,
		`{"type": "array", "items": {"oneOf": [{"type": "integer"}, {"$ref": "#"}]}, "minItems": 2}`,
	} {
		valid, _, errs := makeBoth(t, []byte(schema), 30, 30)
		if len(valid) != 30 {
			t.Errorf("%s: %d valid: %v", schema, len(valid), errs[0])
		}
	}
}

// Why a constraint could not be violated alone is told.
func TestIncomplete(t *testing.T) {
	for schema, want := range map[string]string{
		`{"type": ["null", "number", "string", "array", "object"]}`:            "2 of 3 invalid documents were made",
		`{"type": "integer", "pattern": "a"}`:                                  "constraint /pattern could not be violated alone: the type beside it leaves nothing for it to refuse",
		`{"type": "string", "minLength": 1, "format": "date-time"}`:            "constraint /minLength could not be violated alone: doing so also violates /format",
		`{"allOf": [{"minLength": 2}, {"minLength": 3}]}`:                      "constraint /allOf/0/minLength could not be violated alone: doing so also violates /allOf/1/minLength",
		`{"not": {"not": {}}}`:                                                 "constraint /not could not be violated alone: no document was found that does",
		`{"type": ["null", "boolean", "number", "string", "array", "object"]}`: "constraint /type could not be violated alone: it allows every type",
	} {
		g, err := generatorOf([]byte(schema), Options{})
		if err != nil {
			t.Fatal(err)
		}
		_, err = g.Invalid(3)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s:\ngot  %v\nwant %s", schema, err, want)
		}
	}
}

// A pattern that gives no answer is an error, and no panic.
func TestSlowPattern(t *testing.T) {
	validator, err := authlink.Compile([]byte(`{"enum": ["late!"], "pattern": "`+schematest.LateSource+`"}`), nil)
	if err != nil {
		t.Fatal(err)
	}
	late := new(schematest.Late)
	(*engine.Validator)(validator).Schema().Root.Pattern = late
	_, err = New(validator, Options{}).Valid(1)
	if exceeded, ok := errors.AsType[*authlink.PatternStepsError](err); !ok || exceeded.Pattern != schematest.LateSource || late.Asked != 1 {
		t.Errorf("got %v after %d questions, want that the pattern takes too many steps", err, late.Asked)
	}
}
