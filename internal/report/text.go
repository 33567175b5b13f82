package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// NewText returns a report for people, with color or without:
//
//	fixture.json:5:13: "hris-legacy" is not a category [enum]
//	  5 |     "hris", "hris-legacy", "iam"
//	    |             ^^^^^^^^^^^^^
//	  hint: did you mean "hrisLegacy"?
//
// A severity other than error comes before the message: "warning: …".
//
// Files without findings are not mentioned, nor those that could not be checked.
// Each file is written to w at once, as soon as it is added.
func NewText(w io.Writer, color bool) Report {
	r := &textReport{w: w}
	if color {
		r.style = ansi
	}
	return r
}

type textReport struct {
	w     io.Writer
	style style
	begun bool // a blank line goes between findings
}

// A style holds what switches each part's look on and off again. The zero value
// is plain text.
type style struct {
	path, gutter, caret, hint, notice, rule, reset string
}

// ansi keeps to the eight colors and two weights that every terminal has.
var ansi = style{
	path:   "\x1b[1m",
	gutter: "\x1b[34m",
	caret:  "\x1b[1;31m",
	hint:   "\x1b[36m",
	notice: "\x1b[33m",
	rule:   "\x1b[2m",
	reset:  "\x1b[0m",
}

func (r *textReport) Add(e finding.Event) error {
	found, _ := e.(finding.Found)
	var out bytes.Buffer
	for _, f := range found.Findings {
		if r.begun {
			out.WriteByte('\n')
		}
		r.begun = true
		r.style.finding(&out, found, f)
	}
	if out.Len() == 0 {
		return nil
	}
	_, err := r.w.Write(out.Bytes())
	return err
}

func (r *textReport) Close() error { return nil }

func (s style) finding(out *bytes.Buffer, found finding.Found, f finding.Finding) {
	fmt.Fprintf(out, "%s%s:%d:%d:%s %s%s %s[%s]%s\n",
		s.path, source.VisiblePath(found.Path), f.Line, f.Column, s.reset,
		s.severity(f.Severity), span.Visible(f.Said()), s.rule, span.Visible(f.Rule), s.reset)
	s.snippet(out, found, f)
	if f.Hint != "" {
		fmt.Fprintf(out, "  %shint:%s %s\n", s.hint, s.reset, span.Visible(f.Hint))
	}
}

// severity names a severity before the message, unless it is the one to expect.
func (s style) severity(severity finding.Severity) string {
	if severity == finding.SeverityError {
		return ""
	}
	return s.notice + string(severity) + ":" + s.reset + " "
}

// snippet shows the place of a finding. A finding without a text has nothing to show.
func (s style) snippet(out *bytes.Buffer, found finding.Found, f finding.Finding) {
	source, offset, end := found.Place(f)
	if len(source) == 0 {
		return
	}
	snip, number := span.NewSnippet(source, offset, end), fmt.Sprint(f.Line)
	margin := strings.Repeat(" ", len(number))
	text := strings.TrimRight(" "+snip.Line, " ") // no white space at the end of an empty line
	fmt.Fprintf(out, "  %s%s |%s%s\n", s.gutter, number, s.reset, text)
	fmt.Fprintf(out, "  %s%s |%s %s%s%s%s\n", s.gutter, margin, s.reset,
		strings.Repeat(" ", snip.Before), s.caret, strings.Repeat("^", snip.Carets), s.reset)
}
