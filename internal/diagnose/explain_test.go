package diagnose

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/near"
	"github.com/google/go-cmp/cmp"
)

func TestExplain(t *testing.T) {
	const schema = `{"properties": {"é": {"type": "string"}, "b": {"$ref": "#/$defs/b"}}, "additionalProperties": false,
		"$defs": {"b": {"uniqueItems": true, "items": {"maximum": 2}}}}`
	document := "{\"é\": 1,\n \"b\": [3, 1,\n1], \"c\": 1}"
	got := explained(t, schema, document)
	want := []Violation{
		{Offset: 7, End: 8, Line: 1, Column: 7, InstanceLocation: "/é", KeywordLocation: "/properties/é/type", Keyword: "type",
			Message: "expected string, got number 1", Advice: []advice.Advice{advice.New(advice.AddQuotes, "the number")},
			Fix: &Fix{Edits: []Edit{{7, 7, `"`}, {8, 8, `"`}}}},
		{Offset: 16, End: 25, Line: 2, Column: 7, InstanceLocation: "/b", KeywordLocation: "/properties/b/$ref/uniqueItems", Keyword: "uniqueItems",
			Message: "the 2nd and the 3rd item are equal: 1", Advice: []advice.Advice{advice.New(advice.RemoveDuplicate)},
			Fix:     &Fix{Guess: true, Edits: []Edit{{21, 24, ""}}},
			Related: []Related{{Offset: 20, End: 21, Line: 2, Column: 11, Message: "first"}}},
		{Offset: 17, End: 18, Line: 2, Column: 8, InstanceLocation: "/b/0", KeywordLocation: "/properties/b/$ref/items/maximum", Keyword: "maximum",
			Message: "3 is more than the maximum 2"},
		{Offset: 27, End: 30, Line: 3, Column: 5, InstanceLocation: "/c", KeywordLocation: "/additionalProperties", Keyword: "additionalProperties",
			Message: `unknown property "c"`},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// The engine ranges over maps, and tells what two references lead to twice.
func TestExplainIsTheSameEachTime(t *testing.T) {
	const schema = `{"allOf": [{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/a"}], "propertyNames": {"maxLength": 1}, "additionalProperties": false,
		"$defs": {"a": {"required": ["z"], "properties": {"aa": {"type": "string"}, "bb": {"type": "string"}}}}}`
	const document = `{"cc": 1, "bb": 1, "aa": 1}`
	first := explained(t, schema, document)
	if len(first) != 9 { // z, and of each: the name, unknown; of two the type
		t.Errorf("there are %d violations: %+v", len(first), first)
	}
	for range 10 {
		if diff := cmp.Diff(first, explained(t, schema, document)); diff != "" {
			t.Fatalf("(-first +again)\n%s", diff)
		}
	}
	if !slices.IsSortedFunc(first, compareViolations) {
		t.Errorf("they are not in order: %+v", first)
	}
}

// Of alternatives the one that was probably meant speaks.
func TestExplainAlternatives(t *testing.T) {
	for _, test := range []struct {
		name, schema, document string
		want                   []string
	}{
		{"the one of its type", `{"anyOf": [{"type": "string"}, {"type": "object", "required": ["a"]}]}`, `{}`, []string{`/anyOf/1/required: missing required property "a"`}},
		{"the one of its kind", `{"oneOf": [{"properties": {"kind": {"const": "a"}, "x": {"type": "string"}}}, {"properties": {"kind": {"const": "b"}, "x": {"type": "null"}}}]}`,
			`{"kind": "b", "x": 1}`, []string{`/oneOf/1/properties/x/type: expected null, got number 1`}},
		{"all by their kinds", `{"oneOf": [{"properties": {"kind": {"const": "a"}, "x": {"type": "string"}}}, {"properties": {"kind": {"enum": ["b", "c"]}, "x": {"type": "null"}}}]}`,
			`{"kind": "d", "x": 1}`, []string{`/oneOf: "d" is not one of "a", "b" or "c"`}},
		{"the one that fails deeper", `{"anyOf": [{"required": ["z"]}, {"properties": {"a": {"properties": {"b": {"type": "null"}}}}}]}`, `{"a": {"b": 1}}`,
			[]string{`/anyOf/1/properties/a/properties/b/type: expected null, got number 1`}},
		{"the one that fails less often", `{"anyOf": [{"required": ["x", "y"]}, {"required": ["z"]}]}`, `{}`, []string{`/anyOf/1/required: missing required property "z"`}},
		{"none of the types", `{"anyOf": [{"type": "string"}, {"type": ["null", "string"]}]}`, `1`, []string{`/anyOf: expected string or null, got number 1`}},
		{"none of the values", `{"anyOf": [{"const": 1}, {"enum": [2, 3]}]}`, `4`, []string{`/anyOf: 4 is not one of 1, 2 or 3`}},
		{"values, the first in a list", `{"anyOf": [{"enum": [2, 3]}, {"const": 1}]}`, `4`, []string{`/anyOf: 4 is not one of 2, 3 or 1`}},
		{"another type of value", `{"anyOf": [{"const": "a"}, {"enum": ["b"]}]}`, `4`, []string{`/anyOf: 4 is not one of "a" or "b"`}},
		{"one of two names", `{"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}`, `{}`, []string{`/anyOf: missing one of the properties "a" and "b"`}},
		{"what all miss", `{"anyOf": [{"required": ["k", "a"]}, {"required": ["k", "b", "c"]}]}`, `{}`, []string{`/anyOf: missing required property "k"`}},
		{"a slip of one kind", `{"oneOf": [{"required": ["v"]}, {"properties": {"kind": {"const": "lambda"}}}]}`, `{"kind": "lamda"}`,
			[]string{`/oneOf/1/properties/kind/const: expected "lambda", got "lamda"`}},
		{"a slip of one value", `{"anyOf": [{"enum": ["ES2020"]}, {"pattern": "^es"}]}`, `"ES2O20"`,
			[]string{`/anyOf/0/enum: "ES2O20" is not one of "ES2020"`}},
		{"types and values", `{"anyOf": [{"type": "string"}, {"const": "x"}]}`, `4`,
			[]string{`/anyOf: expected string, got number 4`}},
		{"at two places", `{"anyOf": [{"properties": {"a": {"type": "null"}}}, {"properties": {"b": {"type": "null"}}}]}`, `{"a": 1, "b": 1}`,
			[]string{`/anyOf: matches none of the 2 alternatives: (1) expected null, got number 1; (2) expected null, got number 1`}},
		{"more than one", `{"oneOf": [{}, {"type": "number"}]}`, `1`, []string{`/oneOf: matches alternatives 1 and 2, where only one may match`}},
		{"all of several", `{"allOf": [{"minimum": 2}, {"multipleOf": 2}]}`, `1`, []string{
			`/allOf/0/minimum: 1 is less than the minimum 2`, `/allOf/1/multipleOf: 1 is not a multiple of 2`}},
		{"alternatives in alternatives", `{"anyOf": [{"type": "null"}, {"anyOf": [{"type": "string"}, {"type": "array", "minItems": 1}]}]}`, `[]`,
			[]string{`/anyOf/1/anyOf/1/minItems: the array has 0 items, expected at least 1`}},
	} {
		var got []string
		for _, v := range explained(t, test.schema, test.document) {
			got = append(got, v.KeywordLocation+": "+v.Message)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.name, diff)
		}
	}
}

// What names a keyword in the schema is no keyword where it is the name of a property.
func TestKeywordOfAFalseSchema(t *testing.T) {
	for _, test := range []struct{ schema, document, want string }{
		{`{"properties": {"then": {"items": {"properties": {"items": false}}}}}`, `{"then": [{"items": 1}]}`, "properties"},
		{`{"if": true, "then": false}`, `1`, "then"},
		{`{"$ref": "#/$defs/then", "$defs": {"then": false}}`, `1`, "$ref"},
		{`{"dependentSchemas": {"not": false}}`, `{"not": 1}`, "dependentSchemas"},
		{`{"$schema": "http://json-schema.org/draft-07/schema#", "items": [true, false]}`, `[1, 2]`, "items"},
		{`{"contains": false}`, `[1]`, "contains"},
	} {
		violations := explained(t, test.schema, test.document)
		if len(violations) != 1 || violations[0].Keyword != test.want {
			t.Errorf("%s: got %+v, want %s", test.schema, violations, test.want)
		}
	}
}

func TestCount(t *testing.T) {
	for _, test := range []struct {
		schema, document string
		want             int
	}{
		{`{"type": "string"}`, `1`, 1},
		{`{"required": ["a", "b", "c"]}`, `{}`, 3},
		{`{"items": {"type": "string"}}`, `[1, 2, "a"]`, 2},
		{`{"allOf": [{"minimum": 2}, {"multipleOf": 2}]}`, `1`, 2},
		{`{"anyOf": [{"required": ["a", "b"]}, {"type": "string"}]}`, `{}`, 2},
	} {
		s, j := refused(t, test.schema, test.document, nil)
		if got := Count(s.Doc, j.Verdict); got != test.want {
			t.Errorf("%s by %s: got %d, want %d", test.document, test.schema, got, test.want)
		}
	}
}

// invalid returns the first fault of a schema that stands at a path in a document, as its
// metaschema has it, which is a part of that of draft 2020-12.
func invalid(t *testing.T, document string, at []string) First {
	t.Helper()
	const metaschema = `{"properties": {"minLength": {"$ref": "#/$defs/count"}, "maxLength": {"$ref": "#/$defs/count"},
			"required": {"type": "array"}, "pattern": {"type": "string", "format": "regex"},
			"type": {"anyOf": [{"enum": ["array", "boolean", "integer", "null", "number", "object", "string"]}, {"type": "array"}]},
			"properties": {"additionalProperties": {"$ref": "#"}}, "patternProperties": {"propertyNames": {"format": "regex"}}},
		"$defs": {"count": {"type": "integer", "minimum": 0}}}`
	s := subject(t, metaschema, document, nil)
	_, token, _ := s.Doc.Find(at)
	j, err := s.Program.JudgeBy(s.Schema, s.Doc, token, judge.Options{})
	if err != nil || j.Verdict == nil {
		t.Fatalf("%s: %+v, %v", document, j, err)
	}
	return Invalid(s.Doc, at, s.Program, j.Verdict)
}

func TestInvalid(t *testing.T) {
	for _, test := range []struct{ schema, path, message, advice, pattern string }{
		{`{"minLength": -1}`, "minLength", "-1 is less than the minimum 0", "", ""},
		{`{"properties": {"a": {"type": "strin"}}}`, "properties a type",
			`"strin" is not one of "array", "boolean", "integer", "null", "number", "object" or "string"`, `did you mean "string"?`, ""},
		{`{"properties": {"token": {"required": "S3CRET"}}}`, "properties token required", `expected array, got string "S3CRET"`,
			`put it in an array, even when it is alone`, ""}, // a schema names secrets and holds none
		{`{"pattern": "("}`, "pattern", `"(" is not a valid regex`, "missing closing )", "("},
		{`{"patternProperties": {"[": {}}}`, "patternProperties [", `the name of this property is not allowed: "[" is not a valid regex`, "missing closing ]", "["},
	} {
		first := invalid(t, test.schema, nil)
		if got := strings.Join(first.Path, " "); !strings.HasPrefix(test.path, got) || first.Message != test.message && test.pattern == "" {
			t.Errorf("%s: got %+v", test.schema, first)
		}
		if got := advice.Text(first.Advice, advice.Go); got != test.advice {
			t.Errorf("%s: got advice %q, want %q", test.schema, got, test.advice)
		}
		if first.Pattern != test.pattern {
			t.Errorf("%s: got the pattern %q", test.schema, first.Pattern)
		}
	}
}

// Of several faults the first is told, with the way from the document on.
func TestInvalidTellsTheFirst(t *testing.T) {
	first := invalid(t, `{"x": {"y": {"minLength": "a", "maxLength": "b", "type": 1}}}`, []string{"x", "y"})
	if want := []string{"x", "y", "minLength"}; !slices.Equal(first.Path, want) {
		t.Errorf("got %q, want %q", first.Path, want)
	}
}

func TestSyntax(t *testing.T) {
	for _, test := range []struct {
		document string
		opts     jsonindex.Options
		want     []advice.Code
	}{
		{`{"a": 1,}`, jsonindex.Options{}, []advice.Code{advice.Mend}},
		{`{} {}`, jsonindex.Options{}, []advice.Code{advice.OneDocument}},
		{`[1, 2]`, jsonindex.Options{Limits: jsonindex.Limits{Bytes: 5}}, []advice.Code{advice.LimitBytes}},
		{`[1, 2]`, jsonindex.Options{Limits: jsonindex.Limits{Values: 2}}, []advice.Code{advice.LimitValues}},
		{`[[1]]`, jsonindex.Options{Limits: jsonindex.Limits{Depth: 1}}, []advice.Code{advice.LimitDepth}},
		{`123`, jsonindex.Options{Limits: jsonindex.Limits{Digits: 2}}, []advice.Code{advice.LimitDigits}},
		{`1e9`, jsonindex.Options{Limits: jsonindex.Limits{Exponent: 8}}, []advice.Code{advice.LimitExponent}},
	} {
		err := new(jsonindex.Index).Parse([]byte(test.document), test.opts)
		syntax, ok := err.(*jsonindex.Error)
		if !ok {
			t.Fatalf("%s: %v", test.document, err)
		}
		var got []advice.Code
		for _, a := range Syntax(syntax) {
			got = append(got, a.Code)
			if a.Text(advice.Go) == "" {
				t.Errorf("%s: %s has no words", test.document, a.Code)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v of %v, want %v", test.document, got, err, test.want)
		}
	}
}

// Where there is nothing to say, nothing is.
func TestSyntaxWithoutAdvice(t *testing.T) {
	if got := Syntax(&jsonindex.Error{Code: jsonindex.Syntax, Message: "x"}); got != nil {
		t.Errorf("got %v", got)
	}
}

func TestRename(t *testing.T) {
	doc := parsed(t, `{"lable": 1}`)
	const secret = "sk_live_51HxaYqLkdIwTz9mVn0PqRsTu"
	for _, test := range []struct {
		name       string
		candidates []string
		token      int
		want       Counsel
	}{
		{"lable", []string{"label", "state"}, 1, advise(advice.DidYouMean, `"label"`).with(true, Edit{2, 7, "label"})},
		{"lable", []string{"label"}, -1, advise(advice.DidYouMean, `"label"`)},
		{"lable", []string{"state"}, 1, Counsel{}},
		{"lable", nil, 1, Counsel{}},
		{secret[:len(secret)-1], []string{secret}, 1, Counsel{}}, // no fix writes that
	} {
		fits := func(string) bool { return true }
		if diff := cmp.Diff(test.want, Rename(new(near.Search), doc, test.token, test.name, test.candidates, fits)); diff != "" {
			t.Errorf("%s, of %q (-want +got)\n%s", test.name, test.candidates, diff)
		}
		fits = func(string) bool { return false }
		if got := Rename(new(near.Search), doc, test.token, test.name, test.candidates, fits); got.Fix != nil {
			t.Errorf("%s, of %q: a fix where the value does not fit", test.name, test.candidates)
		}
	}
}

// outline returns a unit and those in it, one a line.
func outline(u Unit, indent string) string {
	line := fmt.Sprintf("%s%q %q: %s\n", indent, u.InstanceLocation, u.KeywordLocation, u.Error)
	for _, below := range u.Errors {
		line += outline(below, indent+"\t")
	}
	return line
}

func TestOutput(t *testing.T) {
	const schema = `{"anyOf": [{"type": "string"}, {"$ref": "#/$defs/a"}], "$defs": {"a": {"required": ["a"], "additionalProperties": false}}}`
	const document = `{"b": 1, "c/d": 1}`
	flat, tree := outline(output(t, schema, document, Basic), ""), outline(output(t, schema, document, Detailed), "")
	wantFlat := `"" "": a subschema has errors
	"" "/anyOf": a subschema has errors
	"" "/anyOf/0/type": expected string, got object
	"" "/anyOf/1/$ref": a subschema has errors
	"" "/anyOf/1/$ref/additionalProperties": unknown property "b"; unknown property "c/d"
	"" "/anyOf/1/$ref/required": missing required property "a"
`
	wantTree := `"" "": 
	"" "/anyOf": 
		"" "/anyOf/0/type": expected string, got object
		"" "/anyOf/1/$ref": 
			"" "/anyOf/1/$ref/additionalProperties": unknown property "b"; unknown property "c/d"
			"" "/anyOf/1/$ref/required": missing required property "a"
`
	if diff := cmp.Diff(wantFlat, flat); diff != "" {
		t.Errorf("flat (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(wantTree, tree); diff != "" {
		t.Errorf("a tree (-want +got)\n%s", diff)
	}
	required := output(t, schema, document, Basic).Errors[4]
	if want := "https://schema.invalid/s.json#/$defs/a/required"; required.AbsoluteKeywordLocation != want {
		t.Errorf("the absolute location is %s, want %s", required.AbsoluteKeywordLocation, want)
	}
}

// A fault that this package has no words for is still one.
func TestMessageOfUnknownKeywords(t *testing.T) {
	s, j := refused(t, `{"type": "string"}`, `1`, nil)
	w := newWording(s)
	n := w.leaves(j)[0]
	n.Fault = &judge.Fault{Keyword: "unheardOf"}
	if got := w.message(n, nil); got != "is not valid" {
		t.Errorf("got %s", got)
	}
}
