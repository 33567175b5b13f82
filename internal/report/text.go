package report

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"strings"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// NewText returns a report for people, with color or without:
//
//	fixture.json:5:13: error: "hris-legacy" is not a category [enum]
//	  5 |     "hris", "hris-legacy", "iam"
//	    |             ^^^^^^^^^^^^^
//	  hint: did you mean "hrisLegacy"?
//
// Files without findings are not mentioned, nor those that could not be checked.
// Each file is written to w at once, as soon as it is added, and nothing else is.
func NewText(w io.Writer, color bool) Report {
	return newTextReport(w, Options{Color: color, All: true})
}

// newTextReport is NewText within bounds: of findings that say the same it shows the first
// few, and of many the first ones. [totals] is what it has of the others.
func newTextReport(w io.Writer, o Options) *textReport {
	r := &textReport{w: w, fold: newFold(o.All, mostText)}
	r.style.columns = o.Columns
	if o.Color {
		r.style = ansi
		r.style.columns = o.Columns
	}
	return r
}

type textReport struct {
	w     io.Writer
	style style
	begun bool // a blank line goes between findings
	fold  *fold
}

// A style holds what switches each part's look on and off again. The zero value
// is plain text.
type style struct {
	path, gutter, hint, rule, reset string

	severity map[finding.Severity]string // of the word and of the carets

	columns int // of the reader's window; 0 if nobody knows
}

// ansi keeps to the eight colors and two weights that every terminal has.
var ansi = style{
	path:   "\x1b[1m",
	gutter: "\x1b[34m",
	hint:   "\x1b[36m",
	rule:   "\x1b[2m",
	reset:  "\x1b[0m",
	severity: map[finding.Severity]string{
		finding.SeverityError:   "\x1b[1;31m",
		finding.SeverityWarning: "\x1b[1;33m",
		finding.SeverityInfo:    "\x1b[1;36m",
	},
}

func (r *textReport) Add(e finding.Event) error {
	found, _ := e.(finding.Found)
	var out bytes.Buffer
	for _, f := range found.Findings {
		if !r.fold.shows(found.Path, f) {
			continue
		}
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
	fmt.Fprintf(out, "%s%s:%d:%d:%s %s\n",
		s.path, source.VisiblePath(found.Path), f.Line, f.Column, s.reset, s.what(f.Severity, f.Said(), f.Rule))
	s.snippet(out, found, f)
	if f.Hint != "" {
		fmt.Fprintf(out, "  %shint:%s %s\n", s.hint, s.reset, span.Visible(f.Hint))
	}
}

// what is "error: message [rule]".
func (s style) what(severity finding.Severity, message, rule string) string {
	return fmt.Sprintf("%s%s:%s %s %s[%s]%s",
		s.severity[severity], severity, s.reset, span.Visible(message), s.rule, span.Visible(rule), s.reset)
}

// snippet shows the place of a finding, without a line that the window would wrap. A
// finding without a text has nothing to show.
func (s style) snippet(out *bytes.Buffer, found finding.Found, f finding.Finding) {
	source, offset, end := found.Place(f)
	if len(source) == 0 {
		return
	}
	number := fmt.Sprint(f.Line)
	columns := cmp.Or(s.columns, span.DefaultColumns)
	if s.columns > 0 {
		columns -= len("  " + number + " | ")
	}
	snip := span.NewSnippetOf(source, offset, end, columns)
	margin := strings.Repeat(" ", len(number))
	text := strings.TrimRight(" "+snip.Line, " ") // no white space at the end of an empty line
	fmt.Fprintf(out, "  %s%s |%s%s\n", s.gutter, number, s.reset, text)
	fmt.Fprintf(out, "  %s%s |%s %s%s%s%s\n", s.gutter, margin, s.reset,
		strings.Repeat(" ", snip.Before), s.severity[f.Severity], strings.Repeat("^", snip.Carets), s.reset)
}
