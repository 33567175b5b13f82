package report

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/span"
	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"
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
	fill(t, NewText(&out, color), results)
	return out.String()
}

// fill adds results to a report, and ends it.
func fill(t *testing.T, report Report, results []finding.Result) {
	t.Helper()
	for _, r := range results {
		if err := AddAll(report, r.Events()); err != nil {
			t.Fatal(err)
		}
	}
	if err := report.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestTextReport(t *testing.T) {
	want := `spelling.json:3:13: error: "hris-legacy" is not a category [enum]
  3 |     "hris", "hris-legacy"
    |             ^^^^^^^^^^^^^
  hint: did you mean "hrisLegacy"?

spelling.json:5:1: error: expected '}' [syntax]
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
	for code := range strings.FieldsSeq(ansi.path + " " + ansi.gutter + " " + ansi.severity[finding.SeverityError] + " " + ansi.hint + " " + ansi.rule + " " + ansi.reset) {
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
		{finding.SeverityError, false, "a.json:1:1: error: message [rule]\n"},
		{finding.SeverityWarning, false, "a.json:1:1: warning: message [rule]\n"},
		{finding.SeverityInfo, false, "a.json:1:1: info: message [rule]\n"},
		{finding.SeverityWarning, true, "\x1b[1ma.json:1:1:\x1b[0m \x1b[1;33mwarning:\x1b[0m message \x1b[2m[rule]\x1b[0m\n"},
	} {
		got := text(t, test.color, finding.Result{Found: finding.Found{Path: "a.json", Excerpts: []span.Excerpt{{Offset: 0, Text: []byte("1")}}, Findings: []finding.Finding{{
			Rule: "rule", Severity: test.severity, Message: "message", Line: 1, Column: 1, End: 1,
		}}}})
		if !strings.HasPrefix(got, test.want) {
			t.Errorf("%s: %q does not begin with %q", test.severity, got, test.want)
		}
	}
}

// TestTextCaretColor has the carets in the color of the word.
func TestTextCaretColor(t *testing.T) {
	for _, severity := range finding.Severities() {
		result := resultOf(t, "a.json", "[|1|]", finding.Finding{Rule: "rule", Severity: severity})
		got, color := text(t, true, result), ansi.severity[severity]
		if color == "" || !strings.Contains(got, color+string(severity)+":") || !strings.Contains(got, color+"^") {
			t.Errorf("%s: %q", severity, got)
		}
	}
}

// TestTextColumns has no line of an excerpt wider than the window, and uses the window.
func TestTextColumns(t *testing.T) {
	long := "[" + strings.Repeat(`"日本", `, 200) + "|1|" + strings.Repeat(`, "東京"`, 200) + "]"
	result := resultOf(t, "a.json", long, finding.Finding{Rule: "rule", Severity: finding.SeverityError})
	for _, columns := range []int{20, 40, 80, 132, 240} {
		var out bytes.Buffer
		report := newTextReport(&out, Options{Columns: columns})
		if err := AddAll(report, result.Events()); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(out.String()) {
			if !strings.Contains(line, "|") {
				continue
			}
			width := uniseg.StringWidth(strings.TrimSuffix(line, "\n"))
			if least := columns - 3; width > columns || strings.Contains(line, "1") && width < least {
				t.Errorf("%d columns: %d in %q", columns, width, line)
			}
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
	want := `"a\nb\x1b[2J.json":1:1: error: found "␛[31m"␊and more [pattern]
  1 | "␛]0;title␇<U+202E>"
    | ^^^
  hint: a␍b
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
}
