package report

import (
	"bytes"
	"fmt"
	"io"
	"strconv"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/words"
)

// totals are a text report with an end: what it does not show, and how many findings each
// rule has. A report that is seen at a glance has none.
//
//	Not shown, unless with --all:
//	  2995 more in 3 files: error: "hris-legacy" is not a category [enum]
//	    12 other findings
//
//	Findings by rule:
//	  3000 errors    enum
//	    12 warnings  unknown-property
type totals struct{ *textReport }

func (t totals) Close() error {
	var out bytes.Buffer
	t.notShown(&out)
	t.byRule(&out)
	if out.Len() == 0 {
		return nil
	}
	_, err := out.WriteTo(t.w)
	return err
}

func (t totals) notShown(out io.Writer) {
	left, others := t.fold.left(), t.fold.others
	if len(left) == 0 && others == 0 {
		return
	}
	width := len(strconv.Itoa(others))
	if len(left) > 0 {
		width = max(width, len(strconv.Itoa(left[0].left)))
	}
	fmt.Fprintf(out, "\n%sNot shown, unless with --all:%s\n", t.style.path, t.style.reset)
	for _, a := range left {
		fmt.Fprintf(out, "  %*d more in %s: %s\n", width, a.left, words.Count(a.files, "file"),
			t.style.what(a.Severity, a.Message, a.Rule))
	}
	if others > 0 {
		fmt.Fprintf(out, "  %*d other %s\n", width, others, words.Noun(others, "finding"))
	}
}

func (t totals) byRule(out io.Writer) {
	if t.fold.found() <= foldAfter {
		return
	}
	counts := t.fold.byRule()
	width, wordWidth := 0, 0
	for _, c := range counts {
		width = max(width, len(strconv.Itoa(c.count)))
		wordWidth = max(wordWidth, len(severityNoun(c)))
	}
	fmt.Fprintf(out, "\n%sFindings by rule:%s\n", t.style.path, t.style.reset)
	for _, c := range counts {
		fmt.Fprintf(out, "  %*d %s%-*s%s  %s\n", width, c.count,
			t.style.severity[c.severity], wordWidth, severityNoun(c), t.style.reset, span.Visible(c.rule))
	}
}

// severityNoun is the word after the count.
func severityNoun(c ruleCount) string {
	if c.severity == finding.SeverityInfo {
		return "info" // nobody says infos
	}
	return words.Noun(c.count, string(c.severity))
}
