package finding

import (
	"fmt"
	"testing"
)

// TestAgainst: a summary says what files were checked against, and counts those that were.
func TestAgainst(t *testing.T) {
	end := func(status Status, against string) Event { return End{Status: status, Against: against} }
	var many []Event
	for i := range maxAgainst + 2 {
		many = append(many, end(StatusValid, fmt.Sprintf("s%d.json", i)))
	}
	for _, test := range []struct {
		events []Event
		want   string
	}{
		{nil, ""},
		{[]Event{end(StatusValid, "")}, ""},
		{[]Event{end(StatusError, "s.json"), end(StatusNotChecked, "s.json")}, ""},
		{[]Event{end(StatusValid, "s.json"), end(StatusInvalid, "s.json")}, "s.json"},
		{[]Event{end(StatusValid, "a.json"), end(StatusInvalid, "b.json"), end(StatusValid, "a.json"), end(StatusError, "c.json")}, "a.json (2 files); b.json (1 file)"},
		{many, "s0.json (1 file); s1.json (1 file); s2.json (1 file); s3.json (1 file); s4.json (1 file); 2 more (2 files)"},
	} {
		var s Summary
		for _, e := range test.events {
			s.Add(e)
		}
		if got := s.AgainstInWords(); got != test.want {
			t.Errorf("%+v: got %q, want %q", test.events, got, test.want)
		}
	}
}
