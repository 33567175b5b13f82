package report

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/span"
	"github.com/google/go-cmp/cmp"
)

var errFull = errors.New("no space left on device")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

// categorySpelling is a result with one finding of each shape.
func categorySpelling() finding.Result {
	return finding.Result{Found: finding.Found{
		Path:     "spelling.json",
		Excerpts: []span.Excerpt{{Offset: 0, Text: []byte("{\n  \"categories\": [\n    \"hris\", \"hris-legacy\"\n  ]\n")}},
		Findings: []finding.Finding{{
			Rule: "enum", Severity: finding.SeverityError,
			Message: `"hris-legacy" is not a category`,
			Hint:    `did you mean "hrisLegacy"?`,
			Line:    3, Column: 13, Offset: 32, End: 45,
			Location: &finding.Location{InstanceLocation: "/categories/1", KeywordLocation: "/properties/categories/items/enum"},
		}, {
			Rule: "syntax", Severity: finding.SeverityError,
			Message: "expected '}'",
			Line:    5, Column: 1, Offset: 50, End: 50,
		}},
	}}
}

func text(t *testing.T, color bool, results ...finding.Result) string {
	t.Helper()
	var out bytes.Buffer
	report := NewText(&out, color)
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

func TestTextReport(t *testing.T) {
	want := `spelling.json:3:13: "hris-legacy" is not a category [enum]
  3 |     "hris", "hris-legacy"
    |             ^^^^^^^^^^^^^
  hint: did you mean "hrisLegacy"?

spelling.json:5:1: expected '}' [syntax]
  5 |
    | ^
`
	valid := finding.Result{Found: finding.Found{Path: "valid.json"}}
	missing := finding.Failed("missing.json", errors.New("open missing.json: no such file or directory"))
	if diff := cmp.Diff(want, text(t, false, valid, categorySpelling(), missing)); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want+"\n"+want, text(t, false, categorySpelling(), categorySpelling())); diff != "" {
		t.Errorf("report of two files (-want +got):\n%s", diff)
	}
}

func TestTextReportColor(t *testing.T) {
	got := text(t, true, categorySpelling())
	if !strings.Contains(got, "\x1b[1;31m^^^^^^^^^^^^^\x1b[0m\n") {
		t.Errorf("the carets have no color: %q", got)
	}
	for code := range strings.FieldsSeq(ansi.path + " " + ansi.gutter + " " + ansi.caret + " " + ansi.hint + " " + ansi.rule + " " + ansi.reset) {
		if !strings.Contains(got, code) {
			t.Errorf("%q is not used in %q", code, got)
		}
		got = strings.ReplaceAll(got, code, "")
	}
	if diff := cmp.Diff(text(t, false, categorySpelling()), got); diff != "" {
		t.Errorf("without its colors, the report differs from the plain one (-plain +colored):\n%s", diff)
	}
}

func TestTextReportSeverity(t *testing.T) {
	for _, test := range []struct {
		severity finding.Severity
		color    bool
		want     string
	}{
		{finding.SeverityError, false, "a.json:1:1: message [rule]\n"},
		{finding.SeverityWarning, false, "a.json:1:1: warning: message [rule]\n"},
		{finding.SeverityInfo, false, "a.json:1:1: info: message [rule]\n"},
		{finding.SeverityWarning, true, "\x1b[1ma.json:1:1:\x1b[0m \x1b[33mwarning:\x1b[0m message \x1b[2m[rule]\x1b[0m\n"},
	} {
		got := text(t, test.color, finding.Result{Found: finding.Found{Path: "a.json", Excerpts: []span.Excerpt{{Offset: 0, Text: []byte("1")}}, Findings: []finding.Finding{{
			Rule: "rule", Severity: test.severity, Message: "message", Line: 1, Column: 1, End: 1,
		}}}})
		if !strings.HasPrefix(got, test.want) {
			t.Errorf("%s: %q does not begin with %q", test.severity, got, test.want)
		}
	}
}

func TestTextReportObeysNothing(t *testing.T) {
	got := text(t, false, finding.Result{Found: finding.Found{
		Path:     "a\nb\x1b[2J.json",
		Excerpts: []span.Excerpt{{Offset: 0, Text: []byte("\"\x1b]0;title\a\u202e\"")}},
		Findings: []finding.Finding{{
			Rule: "pattern", Severity: finding.SeverityError, Message: "found \"\x1b[31m\"\nand more", Hint: "a\rb",
			Line: 1, Column: 1, Offset: 0, End: 3,
		}},
	}})
	want := `"a\nb\x1b[2J.json":1:1: found "␛[31m"␊and more [pattern]
  1 | "␛]0;title␇<U+202E>"
    | ^^^
  hint: a␍b
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
}
