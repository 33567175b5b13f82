package authlink_test

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"example.com/authlink"
)

func compile(t testing.TB, schema string, opts *authlink.Options) *authlink.Validator {
	t.Helper()
	v, err := authlink.Compile([]byte(schema), opts)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestOptions(t *testing.T) {
	for _, test := range []struct {
		name             string
		schema, document string
		opts             authlink.Options
		want             string // part of the error; "" for none
	}{
		{"duplicate names", `true`, `{"a":1,"a":2}`, authlink.Options{}, "duplicate-name"},
		{"duplicate names allowed", `{"properties":{"a":{"minimum":1}}}`, `{"a":1,"a":2}`, authlink.Options{AllowDuplicateNames: true}, ""},
		{"the last of equal names is judged", `{"properties":{"a":{"const":1}}}`, `{"a":1,"a":2}`, authlink.Options{AllowDuplicateNames: true}, "1:12: expected 1, got 2"},
		{"the first of equal names is judged", `{"properties":{"a":{"const":2}}}`, `{"a":1,"a":2}`, authlink.Options{AllowDuplicateNames: true}, "1:6: expected 2, got 1"},
		{"equal names count once", `{"minProperties":2}`, `{"a":1,"a":2}`, authlink.Options{AllowDuplicateNames: true}, "[minProperties]"},
		{"format asserted", `{"format":"date"}`, `"x"`, authlink.Options{}, "[format]"},
		{"format asserted in draft 4", `{"format":"ipv4"}`, `"x"`, authlink.Options{Draft: authlink.Draft4}, "[format]"},
		{"format annotated", `{"format":"date"}`, `"x"`, authlink.Options{FormatAnnotationOnly: true}, ""},
		{"format annotated in draft 7", `{"format":"date"}`, `"x"`, authlink.Options{FormatAnnotationOnly: true, Draft: authlink.Draft7}, ""},
		{"draft 4", `{"minimum":1,"exclusiveMinimum":true}`, `1`, authlink.Options{Draft: authlink.Draft4}, "[exclusiveMinimum]"},
		{"draft 6", `{"items":[{"const":1}]}`, `[2]`, authlink.Options{Draft: authlink.Draft6}, "[const]"},
		{"draft 7", `{"if":{"const":1},"then":false}`, `1`, authlink.Options{Draft: authlink.Draft7}, "[then]"},
		{"draft 2019-09", `{"items":[{"const":1}]}`, `[2]`, authlink.Options{Draft: authlink.Draft201909}, "[const]"},
		{"$schema wins over the draft", `{"$schema":"https://json-schema.org/draft/2020-12/schema","prefixItems":[{"const":1}]}`, `[2]`, authlink.Options{Draft: authlink.Draft4}, "[const]"},
		{"bytes", `true`, `[1,2]`, authlink.Options{Limits: authlink.Limits{Bytes: 4}}, "[limit]"},
		{"bytes enough", `true`, `[1,2]`, authlink.Options{Limits: authlink.Limits{Bytes: 5}}, ""},
		{"depth", `true`, `[[1]]`, authlink.Options{Limits: authlink.Limits{Depth: 1}}, "[limit]"},
		{"depth enough", `true`, `[[1]]`, authlink.Options{Limits: authlink.Limits{Depth: 2}}, ""},
		{"digits", `true`, `1.23`, authlink.Options{Limits: authlink.Limits{Digits: 2}}, "[limit]"},
		{"exponent", `true`, `1e3`, authlink.Options{Limits: authlink.Limits{Exponent: 2}}, "[limit]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			opts := test.opts
			if limited := opts.Limits != (authlink.Limits{}); limited && test.schema != "true" {
				t.Fatal("the limits hold for the schema too")
			}
			v := compile(t, test.schema, &opts)
			err := v.Validate([]byte(test.document))
			switch {
			case test.want == "" && err != nil:
				t.Errorf("got %v, want none", err)
			case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
				t.Errorf("got %v, want one with %q", err, test.want)
			}
			if v.Valid([]byte(test.document)) != (test.want == "") {
				t.Error("Valid disagrees with Validate")
			}
		})
	}
}

