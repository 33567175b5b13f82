package lint

import (
	"bytes"
	"errors"
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
	failed := finding.Result{Path: url, Err: &fs.PathError{Op: "open", Path: url, Err: fs.ErrNotExist}}
	found := linterOf(t, `{"type": "number"}`, rule.Rule{}).CheckFile(url, []byte(`"7"`))
	for _, format := range report.Formats() {
		var out bytes.Buffer
		report, err := report.New(format, &out, report.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(report.Add(failed), report.Add(found), report.Close()); err != nil {
			t.Fatal(err)
		}
		if text := out.String(); strings.Contains(text, "9e8f7a6b") || !strings.Contains(text, "example.com") {
			t.Errorf("%s:\n%s", format, text)
		}
	}
}
