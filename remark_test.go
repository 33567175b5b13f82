package authlink

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// remarksOf returns the remarks as lines: place, code, text at the place, message, hint.
func remarksOf(t *testing.T, schema, document string) []string {
	t.Helper()
	v, err := Compile([]byte(schema), nil)
	if err != nil {
		t.Fatal(err)
	}
	remarks, err := v.Remarks([]byte(document))
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, r := range remarks {
		lines = append(lines, fmt.Sprintf("%s %s %s: %s (%s)", r.Code, r.InstanceLocation, document[r.Offset:r.End], r.Message, r.Hint))
	}
	return lines
}

func TestRemarks(t *testing.T) {
	const label = `"properties": {"label": {}}`
	for _, test := range []struct {
		name, schema, document string
		want                   []string
	}{
		{"known", `{` + label + `}`, `{"label": 1}`, nil},
		{"misspelled", `{` + label + `}`, `{"lable": 1}`,
			[]string{`unknown-property /lable "lable": unknown property "lable" (did you mean "label"?)`}},
		{"nothing near", `{` + label + `}`, `{"x": 1}`,
			[]string{`unknown-property /x "x": unknown property "x" ()`}},
		{"the near one is taken", `{` + label + `}`, `{"label": 1, "lable": 1}`,
			[]string{`unknown-property /lable "lable": unknown property "lable" ()`}},
		{"other spelling", `{"properties": {"accountId": {}}}`, `{"account_id": 1}`,
			[]string{`unknown-property /account_id "account_id": unknown property "account_id" (did you mean "accountId"?)`}},
		{"in order", `{` + label + `}`, `{"b": 1, "a": 1}`, []string{
			`unknown-property /b "b": unknown property "b" ()`,
			`unknown-property /a "a": unknown property "a" ()`,
		}},
		{"an escaped name", `{` + label + `}`, `{"l\u0061bel": 1, "l\u0062": 1}`,
			[]string{`unknown-property /lb "l\u0062": unknown property "lb" ()`}},
		{"a pointer is escaped", `{` + label + `}`, `{"a/~b": 1}`,
			[]string{`unknown-property /a~1~0b "a/~b": unknown property "a/~b" ()`}},

		{"no schema", `true`, `{"x": 1}`, nil},
		{"no names", `{"type": "object"}`, `{"x": 1}`, nil},
		{"additionalProperties true", `{` + label + `, "additionalProperties": true}`, `{"x": 1}`,
			[]string{`unknown-property /x "x": unknown property "x" ()`}},
		{"additionalProperties with a schema", `{` + label + `, "additionalProperties": {"type": "number"}}`, `{"x": 1}`, nil},
		{"unevaluatedProperties true", `{` + label + `, "unevaluatedProperties": true}`, `{"x": 1}`,
			[]string{`unknown-property /x "x": unknown property "x" ()`}},
		{"unevaluatedProperties with a schema", `{` + label + `, "unevaluatedProperties": {"type": "number"}}`, `{"x": 1}`, nil},
		{"patternProperties", `{"patternProperties": {"^x-": {}}}`, `{"x-a": 1, "y": 1}`,
			[]string{`unknown-property /y "y": unknown property "y" ()`}},
		{"names that are forbidden", `{"properties": {"lable": false}, "patternProperties": {"^_": false}}`, `{"label": 1}`, nil},
		{"names that are forbidden beside one that is not", `{"properties": {"lable": false, "id": {}}}`, `{"label": 1}`,
			[]string{`unknown-property /label "label": unknown property "label" ()`}},
		{"required alone", `{` + label + `, "required": ["id"]}`, `{"id": 1}`, nil},
		{"$schema on top", `{` + label + `}`, `{"$schema": "./a.schema.json"}`, nil},
		{"$schema below", `{"properties": {"label": {` + label + `}}}`, `{"label": {"$schema": 1}}`,
			[]string{`unknown-property /label/$schema "$schema": unknown property "$schema" ()`}},

		{"below a property", `{"properties": {"a": {` + label + `}}}`, `{"a": {"x": 1}}`,
			[]string{`unknown-property /a/x "x": unknown property "x" ()`}},
		{"below items", `{"items": {` + label + `}}`, `[{"label": 1}, {"x": 1}]`,
			[]string{`unknown-property /1/x "x": unknown property "x" ()`}},
		{"below what is unknown", `{` + label + `}`, `{"x": {"y": {"lable": 1}}}`,
			[]string{`unknown-property /x "x": unknown property "x" ()`}},
		{"another branch knows", `{` + label + `, "anyOf": [{"properties": {"a": {}}}, {"if": true, "then": {"properties": {"b": {}}}}]}`,
			`{"a": 1, "b": 1, "c": 1}`, []string{`unknown-property /c "c": unknown property "c" ()`}},
		{"a reference knows", `{"$ref": "#/$defs/d", "$defs": {"d": {` + label + `}}}`, `{"label": 1, "x": 1}`,
			[]string{`unknown-property /x "x": unknown property "x" ()`}},

		{"deprecated", `{"properties": {"old": {"deprecated": true}}}`, `{"old": 1}`,
			[]string{`deprecated /old "old": "old" is deprecated ()`}},
		{"deprecated with a description", `{"properties": {"old": {"deprecated": true, "description": "Use\n  new."}}}`, `{"old": 1}`,
			[]string{`deprecated /old "old": "old" is deprecated (Use new.)`}},
		{"deprecated in a reference", `{"properties": {"old": {"$ref": "#/$defs/d"}}, "$defs": {"d": {"deprecated": true}}}`, `{"old": 1}`,
			[]string{`deprecated /old "old": "old" is deprecated ()`}},
		{"deprecated by two", `{"patternProperties": {"^o": {"deprecated": true, "description": "b"}, "d$": {"deprecated": true, "description": "a"}}}`, `{"old": 1}`,
			[]string{`deprecated /old "old": "old" is deprecated (a)`}},
		{"what is deprecated is looked into", `{"properties": {"old": {"deprecated": true, ` + label + `}}}`, `{"old": {"x": 1}}`, []string{
			`deprecated /old "old": "old" is deprecated ()`,
			`unknown-property /old/x "x": unknown property "x" ()`,
		}},

		{"a secret for a name", `{` + label + `}`, `{"eyJhbGciOiJub25lIn0": 1}`,
			[]string{`unknown-property /*** "eyJhbGciOiJub25lIn0": unknown property "***" ()`}},
		{"invalid all the same", `{` + label + `, "required": ["id"]}`, `{"lable": 1}`,
			[]string{`unknown-property /lable "lable": unknown property "lable" (did you mean "label"?)`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			for range 3 { // maps must not show
				if diff := cmp.Diff(test.want, remarksOf(t, test.schema, test.document)); diff != "" {
					t.Fatalf("remarks (-want +got):\n%s", diff)
				}
			}
		})
	}
}

