package rule

import (
	"regexp"
	"testing"

	"example.com/authlink/internal/finding"
)

// TestRules checks what holds for every rule, whatever it is about.
func TestRules(t *testing.T) {
	id := regexp.MustCompile(`^[a-zA-Z]+(-[a-z]+)*$`)
	anchors := map[string]bool{}
	for _, r := range All() {
		if !id.MatchString(r.ID) {
			t.Errorf("%q is not fit for a URL", r.ID)
		}
		if anchors[r.Anchor()] {
			t.Errorf("%s: the anchor %q is taken", r.ID, r.Anchor())
		}
		anchors[r.Anchor()] = true
		if r.Summary == "" || r.Why == "" || r.Fix == "" || r.Bad.Document == "" || r.Good.Document == "" {
			t.Errorf("%s: the page has a gap", r.ID)
		}
		if r.Severity.Compare(finding.SeverityOff) >= 0 {
			t.Errorf("%s: severity %q; a rule is turned off by Off", r.ID, r.Severity)
		}
		if found, ok := Find(r.ID); !ok || found.ID != r.ID {
			t.Errorf("FindRule(%q) = %q, %v", r.ID, found.ID, ok)
		}
	}
	if len(anchors) < 50 {
		t.Errorf("only %d rules", len(anchors))
	}
	if _, ok := Find("no-such-rule"); ok {
		t.Error("FindRule finds a rule that does not exist")
	}
}
