package describe

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/compile"
	"example.com/authlink/internal/diagnose"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/subschema"
	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func compiled(t *testing.T, schema string) *jsonschema.Schema {
	t.Helper()
	s, err := compile.Compile([]byte(schema), compile.Options{Draft: jsonschema.Draft2020})
	if err != nil {
		t.Fatal(err)
	}
	return s.Root
}

func parse(t *testing.T, document string) *jsonindex.Index {
	t.Helper()
	doc := new(jsonindex.Index)
	if err := doc.Parse([]byte(document), jsonindex.Options{}); err != nil {
		t.Fatal(err)
	}
	return doc
}

func remarks(doc *jsonindex.Index, schema *jsonschema.Schema) []Remark {
	return Remarks(doc, subschema.NewPlace(schema), judge.New(schema, nil))
}

// remarksOf returns the remarks as lines: place, code, text at the place, message, hint.
func remarksOf(t *testing.T, schema, document string) []string {
	t.Helper()
	var lines []string
	for _, r := range remarks(parse(t, document), compiled(t, schema)) {
		lines = append(lines, fmt.Sprintf("%s %s %s: %s (%s)", r.Code, r.InstanceLocation, document[r.Offset:r.End], r.Message, advice.Text(r.Advice, advice.Go)))
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

// A fix gives the name that was meant to the first of two: it would be there twice.
func TestRemarksDoNotGiveANameTwice(t *testing.T) {
	schema := compiled(t, `{"properties": {"label": {}, "state": {}}}`)
	fixes := func(document string) (all []string) {
		for _, r := range remarks(parse(t, document), schema) {
			if (r.Fix != nil) != advice.Has(r.Advice, advice.DidYouMean) {
				t.Errorf("%s: %s has a hint without a fix, or a fix without a hint", document, r.InstanceLocation)
			}
			if r.Fix != nil {
				all = append(all, fmt.Sprint(r.InstanceLocation, *r.Fix))
			}
		}
		return all
	}
	fix := func(at string, offset, end int, text string) string {
		return fmt.Sprint(at, diagnose.Fix{Guess: true, Edits: []diagnose.Edit{{Offset: offset, End: end, Text: text}}})
	}
	for document, want := range map[string][]string{
		`{"lable": 1}`:                           {fix("/lable", 2, 7, "label")},
		`{"lable": 1, "labl": 2}`:                {fix("/lable", 2, 7, "label")},
		`{"lable": 1, "labl": 2, "stat": 3}`:     {fix("/lable", 2, 7, "label"), fix("/stat", 25, 29, "state")},
		`{"lable": 1, "label": 2}`:               nil,
		`{"\u006cable": {"lable": 1}, "x": [1]}`: {fix("/lable", 2, 12, "label")},
	} {
		if got := fixes(document); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", document, got, want)
		}
	}
}

// Each object may have the name once, so the fixes of one do not count for another.
func TestRemarksGiveANameToEachObject(t *testing.T) {
	remarks := remarks(parse(t, `[{"lable": 1}, {"lable": 2}]`), compiled(t, `{"items": {"properties": {"label": {}}}}`))
	if len(remarks) != 2 || remarks[0].Fix == nil || remarks[1].Fix == nil {
		t.Errorf("%+v", remarks)
	}
}

// Below what is a secret, by its name, by what stands beside it or by the schema, a name
// may be the secret, unless the schema has it; elsewhere what looks like one is masked.
func TestRemarksMaskNamesInSecrets(t *testing.T) {
	for _, test := range []struct{ schema, document, at string }{
		{`{"properties": {"token": {"properties": {"known": {}}}}}`, `{"token": {"S3CRET": 1}}`, "/token/***"},
		{`{"properties": {"token": {"additionalProperties": {"deprecated": true}}}}`, `{"token": {"S3CRET": 1}}`, "/token/***"},
		{`{"properties": {"token": {"patternProperties": {"^S": {"deprecated": true}}}}}`, `{"token": {"S3CRET": 1}}`, "/token/***"},
		{`{"properties": {"token": {"properties": {"known": {"deprecated": true}}}}}`, `{"token": {"known": 1}}`, "/token/known"},
		{`{"properties": {"a": {"writeOnly": true, "properties": {"known": {}}}}}`, `{"a": {"S3CRET": 1}}`, "/a/***"},
		{`{"properties": {"a": {"format": "password", "items": {"properties": {"known": {}}}}}}`, `{"a": [{"S3CRET": 1}]}`, "/a/0/***"},
		{`{"items": {"properties": {"known": {}}}}`, `["token", {"S3CRET": 1}]`, "/1/***"},
		{`{"items": {"properties": {"known": {}}}}`, `["a", {"open": 1}]`, "/1/open"},
		{`{"properties": {"known": {}}}`, `{"eyJhbGciOiJub25lIn0": 1}`, "/***"},
	} {
		remarks := remarks(parse(t, test.document), compiled(t, test.schema))
		if len(remarks) != 1 || remarks[0].InstanceLocation != test.at || strings.Contains(remarks[0].Message, "S3CRET") {
			t.Errorf("%s by %s: got %+v, want one at %s", test.document, test.schema, remarks, test.at)
		}
	}
}

// TestRemarksOfMany: twice the unknown names are twice the work, and not four times.
func TestRemarksOfMany(t *testing.T) {
	schema := compiled(t, `{"properties": {"label": {}}}`)
	work := func(names int) float64 {
		members := make([]string, names)
		for i := range members {
			members[i] = fmt.Sprintf(`"x%d": 1`, i)
		}
		doc := parse(t, "{"+strings.Join(members, ",")+"}")
		return testing.AllocsPerRun(2, func() {
			if remarks := remarks(doc, schema); len(remarks) != names {
				t.Fatalf("%d remarks", len(remarks))
			}
		})
	}
	if once, twice := work(500), work(1000); twice > 3*once {
		t.Errorf("%v allocations for 500 names, %v for 1000", once, twice)
	}
}