func TestRemarksSyntaxError(t *testing.T) {
	v, err := Variant{}.Validator()
	if err != nil {
		t.Fatal(err)
	}
	_, err = v.Remarks([]byte(`{"id": }`))
	if e, ok := errors.AsType[*SyntaxError](err); !ok || e.Column != 8 {
		t.Errorf("error %v, want a SyntaxError in column 8", err)
	}
}

// TestRemarksOnTheContract goes by hostile shapes too: deep, wide, of another type.
func TestRemarksOnTheContract(t *testing.T) {
	v, err := Variant{}.Validator()
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for _, document := range []string{
		`[]`, `null`, `"x"`, strings.Repeat("[", 999) + strings.Repeat("]", 999),
		`{"categories": [{"x": 1}], "token": {"y": 1}}`,
	} {
		wg.Go(func() {
			if remarks, err := v.Remarks([]byte(document)); len(remarks) > 0 || err != nil {
				t.Errorf("%.40s: remarks %v, error %v", document, remarks, err)
			}
		})
	}
	wg.Wait()
}

// TestRemarksOfMany: twice the unknown names are twice the work, and not four times.
func TestRemarksOfMany(t *testing.T) {
	v, err := Compile([]byte(`{"properties": {"label": {}}}`), nil)
	if err != nil {
		t.Fatal(err)
	}
	work := func(names int) float64 {
		members := make([]string, names)
		for i := range members {
			members[i] = fmt.Sprintf(`"x%d": 1`, i)
		}
		document := []byte("{" + strings.Join(members, ",") + "}")
		return testing.AllocsPerRun(2, func() {
			if remarks, err := v.Remarks(document); err != nil || len(remarks) != names {
				t.Fatalf("%d remarks, error %v", len(remarks), err)
			}
		})
	}
	if once, twice := work(500), work(1000); twice > 3*once {
		t.Errorf("%v allocations for 500 names, %v for 1000", once, twice)
	}
}