func TestResources(t *testing.T) {
	const schema = `{"$id": "https://example.com/a/main.json", "$ref": "part.json#/$defs/name"}`
	part := map[string][]byte{"https://example.com/a/part.json": []byte(`{"$defs": {"name": {"type": "string"}}}`)}
	v := compile(t, schema, &authlink.Options{Resources: part})
	if err := v.Validate([]byte(`"x"`)); err != nil {
		t.Error(err)
	}
	var invalid *authlink.ValidationError
	if err := v.Validate([]byte(`1`)); !errors.As(err, &invalid) || invalid.Violations[0].KeywordLocation != "/$ref/type" {
		t.Errorf("got %v, want a violation of /$ref/type", err)
	}
	relative := map[string][]byte{"part.json": part["https://example.com/a/part.json"]}
	for _, schema := range []string{schema, `{"$ref": "part.json#/$defs/name"}`} {
		if compile(t, schema, &authlink.Options{Resources: relative}).Valid([]byte(`1`)) {
			t.Errorf("%s: the resource with a relative name does not count", schema)
		}
	}
	namesake := map[string][]byte{"schema.json": []byte(`{"type": "string"}`)}
	if v := compile(t, `{"$ref": "schema.json"}`, &authlink.Options{Resources: namesake}); v.Valid([]byte(`1`)) || !v.Valid([]byte(`"x"`)) {
		t.Error("the resource schema.json does not count")
	}
	const below, above = `{"$ref": "a.json"}`, `{"$ref": "../a.json"}`
	up := map[string][]byte{"../a.json": []byte(`{"type": "string"}`), "a.json": []byte(`{"type": "number"}`)}
	if compile(t, below, &authlink.Options{Resources: up}).Valid([]byte(`"x"`)) || compile(t, above, &authlink.Options{Resources: up}).Valid([]byte(`1`)) {
		t.Error("a resource is taken for the one of that name in the directory above")
	}
	delete(up, "a.json")
	if _, err := authlink.Compile([]byte(below), &authlink.Options{Resources: up}); err == nil || !strings.Contains(err.Error(), `under "a.json"`) {
		t.Errorf("without the resource: %v", err)
	}
	if _, err := authlink.Compile([]byte(above), nil); err == nil || !strings.Contains(err.Error(), `under "../a.json"`) {
		t.Errorf("without the resource above: %v", err)
	}
	for name, test := range map[string]struct {
		resources map[string][]byte
		want      string
	}{
		"no name":     {map[string][]byte{"": []byte(`true`)}, "not named by a URI"},
		"no URI":      {map[string][]byte{"%": []byte(`true`)}, "not named by a URI"},
		"twice":       {map[string][]byte{"part.json": []byte(`true`), "./part.json": []byte(`false`)}, "there already, by another name"},
		"no JSON":     {map[string][]byte{"https://example.com/a/part.json": []byte(`{`)}, "https://example.com/a/part.json"},
		"relative":    {map[string][]byte{"part.json": []byte(`{"$defs": {"name": {"$ref": "none.json"}}}`)}, `resource "part.json": 1:29: schema at /$defs/name/$ref: "$ref" "none.json" cannot be resolved (supply that document in Options.Resources under "https://example.com/a/none.json"`},
		"no schema":   {map[string][]byte{"https://example.com/a/part.json": []byte(`{"$defs": {"name": {"type": "strin"}}}`)}, `resource "https://example.com/a/part.json": 1:29: schema at /$defs/name/type: "strin" is not one of`},
		"fragment":    {map[string][]byte{"https://example.com/a/part.json#": []byte(`{"$defs": {"name": {"type": "strin"}}}`)}, `resource "https://example.com/a/part.json#": 1:29: schema at /$defs/name/type: "strin" is not one of`},
		"none":        {nil, "supply that document in Options.Resources"},
		"metaschema":  {map[string][]byte{"https://json-schema.org/draft/2020-12/schema": []byte(`true`)}, "cannot be replaced"},
		"not the one": {map[string][]byte{"https://example.com/part.json": []byte(`true`)}, "supply that document in Options.Resources"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := authlink.Compile([]byte(schema), &authlink.Options{Resources: test.resources})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want one with %q", err, test.want)
			}
		})
	}
}

func TestUnknownFormAndDraft(t *testing.T) {
	if err := (authlink.Variant{Form: 7}).Validate([]byte("{}")); err == nil || !strings.Contains(err.Error(), "Form(7)") {
		t.Errorf("got %v, want an error that names the form", err)
	}
	if _, err := authlink.Compile([]byte("true"), &authlink.Options{Draft: 9}); err == nil || !strings.Contains(err.Error(), "Draft(9)") {
		t.Errorf("got %v, want an error that names the draft", err)
	}
}

