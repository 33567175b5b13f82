package diagnose

import (
	"reflect"
	"strconv"
	"strings"
	"testing"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/schematest"
)

// wordingOf returns the wording of a schema, and a fault of it.
func wordingOf(t *testing.T, schema string) (*wording, *Fault) {
	t.Helper()
	return wordingFor(t, schema, `null`)
}

// wordingFor returns the wording of a schema and a document, and a fault of the whole.
func wordingFor(t *testing.T, schema, document string) (*wording, *Fault) {
	t.Helper()
	s := subject(t, schema, document, nil)
	w := newWording(s)
	return w, &Fault{Fault: &judge.Fault{}, schema: s.Schema}
}

func elements(n int) []any { return make([]any, n) }

func TestWeigh(t *testing.T) {
	for _, test := range []struct {
		document string
		want     int
	}{
		{`1`, 1}, {`"a"`, 1}, {`[]`, 1}, {`{}`, 1}, {`[1, 2]`, 3}, {`{"a": 1, "b": [2, {"c": 3}]}`, 6},
		{`[1, 2, 3, 4, 5, 6, 7, 8, 9]`, 10}, {`[1, 2, 3, 4, 5, 6, 7, 8, 9, 0]`, 10}, {`[[[[[[[[[[[[]]]]]]]]]]]]`, 10},
		{`[[1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 3, 4]]`, 10}, {`{"a": {"b": [1, 2, 3, 4, 5, 6, 7, 8]}, "c": {}}`, 10},
	} {
		if got := weigh(parsed(t, test.document).Value(0), 10); got != test.want {
			t.Errorf("%s: got %d, want %d", test.document, got, test.want)
		}
	}
}

// A value that is larger than a trial may be is not judged, so nothing is advised by it.
func TestTrialIsBounded(t *testing.T) {
	w, n := wordingOf(t, `{"type": "array"}`)
	if !w.accepts(n, elements(maxTrial-1)) {
		t.Errorf("an array of %d values is not judged", maxTrial)
	}
	if w.accepts(n, elements(maxTrial)) || w.suits(n, elements(maxTrial)) {
		t.Errorf("an array of %d values is judged", maxTrial+1)
	}
	if w.trials != maxTrial {
		t.Errorf("%d values are counted, want %d", w.trials, maxTrial)
	}
}

// All the trials for one document together are bounded: the last value that is allowed
// is judged, the one after it is not.
func TestTrialsAreBounded(t *testing.T) {
	w, n := wordingOf(t, `{}`)
	for i := range maxTrials / maxTrial {
		if !w.accepts(n, elements(maxTrial-1)) {
			t.Fatalf("trial %d is not judged", i)
		}
	}
	if w.trials != maxTrials {
		t.Fatalf("%d values are counted, want %d", w.trials, maxTrials)
	}
	if w.accepts(n, nil) {
		t.Errorf("value %d is judged", maxTrials+1)
	}
	w.trials = maxTrials - 1
	if w.accepts(n, elements(1)) || !w.accepts(n, nil) {
		t.Error("of the last value, two are judged, or none")
	}
}

// The bound holds for a document: what is wrong is said of every value, and what to do of
// as many as there are trials for.
func TestAdviceIsBounded(t *testing.T) {
	const more = 5
	document := "[" + strings.Repeat("1, ", maxTrials+more-1) + "1]"
	violations := explained(t, `{"items": {"type": "string"}}`, document)
	if len(violations) != maxTrials+more {
		t.Fatalf("there are %d violations", len(violations))
	}
	advised := 0
	for _, v := range violations {
		hasAdvice := advice.Has(v.Advice, advice.AddQuotes)
		if hasAdvice {
			advised++
		}
		if v.Message != "expected string, got number 1" || hasAdvice != (v.Fix != nil) {
			t.Fatalf("%+v", v)
		}
	}
	if advised != maxTrials {
		t.Errorf("%d have advice, want %d", advised, maxTrials)
	}
}

// A pattern that gives no answer has not accepted.
func TestTrialWithoutAnswer(t *testing.T) {
	for name, schema := range map[string]string{"pattern": `{"pattern": "x"}`, "not": `{"not": {"pattern": "x"}}`} {
		w, n := wordingOf(t, schema)
		late := new(schematest.Late)
		for _, s := range w.schemas {
			if s.Pattern != nil {
				s.Pattern = late
			}
		}
		w.program = judge.New(w.schema, nil)
		if w.accepts(n, "late") || w.suits(n, "late") || late.Asked != 2 {
			t.Errorf("%s: what gave no answer is accepted, or nobody asked: %d", name, late.Asked)
		}
		if w.accepts(n, "x") != (name == "pattern") {
			t.Errorf("%s: what gave an answer is not judged by it", name)
		}
	}
}

