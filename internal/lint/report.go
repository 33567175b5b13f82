package lint

import (
	"fmt"
	"io"
	"slices"
)

// A Report is a way to tell the results of a run. It is not safe for
// concurrent use.
type Report interface {
	// Add takes the next result. The error is that of writing it.
	Add(Result) error

	// Close ends the report. The error is that of writing it.
	Close() error
}

// ReportOptions are what a report may have to know beside the results.
type ReportOptions struct {
	Color   bool   // write text with ANSI colors; other formats have none
	Version string // of the command, where a format names what wrote it

	// FailOn is the severity from which on a finding fails a run, where a format
	// has passes and failures. The zero value is SeverityError.
	FailOn Severity
}

// Formats returns the names of the formats that [NewReport] knows, the default
// first.
func Formats() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

// NewReport returns a report in the named format, written to w. The error is
// that there is no such format.
//
// Whatever the format, a report shows nothing of a document but what is left
// with its secrets masked, holds nothing that a terminal would obey, and is the
// same for the same results.
func NewReport(format string, w io.Writer, opts ReportOptions) (Report, error) {
	all := formats()
	i := slices.IndexFunc(all, func(f reportFormat) bool { return f.name == format })
	if i < 0 {
		return nil, fmt.Errorf("unknown report format %q", format)
	}
	return maskedPaths{all[i].open(w, opts)}, nil
}

// maskedPaths masks what is secret in the paths of results: a URL may have been
// taken for a path.
type maskedPaths struct{ Report }

func (m maskedPaths) Add(result Result) error {
	result.Path = maskPath(result.Path)
	return m.Report.Add(result)
}

type reportFormat struct {
	name string
	open func(io.Writer, ReportOptions) Report
}

func formats() []reportFormat {
	return []reportFormat{
		{"text", func(w io.Writer, o ReportOptions) Report { return NewTextReport(w, o.Color) }},
		{"oneline", func(w io.Writer, _ ReportOptions) Report { return &onelineReport{w} }},
		{"json", func(w io.Writer, _ ReportOptions) Report { return NewJSONReport(w) }},
		{"ndjson", func(w io.Writer, _ ReportOptions) Report { return &ndjsonReport{w: w} }},
		{"sarif", func(w io.Writer, o ReportOptions) Report { return newSARIFReport(w, o) }},
		{"junit", func(w io.Writer, o ReportOptions) Report { return newJUnitReport(w, o) }},
		{"github", func(w io.Writer, _ ReportOptions) Report { return &githubReport{w} }},
		{"gitlab", func(w io.Writer, _ ReportOptions) Report { return newGitLabReport(w) }},
		{"checkstyle", func(w io.Writer, _ ReportOptions) Report { return newCheckstyleReport(w) }},
		{"markdown", func(w io.Writer, _ ReportOptions) Report { return &markdownReport{w: w} }},
		{"html", func(w io.Writer, o ReportOptions) Report { return newHTMLReport(w, o) }},
	}
}

// advice returns the message and the hint, for formats that have one field for
// both.
func (f Finding) advice() string {
	if f.Hint == "" {
		return f.Message
	}
	return f.Message + "; hint: " + f.Hint
}

// verdict is the outcome of a run as a heading, such as "3 findings in 2 files".
// files is how many have findings.
func verdict(s Summary, files int) string {
	switch {
	case s.Findings > 0:
		return count(s.Findings, "finding") + " in " + count(files, "file")
	case s.Errors > 0:
		return count(s.Errors, "path") + " could not be checked"
	default:
		return "no findings"
	}
}
