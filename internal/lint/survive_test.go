package lint_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/linttest"
	"example.com/authlink/internal/source"
)

// panics are lines of which the second and the last have checks that panic.
const panics = "{\"id\": 1}\n{\"id\": \"s3cretX\"}\n\n{\"id\": \n{\"id\": 2}\n{\"id\": [\"s3cretX\"]}"

var wantPanics = []string{"2:10 the check panicked with a string", "6:47 the check panicked with a string"}

// shown lists what has not been judged, with its line and offset, and what else is said.
func shown(found finding.Found) (notJudged, rules []string) {
	for _, n := range found.NotChecked {
		if n.Fault == finding.FaultPanic {
			notJudged = append(notJudged, fmt.Sprintf("%d:%d %s", n.Line, n.Offset, n.Reason))
		}
	}
	for _, f := range found.Findings {
		rules = append(rules, fmt.Sprintf("%d:%s", f.Line, f.Rule))
	}
	return notJudged, rules
}

func TestSurvive(t *testing.T) {
	l := linttest.Panicking(t)
	block := l.CheckBlock("a.ndjson", lint.Block{Text: []byte(panics), Before: nothing, After: nothing}).Found
	var whole finding.Found
	var status finding.Status
	for e := range l.Events(source.File{Path: "a.ndjson", Stdin: strings.NewReader(panics)}) {
		switch e := e.(type) {
		case finding.Found:
			whole.Add(e)
		case finding.End:
			status = e.Status
		}
	}
	if status != finding.StatusInvalid {
		t.Errorf("status %s", status)
	}
	for name, found := range map[string]finding.Found{"block": block, "whole": whole} {
		notJudged, rules := shown(found)
		if !slices.Equal(notJudged, wantPanics) || !slices.Equal(rules, []string{"4:syntax"}) || found.Documents != 5 {
			t.Errorf("%s: not judged %q, rules %q, %d documents", name, notJudged, rules, found.Documents)
		}
		for _, e := range found.Excerpts {
			if bytes.Contains(e.Shown(), []byte(linttest.Secret)) {
				t.Errorf("%s shows %q", name, e.Shown())
			}
		}
	}
}

// TestSurviveFile: a file that is one document has come to no end, and says so.
func TestSurviveFile(t *testing.T) {
	for e := range linttest.Panicking(t).Events(source.File{Path: "a.json", Stdin: strings.NewReader(`{"id": "s3cretX"}`)}) {
		if end, ok := e.(finding.End); ok && (end.Status != finding.StatusError || end.Err.Error() != "the check panicked with a string") {
			t.Errorf("status %s, %v", end.Status, end.Err)
		}
	}
}

// TestPanicIsNotHidden: in a run for a person, the program ends, and says where.
func TestPanicIsNotHidden(t *testing.T) {
	defer func() {
		if p := recover(); p != linttest.Secret {
			t.Errorf("panics with %v", p)
		}
	}()
	linttest.Panicking(t).CheckFile("a.ndjson", []byte(panics))
}

func nothing(int) ([]byte, bool, error) { return nil, true, nil }
