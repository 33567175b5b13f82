package lint

import (
	"io/fs"
	"strings"
	"testing"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/report"
	"example.com/authlink/internal/rule"
)

// TestReportsMaskPaths: a URL that was given as a path is shown without its
// secrets, in every format, whether it was found or not.
func TestReportsMaskPaths(t *testing.T) {
	const secret = "fake-query-secret-9e8f7a6b"
	const url = "https://connect.example.com/embedded?token=" + secret
	failed := finding.Failed(url, &fs.PathError{Op: "open", Path: url, Err: fs.ErrNotExist})
	found := linterOf(t, `{"type": "number"}`, rule.Rule{}).CheckFile(url, []byte(`"7"`))
	for _, format := range report.Formats() {
		if text := written(t, format, failed, found); strings.Contains(text, "9e8f7a6b") || !strings.Contains(text, "example.com") {
			t.Errorf("%s:\n%s", format, text)
		}
	}
}
