package finding

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNotCheckedInWords(t *testing.T) {
	for want, n := range map[string]NotChecked{
		"line 1: this document was not looked at: unreadable for a fault of the rule syntax": Unread("syntax"),
		"this file was not looked at: a file of another kind":                                {What: UnitFile, Reason: "a file of another kind"},
		"line 7: this body was not looked at: another payload":                               {What: UnitBody, Line: 7, Reason: "another payload"},
	} {
		if n.String() != want {
			t.Errorf("%s, want %s", n, want)
		}
	}
}

// TestSummaryOfNotChecked: what has not been looked at is counted, with its reasons.
func TestSummaryOfNotChecked(t *testing.T) {
	var s Summary
	add := func(what Unit, reason string, n int) {
		for range n {
			s.Add(NotChecked{What: what, Reason: reason})
		}
	}
	add(UnitFile, "a", 1)
	if got, want := s.String(), "0 files checked: 0 valid, 0 invalid; 1 file not looked at: a"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	add(UnitBody, "b", 2)
	add(UnitDocument, "c", 1)
	if got, want := s.String(), "0 files checked: 0 valid, 0 invalid; 1 file, 1 document and 2 bodies not looked at: b (2), a (1), c (1)"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for _, reason := range []string{"d", "e", "f", "g"} {
		add(UnitFile, reason, 1)
	}
	if got, want := s.reasonsInWords(), "b (2), a (1), c (1), d (1), e (1), other reasons (2)"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestSettle: what an error says is not said again, and what nobody says is.
func TestSettle(t *testing.T) {
	text := func(severity Severity) Finding { return Finding{Rule: "syntax", Severity: severity} }
	for name, test := range map[string]struct {
		found  []Finding
		missed []NotChecked
		left   int
		unread bool
	}{
		"an error says so":         {[]Finding{text(SeverityError)}, []NotChecked{Unread("syntax")}, 0, false},
		"a warning does not":       {[]Finding{text(SeverityWarning)}, []NotChecked{Unread("syntax")}, 1, true},
		"nobody says so":           {nil, []NotChecked{Unread("syntax")}, 1, true},
		"an error about a value":   {[]Finding{{Rule: "type", Severity: SeverityError, Location: &Location{}}}, []NotChecked{Unread("syntax")}, 1, true},
		"of another document":      {[]Finding{{Rule: "syntax", Severity: SeverityError, Document: 1}}, []NotChecked{Unread("syntax")}, 1, true},
		"a body with an error":     {[]Finding{{Rule: "unreadable-body", Severity: SeverityError, Location: &Location{}}}, []NotChecked{{What: UnitBody, Fault: "unreadable-body"}}, 0, false},
		"a body that is let be":    {nil, []NotChecked{{What: UnitBody, Fault: "unreadable-body"}}, 1, false},
		"a body of something else": {[]Finding{text(SeverityError)}, []NotChecked{{What: UnitBody, Reason: "another payload"}}, 1, false},
	} {
		r := Result{Found: Found{Path: "a.json", Findings: test.found, NotChecked: test.missed}}
		status := r.Status()
		if unread := r.Settle(); unread != test.unread || len(r.NotChecked) != test.left {
			t.Errorf("%s: unread %v, %d left", name, unread, len(r.NotChecked))
		}
		for _, n := range r.NotChecked {
			if n.Path != "a.json" {
				t.Errorf("%s: path %q", name, n.Path)
			}
		}
		if (status == StatusNotChecked) != (test.unread && !r.HasError()) {
			t.Errorf("%s: status %s", name, status)
		}
	}
}

// TestAddNotChecked: the numbers of documents and the places are those of the whole file.
func TestAddNotChecked(t *testing.T) {
	var file Found
	part := Found{Documents: 1, NotChecked: []NotChecked{Unread("syntax")}, Beside: []string{"b"}}
	part.Move(10, 3)
	file.Add(Found{Documents: 2})
	file.Add(part)
	want := Unread("syntax")
	want.Line, want.Offset, want.Document = 3, 10, 2
	if diff := cmp.Diff([]NotChecked{want}, file.NotChecked); diff != "" || len(file.Beside) != 1 {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
