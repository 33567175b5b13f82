package report

import (
	"io/fs"
	"testing"

	"example.com/authlink/internal/finding"
	"github.com/google/go-cmp/cmp"
)

// TestGitHubReport has what the runner of GitHub Actions makes of each command.
func TestGitHubReport(t *testing.T) {
	report := write(t, "github",
		finding.Result{Found: finding.Found{Path: "./a,b:c%0A\nd\x1b.json", Findings: []finding.Finding{
			{Rule: "enum", Severity: finding.SeverityError, Message: "100%::not a category", Line: 2, Column: 3},
			{Rule: "live-token", Severity: finding.SeverityWarning, Message: "two\nlines", Hint: "a, b", Line: 4, Column: 5},
			{Rule: "blank-value", Severity: finding.SeverityInfo, Message: "blank", Line: 6, Column: 7},
		}}},
		finding.Failed("gone.json", &fs.PathError{Op: "open", Path: "gone.json", Err: fs.ErrNotExist}),
	)
	want := []command{
		{"error", map[string]string{"file": "a,b:c%0A\nd\uFFFD.json", "line": "2", "col": "3", "title": "enum"}, "100%::not a category"},
		{"warning", map[string]string{"file": "a,b:c%0A\nd\uFFFD.json", "line": "4", "col": "5", "title": "live-token"}, "two␊lines; hint: a, b"},
		{"notice", map[string]string{"file": "a,b:c%0A\nd\uFFFD.json", "line": "6", "col": "7", "title": "blank-value"}, "blank"},
		{"error", map[string]string{"file": "gone.json"}, "open gone.json: file does not exist"},
	}
	if diff := cmp.Diff(want, readCommands(t, report), cmp.AllowUnexported(command{})); diff != "" {
		t.Errorf("commands (-want +got):\n%s", diff)
	}
}
