package lint

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"

	"example.com/authlink/internal/jsonindex"
)

// placed returns f with its place, which stands between two '|' in marked, and
// the document without them.
func placed(t testing.TB, marked string, f Finding) (Finding, []byte) {
	t.Helper()
	parts := strings.Split(marked, "|")
	if len(parts) != 3 {
		t.Fatalf("%q does not mark a place with two '|'", marked)
	}
	source := []byte(strings.Join(parts, ""))
	f.Offset, f.End = len(parts[0]), len(parts[0])+len(parts[1])
	f.Line, f.Column = jsonindex.NewCursor(source).Position(f.Offset)
	found := []Finding{f}
	setEndColumns(found, source)
	return found[0], source
}

// resultOf is a result with one finding, whose place stands between two '|'.
func resultOf(t testing.TB, path, marked string, f Finding) Result {
	t.Helper()
	f, source := placed(t, marked, f)
	return Result{Path: path, Findings: []Finding{f}, excerpts: []excerpt{{0, source}}}
}

// sample is a run with something of everything.
func sample(t testing.TB) []Result {
	t.Helper()
	several := resultOf(t, "fixtures/session.json", "{\n  \"categories\": [\"hris\", |\"hris-legacy\"|],\n  \"acountId\": null,\n  \"label\": \"\"\n}\n", Finding{
		Rule: "enum", Severity: SeverityError,
		Message:  `"hris-legacy" is not a category`,
		Hint:     `did you mean "hrisLegacy"?`,
		Location: &Location{"/categories/1", "/properties/categories/items/enum"},
	})
	misspelled, _ := placed(t, "{\n  \"categories\": [\"hris\", \"hris-legacy\"],\n  |\"acountId\"|: null,\n  \"label\": \"\"\n}\n", Finding{
		Rule: "unknown-property", Severity: SeverityWarning,
		Message:  `"acountId" is not a property of the auth link`,
		Hint:     `did you mean "accountId"?`,
		Location: &Location{"/acountId", ""},
	})
	blank, _ := placed(t, "{\n  \"categories\": [\"hris\", \"hris-legacy\"],\n  \"acountId\": null,\n  \"label\": |\"\"|\n}\n", Finding{
		Rule: "placeholder-value", Severity: SeverityInfo,
		Message:  `the value of "label" is empty`,
		Location: &Location{"/label", ""},
	})
	several.Findings = append(several.Findings, misspelled, blank)
	warned := resultOf(t, "./fixtures/warned.json", "{\"categories\": |[]|}\n", Finding{
		Rule: "repeated-category", Severity: SeverityWarning,
		Message:  `the category "iam" stands here twice`,
		Location: &Location{"/categories", ""},
	})
	warned.Suppressed, warned.Baselined = 1, 2
	return []Result{
		several,
		{Path: "fixtures/good.json"},
		resultOf(t, "fixtures/recorded response.json", "{\"token\": |\"**************************\"|}", Finding{
			Rule: "live-token", Severity: SeverityError,
			Message:  `the token is valid until 2031-02-03T04:05:06Z, says its "exp"`,
			Hint:     "replace it by a placeholder such as \"<token>\", and revoke it",
			Location: &Location{"/token", ""},
		}),
		warned,
		{Path: "fixtures/gone.json", Err: &fs.PathError{Op: "open", Path: "fixtures/gone.json", Err: errors.New("no such file or directory")}},
		resultOf(t, "/srv/broken.json", "{\"id\": 1,|}|\n", Finding{
			Rule: "syntax", Severity: SeverityError,
			Message: "expected a property name in double quotes, found '}'",
			Hint:    "remove the ',' before it",
		}),
	}
}

// write returns the report of results in a format.
func write(t testing.TB, format string, results ...Result) string {
	t.Helper()
	var out bytes.Buffer
	report, err := NewReport(format, &out, ReportOptions{Version: "v1.2.3"})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		if err := report.Add(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := report.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestReportGoldens(t *testing.T) {
	for _, format := range Formats() {
		t.Run(format, func(t *testing.T) {
			got := write(t, format, sample(t)...)
			checkGolden(t, "internal/lint/testdata/report/"+format+".golden", []byte(got))
			if again := write(t, format, sample(t)...); again != got {
				t.Error("the same results give another report")
			}
		})
	}
}

// TestReportOfNothing shows what there is to see of a run without findings.
func TestReportOfNothing(t *testing.T) {
	for _, format := range Formats() {
		t.Run(format, func(t *testing.T) {
			checkGolden(t, "internal/lint/testdata/report/"+format+".empty.golden", []byte(write(t, format, Result{Path: "good.json"})))
		})
	}
}

func TestReportsFailWithTheirWriter(t *testing.T) {
	for _, format := range Formats() {
		report, err := NewReport(format, fullDisk{}, ReportOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(report.Add(categorySpelling()), report.Close()); !errors.Is(err, errFull) {
			t.Errorf("%s: error %v, want %v", format, err, errFull)
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	if report, err := NewReport("xml", io.Discard, ReportOptions{}); err == nil {
		t.Errorf("report %v of an unknown format", report)
	}
}
