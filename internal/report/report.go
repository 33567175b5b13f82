package report

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"time"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/words"
)

// A Report is a way to report the results of a run. It is not safe for
// concurrent use.
type Report interface {
	// Add takes the next event. The error is that of writing it.
	Add(finding.Event) error

	// Close ends the report. The error is that of writing it.
	Close() error
}

// Options are what a report may have to know beside the results.
type Options struct {
	Color   bool   // write text with ANSI colors; other formats have no colors
	Columns int    // of the window that text is read in; 0 if nobody knows
	All     bool   // show everything where only people read it, in text and html
	Version string // of the command, where a format names what wrote it

	// Docs is the site that has a page for each rule, for the formats that link to it: sarif,
	// html. It may be empty.
	Docs string

	// Root says where paths start in the formats that services read: github, gitlab, sarif. Nil
	// is for the working directory. Other formats do not ask: to find out takes a look around.
	Root func() Root

	// Time is when the run began, and Facts are what files are checked against, as names
	// and values: for html, which people keep. Both may be empty.
	Time  time.Time
	Facts [][2]string

	// FailOn is the severity from which on a finding fails a run, where a format
	// has passes and failures. The zero value is [finding.SeverityError].
	FailOn finding.Severity
}

func (o Options) root() Root {
	if o.Root == nil {
		return Root{}
	}
	return o.Root()
}

// Formats returns the names of the formats that [New] knows, the default
// first.
func Formats() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

// New returns a report in the named format, written to w. The error is
// that there is no such format.
//
// Whatever the format, a report shows nothing of a document but what is left
// with its secrets masked, holds nothing that a terminal would obey, and is the
// same for the same results.
func New(format string, w io.Writer, opts Options) (Report, error) {
	all := formats()
	i := slices.IndexFunc(all, func(f reportFormat) bool { return f.name == format })
	if i < 0 {
		return nil, fmt.Errorf("unknown report format %q", format)
	}
	return &maskedPaths{Report: all[i].open(w, opts)}, nil
}

// maskedPaths masks what is secret in the paths of results: a URL may have been
// taken for a path.
type maskedPaths struct {
	Report
	path, shown string // the last one: each file has several events
}

func (m *maskedPaths) mask(path string) string {
	if path != m.path {
		m.path, m.shown = path, source.MaskPath(path)
	}
	return m.shown
}

func (m *maskedPaths) Add(e finding.Event) error {
	switch e := e.(type) {
	case finding.Begin:
		e.Path = m.mask(e.Path)
		return m.Report.Add(e)
	case finding.Found:
		e.Path = m.mask(e.Path)
		return m.Report.Add(e)
	case finding.NotChecked:
		e.Path = m.mask(e.Path)
		return m.Report.Add(e)
	case finding.End:
		e.Path = m.mask(e.Path)
		return m.Report.Add(e)
	}
	return nil
}

// AddAll adds events to a report.
func AddAll(r Report, events iter.Seq[finding.Event]) error {
	for e := range events {
		if err := r.Add(e); err != nil {
			return err
		}
	}
	return nil
}

type reportFormat struct {
	name string
	open func(io.Writer, Options) Report
}

func formats() []reportFormat {
	return []reportFormat{
		{"text", func(w io.Writer, o Options) Report { return totals{newTextReport(w, o)} }},
		{"oneline", func(w io.Writer, _ Options) Report { return &onelineReport{w} }},
		{"json", func(w io.Writer, _ Options) Report { return NewJSON(w) }},
		{"ndjson", func(w io.Writer, _ Options) Report { return &ndjsonReport{w: w} }},
		{"sarif", func(w io.Writer, o Options) Report { return newSARIFReport(w, o) }},
		{"junit", func(w io.Writer, o Options) Report { return newJUnitReport(w, o) }},
		{"github", func(w io.Writer, o Options) Report { return &githubReport{w, o.root()} }},
		{"gitlab", func(w io.Writer, o Options) Report { return newGitLabReport(w, o) }},
		{"checkstyle", func(w io.Writer, _ Options) Report { return newCheckstyleReport(w) }},
		{"markdown", func(w io.Writer, _ Options) Report { return &markdownReport{w: w} }},
		{"html", func(w io.Writer, o Options) Report { return newHTMLReport(w, o) }},
	}
}

// verdict is the outcome of a run as a heading, such as "3 findings in 2 files".
// files is how many have findings.
func verdict(s finding.Summary, files int) string {
	switch {
	case s.Findings > 0:
		return words.Count(s.Findings, "finding") + " in " + words.Count(files, "file")
	case s.Errors > 0:
		return words.Count(s.Errors, "path") + " could not be checked"
	case s.NotChecked.Total() > 0:
		return "no findings; " + s.NotChecked.String() + " not looked at"
	default:
		return "no findings"
	}
}
