package rule

import (
	"strings"
	"testing"

	"example.com/authlink/internal/golden"
	"example.com/authlink/internal/span"
)

// TestRulesDocument compares docs/rules.md with the rules.
func TestRulesDocument(t *testing.T) {
	golden.Check(t, "docs/rules.md", []byte(RulesDocument()))
}

// TestPageObeysNothing looks for what a terminal would obey, or an editor hide.
func TestPageObeysNothing(t *testing.T) {
	for _, r := range All() {
		for line := range strings.Lines(r.Page() + r.Markdown(2)) {
			if line = strings.TrimSuffix(line, "\n"); span.Visible(line) != line {
				t.Errorf("%s: %q", r.ID, line)
			}
		}
	}
}