// The fast path proves documents without counting their values; the limit holds
// all the same.
func TestLimitOfValues(t *testing.T) {
	v := compile(t, "true", &authlink.Options{Limits: authlink.Limits{Values: 3}})
	for document, want := range map[string]bool{
		`[1,2]`:            true,
		`[1,2,3]`:          false,
		`{"a":1}`:          true,
		`{"a":1,"b":2}`:    false,
		`"a long string"`:  true,
		`[ 1 ,        2 ]`: true,
	} {
		if got := v.Valid([]byte(document)); got != want {
			t.Errorf("%s: got %v", document, got)
		}
	}
}

// However the limits are raised, no document makes the engine panic.
func TestLimitsHaveLimits(t *testing.T) {
	most := authlink.Limits{Bytes: math.MaxInt, Values: math.MaxInt, Depth: math.MaxInt, Digits: math.MaxInt, Exponent: math.MaxInt}
	v := compile(t, `{"minimum": 1, "multipleOf": 3}`, &authlink.Options{Limits: most})
	for _, document := range []string{
		"1e100001", "-1e-1000001", "1e99999999999999999999",
		"0." + strings.Repeat("0", 1_000_001),
		strings.Repeat("[", 100_001) + strings.Repeat("]", 100_001),
	} {
		var e *authlink.SyntaxError
		if err := v.Validate([]byte(document)); !errors.As(err, &e) || e.Code != authlink.SyntaxLimit {
			t.Errorf("%.20s…: %.100v", document, err)
		}
	}
	if err := v.Validate([]byte("3e-100000")); err == nil || !strings.Contains(err.Error(), "minimum") {
		t.Errorf("at the limit: %.100v", err)
	}
}

// A Validator that nobody compiled says so, and keeps secrets all the same.
func TestNotCompiled(t *testing.T) {
	for _, v := range []*authlink.Validator{nil, new(authlink.Validator)} {
		if err := v.Validate([]byte("{}")); err == nil || !strings.Contains(err.Error(), "Compile") {
			t.Errorf("Validate: got %v", err)
		}
		if v.Valid([]byte("{}")) {
			t.Error("Valid without a schema")
		}
		if _, err := v.Remarks([]byte("{}")); err == nil {
			t.Error("Remarks without a schema")
		}
		if got := string(v.Redact([]byte(`{"token": "abc"}`))); strings.Contains(got, "abc") {
			t.Errorf("Redact: got %s", got)
		}
	}
}

// Violations beyond the bound are counted, and told in the text of the error.
func TestMaxViolations(t *testing.T) {
	v, err := authlink.Compile([]byte(`{"items": {"type": "string"}}`), &authlink.Options{MaxViolations: 3})
	if err != nil {
		t.Fatal(err)
	}
	for document, want := range map[string]struct{ kept, more int }{"[1, 2, 3]": {3, 0}, "[1, 2, 3, 4, 5]": {3, 2}} {
		invalid, ok := v.Validate([]byte(document)).(*authlink.ValidationError)
		if !ok || len(invalid.Violations) != want.kept || invalid.More != want.more {
			t.Fatalf("%s: %+v", document, invalid)
		}
		if told := strings.HasSuffix(invalid.Error(), fmt.Sprintf("\nand %d more", want.more)); told != (want.more > 0) {
			t.Errorf("%s: %v", document, invalid)
		}
	}
}

// TestMaxCompileSteps: a schema that would take more steps is refused, and told how to be taken.
func TestMaxCompileSteps(t *testing.T) {
	schema := []byte(`{"$defs": {"a": {"$id": "a"}, "b": {"$id": "b"}, "c": {}}}`) // 2 identifiers, 5 objects
	for steps, taken := range map[int]bool{9: false, 10: true, 0: true, -1: true} {
		_, err := authlink.Compile(schema, &authlink.Options{MaxCompileSteps: steps})
		if taken && err != nil {
			t.Errorf("%d steps: %v", steps, err)
		}
		refusal, _ := errors.AsType[*authlink.SchemaError](err)
		if !taken && (refusal == nil || !strings.Contains(refusal.Message, "more than 9 steps") || !strings.Contains(refusal.Hint, "raise Options.MaxCompileSteps")) {
			t.Errorf("%d steps: got %v", steps, err)
		}
	}
}
