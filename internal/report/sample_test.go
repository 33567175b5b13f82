package report

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/golden"
	"example.com/authlink/internal/span"

	"example.com/authlink/internal/jsonindex"
)

// placed returns f with its place, which stands between two '|' in marked, and
// the document without them.
func placed(t testing.TB, marked string, f finding.Finding) (finding.Finding, []byte) {
	t.Helper()
	parts := strings.Split(marked, "|")
	if len(parts) != 3 {
		t.Fatalf("%q does not mark a place with two '|'", marked)
	}
	source := []byte(strings.Join(parts, ""))
	f.Offset, f.End = len(parts[0]), len(parts[0])+len(parts[1])
	f.Line, f.Column = jsonindex.NewCursor(source).Position(f.Offset)
	found := []finding.Finding{f}
	finding.SetEndColumns(found, source)
	return found[0], source
}

// resultOf is a result with one finding, whose place stands between two '|'.
func resultOf(t testing.TB, path, marked string, f finding.Finding) finding.Result {
	t.Helper()
	f, source := placed(t, marked, f)
	return finding.Result{Found: finding.Found{Path: path, Findings: []finding.Finding{f}, Excerpts: []span.Excerpt{{Offset: 0, Text: source}}}}
}

// sample is a run with something of everything.
func sample(t testing.TB) []finding.Result {
	t.Helper()
	several := resultOf(t, "fixtures/session.json", "{\n  \"categories\": [\"hris\", |\"hris-legacy\"|],\n  \"acountId\": null,\n  \"label\": \"\"\n}\n", finding.Finding{
		Rule: "enum", Severity: finding.SeverityError,
		Message:  `"hris-legacy" is not a category`,
		Hint:     `did you mean "hrisLegacy"?`,
		Location: &finding.Location{InstanceLocation: "/categories/1", KeywordLocation: "/properties/categories/items/enum"},
	})
	misspelled, _ := placed(t, "{\n  \"categories\": [\"hris\", \"hris-legacy\"],\n  |\"acountId\"|: null,\n  \"label\": \"\"\n}\n", finding.Finding{
		Rule: "unknown-property", Severity: finding.SeverityWarning,
		Message:  `"acountId" is not a property of the auth link`,
		Hint:     `did you mean "accountId"?`,
		Location: &finding.Location{InstanceLocation: "/acountId", KeywordLocation: ""},
	})
	blank, _ := placed(t, "{\n  \"categories\": [\"hris\", \"hris-legacy\"],\n  \"acountId\": null,\n  \"label\": |\"\"|\n}\n", finding.Finding{
		Rule: "placeholder-value", Severity: finding.SeverityInfo,
		Message:  `the value of "label" is empty`,
		Location: &finding.Location{InstanceLocation: "/label", KeywordLocation: ""},
	})
	several.Findings = append(several.Findings, misspelled, blank)
	warned := resultOf(t, "./fixtures/warned.json", "{\"categories\": |[]|}\n", finding.Finding{
		Rule: "repeated-category", Severity: finding.SeverityWarning,
		Message:  `the category "iam" stands here twice`,
		Location: &finding.Location{InstanceLocation: "/categories", KeywordLocation: ""},
	})
	warned.Suppressed, warned.Baselined = 1, 2
	return []finding.Result{
		several,
		{Found: finding.Found{Path: "fixtures/good.json"}},
		resultOf(t, "fixtures/recorded response.json", "{\"token\": |\"**************************\"|}", finding.Finding{
			Rule: "live-token", Severity: finding.SeverityError,
			Message:  `the token is valid until 2031-02-03T04:05:06Z, says its "exp"`,
			Hint:     "replace it by a placeholder such as \"<token>\", and revoke it",
			Location: &finding.Location{InstanceLocation: "/token", KeywordLocation: ""},
		}),
		warned,
		{Found: finding.Found{Path: "fixtures/unread.json", NotChecked: []finding.NotChecked{
			finding.Unread("syntax"),
			{What: finding.UnitBody, Line: 7, Pointer: "/log/entries/3/response/content/text", Reason: "another payload"},
		}}},
		finding.Failed("fixtures/gone.json", &fs.PathError{Op: "open", Path: "fixtures/gone.json", Err: errors.New("no such file or directory")}),
		resultOf(t, "/srv/broken.json", "{\"id\": 1,|}|\n", finding.Finding{
			Rule: "syntax", Severity: finding.SeverityError,
			Message: "expected a property name in double quotes, found '}'",
			Hint:    "remove the ',' before it",
		}),
	}
}

// write returns the report of results in a format.
func write(t testing.TB, format string, results ...finding.Result) string {
	t.Helper()
	return writeWith(t, format, Options{Version: "v1.2.3"}, results...)
}

func writeWith(t testing.TB, format string, o Options, results ...finding.Result) string {
	t.Helper()
	var out bytes.Buffer
	report, err := New(format, &out, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		if err := AddAll(report, r.Events()); err != nil {
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
			golden.Check(t, "internal/report/testdata/golden/"+format+".golden", []byte(got))
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
			golden.Check(t, "internal/report/testdata/golden/"+format+".empty.golden", []byte(write(t, format, finding.Result{Found: finding.Found{Path: "good.json"}})))
		})
	}
}

func TestReportsFailWithTheirWriter(t *testing.T) {
	for _, format := range Formats() {
		report, err := New(format, fullDisk{}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(AddAll(report, categorySpelling().Events()), report.Close()); !errors.Is(err, errFull) {
			t.Errorf("%s: error %v, want %v", format, err, errFull)
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	if report, err := New("xml", io.Discard, Options{}); err == nil {
		t.Errorf("report %v of an unknown format", report)
	}
}
