package report

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/authlink/internal/finding"
)

// many is a file with n findings that say the same.
func many(t *testing.T, path string, n int, severity finding.Severity, rule, message string) finding.Result {
	t.Helper()
	result := resultOf(t, path, "[|1|]", finding.Finding{Rule: rule, Severity: severity, Message: message})
	result.Findings = slices.Repeat(result.Findings, n)
	return result
}

// bounded returns a text report, and how many findings are shown in it.
func bounded(t *testing.T, o Options, results ...finding.Result) (report string, shown int) {
	t.Helper()
	var out bytes.Buffer
	r, err := New("text", &out, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, result := range results {
		if err := AddAll(r, result.Events()); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String(), strings.Count(out.String(), ".json:1:2: ")
}

func TestTotals(t *testing.T) {
	results := []finding.Result{
		many(t, "a.json", 3, finding.SeverityError, "type", "m"),
		many(t, "b.json", 12, finding.SeverityError, "type", "m"),
		many(t, "c.json", 1, finding.SeverityWarning, "live-token", "n"),
		many(t, "d.json", 2, finding.SeverityInfo, "unknown-format", "o"),
		many(t, "e.json", 1, finding.SeverityError, "type", "m"),
	}
	got, shown := bounded(t, Options{}, results...)
	_, end, _ := strings.Cut(got, "\nNot shown")
	want := `, unless with --all:
  11 more in 2 files: error: m [type]

Findings by rule:
  16 errors   type
   1 warning  live-token
   2 info     unknown-format
`
	if diff := cmp.Diff(want, end); diff != "" || shown != foldAfter+3 {
		t.Errorf("%d shown, end (-want +got):\n%s", shown, diff)
	}

	got, shown = bounded(t, Options{All: true}, results...)
	if shown != 19 || strings.Contains(got, "Not shown") || !strings.Contains(got, "16 errors   type") {
		t.Errorf("with --all %d are shown:\n%s", shown, got)
	}

	if got, _ = bounded(t, Options{}, results[0], results[2]); strings.Contains(got, "by rule") {
		t.Errorf("a report that is seen at a glance has totals:\n%s", got)
	}
}

// TestTextBound has a bound where no two findings say the same, and counts them all.
func TestTextBound(t *testing.T) {
	var results []finding.Result
	for i := range mostText + 100 {
		results = append(results, many(t, "a.json", 1, finding.SeverityError, "type", fmt.Sprint("m", i)))
	}
	results = append(results, results[0]) // it is like one that is shown
	got, shown := bounded(t, Options{}, results...)
	want := `
Not shown, unless with --all:
    1 more in 1 file: error: m0 [type]
  100 other findings

Findings by rule:
  601 errors  type
`
	if !strings.HasSuffix(got, want) || shown != mostText {
		t.Errorf("%d shown, end:\n%s", shown, got[max(0, len(got)-len(want)):])
	}
}
