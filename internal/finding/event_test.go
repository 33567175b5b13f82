package finding

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestEvents: a text by itself has the events of a run, and counts as one file.
func TestEvents(t *testing.T) {
	failure := errors.New("failure")
	found := Found{Path: "a", Documents: 2, Suppressed: 3, Findings: []Finding{{Severity: SeverityError, Fix: &Fix{Kind: FixSafe}}, {Severity: SeverityInfo}}}
	for name, test := range map[string]struct {
		result Result
		end    End
		want   Summary
	}{
		"several documents": {
			Result{Found: found, Several: true}, End{Path: "a", Status: StatusInvalid, Documents: 2, Several: true},
			Summary{Files: 1, Invalid: 1, Findings: 2, Documents: 2, Suppressed: 3, Fixable: struct{ Safe, Unsafe int }{Safe: 1}, Severities: SeverityCounts{Error: 1, Info: 1}},
		},
		"the document": {
			Result{Found: Found{Path: "a", Documents: 1}}, End{Path: "a", Status: StatusValid, Documents: 1},
			Summary{Files: 1, Valid: 1},
		},
		"failed": {Failed("a", failure), End{Path: "a", Status: StatusError, Err: failure}, Summary{Errors: 1}},
	} {
		events := slices.Collect(test.result.Events())
		want := []Event{Begin{Path: "a", Several: test.result.Several}, test.result.Found, test.end}
		if diff := cmp.Diff(want, events, cmpopts.EquateErrors()); diff != "" {
			t.Errorf("%s: events (-want +got):\n%s", name, diff)
		}
		var summary Summary
		for _, e := range events {
			summary.Add(e)
		}
		if diff := cmp.Diff(test.want, summary); diff != "" {
			t.Errorf("%s: summary (-want +got):\n%s", name, diff)
		}
	}
	for e := range (Result{}).Events() {
		if _, ok := e.(Begin); !ok {
			t.Errorf("%T after the first event, which was the last one wanted", e)
		}
		break
	}
}

// TestResultIsNoEvent: what embeds something found is not found itself.
func TestResultIsNoEvent(t *testing.T) {
	if _, ok := any(Result{}).(Event); ok {
		t.Error("a report would take a result, and say nothing of it")
	}
}