// The trial of a value in a document is that of the value by itself.
func TestTrialOfToken(t *testing.T) {
	list := func(n int) string { return "[" + strings.TrimSuffix(strings.Repeat("0, ", n), ", ") + "]" }
	for _, value := range []string{
		`{}`, `{"a": {"b": [1, {"c": null}]}, "d": "e"}`, `[{"a": 1}, "x"]`, `"x"`, list(maxTrial - 1), list(maxTrial), list(3 * maxTrial),
	} {
		var doc jsonindex.Index
		if err := doc.Parse([]byte(`[0, `+value+`, {"a": 1}]`), jsonindex.Options{}); err != nil {
			t.Fatal(err)
		}
		alone, okAlone := newTrial(doc.Value(2))
		there, okThere := newTrialOf(&doc, 2, "", "")
		if okAlone != okThere || alone.weight != there.weight {
			t.Fatalf("%s: weighs %d by itself, %d in a document", value, alone.weight, there.weight)
		}
		wrapped, okWrapped := newTrialOf(&doc, 2, "[", "]")
		if aloneIn, okIn := newTrial([]any{doc.Value(2)}); okIn != okWrapped || aloneIn.weight != wrapped.weight {
			t.Fatalf("%s: weighs %d in an array by itself, %d in a document", value, aloneIn.weight, wrapped.weight)
		}
		if okThere && !reflect.DeepEqual(there.doc.Value(0), alone.doc.Value(0)) {
			t.Errorf("%s is tried as %s", value, there.doc.Raw(0))
		}
	}
}

// Of a metaschema nothing is known, so that a schema is not to blame.
func TestTrialWithoutSchema(t *testing.T) {
	unknown := &wording{}
	if !unknown.accepts(&Fault{}, 1) || !unknown.takesElement(&Fault{}) {
		t.Error("a metaschema refuses")
	}
}

func TestSuits(t *testing.T) {
	for _, test := range []struct {
		schema, value string
		suits         bool
	}{
		{`{"type": "object", "required": ["a"]}`, `{}`, true},
		{`{"type": "object", "properties": {"a": {"type": "string"}}}`, `{"a": 1}`, true},
		{`{"type": "object"}`, `[]`, false},
		{`{"enum": [1, {}]}`, `[]`, false},
		{`{"enum": [1, {}]}`, `{"a": 1}`, true},
		{`{"const": {}}`, `1`, false},
		{`{"const": {}}`, `{"a": 1}`, true},
		{`false`, `1`, false},
		{`{"anyOf": [{"type": "string"}, {"type": "array"}]}`, `{}`, false},
	} {
		w, n := wordingOf(t, test.schema)
		if got := w.suits(n, parsed(t, test.value).Value(0)); got != test.suits {
			t.Errorf("%s suits %s: %t", test.value, test.schema, got)
		}
	}
}

func TestTakesElement(t *testing.T) {
	for _, test := range []struct {
		schema, value string
		takes         bool
	}{
		{`{"items": {"type": "string"}}`, `"a"`, true},
		{`{"items": {"type": "string"}}`, `1`, false},
		{`{"items": {"type": "string", "maxLength": 1}}`, `"ab"`, true},
		{`{"$ref": "#/$defs/a", "$defs": {"a": {"items": {"type": "string"}}}}`, `1`, false},
		{`{"type": "array"}`, `1`, true},
		{`{"type": "array"}`, `{}`, false}, // more likely it is something else
		{`{"items": true}`, `{}`, true},
		{`{"items": false}`, `1`, false},
	} {
		w, n := wordingFor(t, test.schema, test.value)
		if got := w.takesElement(n); got != test.takes {
			t.Errorf("%s is an element by %s: %t", test.value, test.schema, got)
		}
	}
}

// Other panics than that of a pattern go on.
func TestOtherPanicsGoOn(t *testing.T) {
	w, n := wordingOf(t, `{"pattern": "x"}`)
	w.schema.Pattern = panics{}
	w.program = judge.New(w.schema, nil)
	defer func() {
		if recover() != "x" {
			t.Error("nothing is recovered")
		}
	}()
	t.Errorf("got %t", w.accepts(n, "a"))
}

type panics struct{}

func (panics) String() string          { return "x" }
func (panics) MatchString(string) bool { panic("x") }

// TestDuplicatesAreBounded: what is compared to find all duplicates is counted as what is
// judged. The first pair is the engine's find; the rest costs no more than the budget.
func TestDuplicatesAreBounded(t *testing.T) {
	w, n := wordingFor(t, `{"uniqueItems": true}`, repeats(3, 9))
	if c := w.adviseDuplicate(n, site{}); !advice.Has(c.Advice, advice.RemoveDuplicate) {
		t.Errorf("three values, three times each: got %v", c.Advice)
	}
	w, n = wordingFor(t, `{"uniqueItems": true}`, repeats(maxTrial, 100_000))
	if c := w.adviseDuplicate(n, site{}); c.Advice != nil || w.trials > maxTrials+maxTrial {
		t.Errorf("%d comparisons, and %v", w.trials, c.Advice)
	}
}

// repeats is an array of so many numbers, of which so many differ.
func repeats(different, n int) string {
	values := make([]string, n)
	for i := range values {
		values[i] = strconv.Itoa(i % different)
	}
	return "[" + strings.Join(values, ",") + "]"
}

// TestNothingIsWrittenOfSecrets: a list that is to be written anew, since escapes hide where
// its parts stand, is not, if one of them is a secret by its looks.
func TestNothingIsWrittenOfSecrets(t *testing.T) {
	const jwt = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJub2JvZHkifQ.c2lnbmF0dXJl"
	for document, want := range map[string]bool{`"a\u002cb"`: true, `"a\u002c` + jwt + `"`: false} {
		v := explained(t, `{"type": "array"}`, document)[0]
		if got := v.Fix != nil && v.Fix.Edits[0].Text == `["a", "b"]`; got != want {
			t.Errorf("%s: the fix is %+v", document, v.Fix)
		}
	}
}
