package diagnose

import (
	"fmt"
	"strings"
	"testing"

	"example.com/authlink/internal/judge"
	"github.com/google/go-cmp/cmp"
)

// saidOf returns what is said of a document, in words that nobody takes back.
func (s Subject) saidOf(t *testing.T) (said []string) {
	t.Helper()
	j := s.judged(t)
	Explain(s, j, func(violations []Violation) {
		for _, v := range violations {
			fix := Fix{}
			if v.Fix != nil {
				fix = *v.Fix
			}
			v.Fix, v.Hint = nil, ""
			said = append(said, fmt.Sprintf("%+v, fixed by %+v", v, fix))
		}
	})
	return said
}

// TestSayings: what has been said of documents before changes nothing of what is said of the next.
func TestSayings(t *testing.T) {
	const schema = `{"properties": {
		"list": {"items": {"title": "category", "enum": ["ats", "hrisLegacy", "marketing"]}},
		"long": {"allOf": [{"$ref": "#/$defs/word"}, {"maxLength": 9}]}, "other": {"$ref": "#/$defs/word"},
		"pair": {"properties": {"value": {"enum": ["marketing"]}}}}, "additionalProperties": {"enum": ["marketing"]},
		"$defs": {"word": {"enum": ["marketing", "documentation"]}}}`
	contract := fakeContract{dumped: map[string]string{"hris-legacy": "hrisLegacy"}, editions: map[string]string{"/list/1=marketin": "2030"}}
	documents := []string{
		`{"list": ["xats"]}`, `{"list": ["marketin", "xats"]}`, `{"list": ["xats", "marketin"]}`, `{"list": [1, "xats"]}`,
		`{"list": ["hris-legacy", "hrisLegac"]}`, `{"list": ["nothing like it"]}`, `{"list": {"0": "xats"}}`, `{"list": ["xats", "xats"]}`,
		`{"list": ["xat\u0073"]}`, `{"list": [ "xats" ], "other": "documentatio"}`, `{"long": "documentatio"}`, `{"other": "documentatio", "long": "marketin"}`,
		`{"pair": {"name": "password", "value": "marketin"}}`, `{"pair": {"name": "label", "value": "marketin"}}`,
		`{"a\"b\\": "marketin"}`, `{"a": "b\"marketin"}`,
		`{"a name": "marketin"}`, `{"token": "marketin"}`, `{"a name": "marketin", "other": "marketin"}`, `{"list": ["` + strings.Repeat("x", maxSayingLen) + `"]}`,
	}
	for _, isDump := range []bool{false, true} {
		contract.isDump = isDump
		shared := subject(t, schema, `{}`, contract)
		shared.Lexicon = NewLexicon(shared.Schema)
		for round := range 3 {
			for _, document := range documents {
				s := shared
				s.Data, s.Doc = []byte(document), parsed(t, document)
				fresh := s
				fresh.Lexicon = nil
				if j := s.judged(t); j.IsNone() {
					continue
				}
				if diff := cmp.Diff(fresh.saidOf(t), s.saidOf(t)); diff != "" {
					t.Errorf("round %d, dump %t: %s (-fresh +after others)\n%s", round, isDump, document, diff)
				}
			}
		}
	}
}

// TestSayingsAreRecalled: the second document of a kind costs no search and no trial.
func TestSayingsAreRecalled(t *testing.T) {
	s := subject(t, `{"properties": {"a": {"enum": ["marketing"]}}}`, `{"a": "marketin"}`, nil)
	s.Lexicon = NewLexicon(s.Schema)
	known := &s.Lexicon.of(s.Schema.Properties["a"]).sayings
	s.saidOf(t)
	if len(known.known) != 1 {
		t.Fatalf("%d sayings after one fault", len(known.known))
	}
	for _, made := range known.known {
		if made.trials == 0 || made.compared == 0 {
			t.Errorf("nothing has been counted: %+v", made)
		}
		made.message = "recalled"
	}
	if said := s.saidOf(t); len(said) != 1 || !strings.Contains(said[0], "recalled") {
		t.Errorf("%q", said)
	}
}

// TestSayingsCount: what is recalled counts as if it had been found: in a document of many faults
// the advice ends at the same one.
func TestSayingsCount(t *testing.T) {
	w := newWording(subject(t, `{"additionalProperties": {"enum": ["marketing"]}}`, `{"k": "marketin"}`, nil))
	fault := located{Fault: w.leaves(mustJudge(t, w))[0]}
	fault.instance = fault.Fault.instance
	fault.value = fault.token
	key, ok := w.sayable(&fault, nil)
	if !ok {
		t.Fatal("not sayable")
	}
	before := w.spent()
	v := w.findWords(&fault)
	w.remember(&fault, key, &v, before)
	if _, ok := w.recall(&fault, key); !ok || w.trials != 2 {
		t.Errorf("recalled: %t, %d trials, want those of two", ok, w.trials)
	}
	w.trials = maxTrials
	if _, ok := w.recall(&fault, key); ok {
		t.Error("recalled where there is no trial left")
	}
}

func mustJudge(t *testing.T, w *wording) judge.Judgement {
	t.Helper()
	j, err := w.program.Judge(w.doc, judge.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// TestSayingsAreBounded: texts without end take no memory without end, and none holds a secret.
func TestSayingsAreBounded(t *testing.T) {
	const schema = `{"properties": {"token": {"enum": ["marketing"]}}, "additionalProperties": {"enum": ["marketing"]}}`
	shared := subject(t, schema, `{}`, nil)
	shared.Lexicon = NewLexicon(shared.Schema)
	for i := range 2 * maxSayings {
		s := shared
		document := fmt.Sprintf(`{"k%d": "marketin", "token": "marketin"}`, i)
		s.Data, s.Doc = []byte(document), parsed(t, document)
		s.saidOf(t)
	}
	shared.Lexicon.entries.Range(func(_, value any) bool {
		sayings := value.(*entry).sayings.known
		if len(sayings) > maxSayings {
			t.Errorf("%d sayings are kept, want at most %d", len(sayings), maxSayings)
		}
		for key := range sayings {
			if strings.HasSuffix(key, "/token") {
				t.Errorf("%q is kept, which is a secret", key)
			}
		}
		return true
	})
}
