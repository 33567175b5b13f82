package report

import (
	"encoding/xml"
	"io"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// A checkstyleReport is an XML document as the Checkstyle tool writes it, which
// many code review tools read. Every file that was checked has its element. A document
// that cannot be read, for a fault that is no error, is an info.
// Those that could not be are left out: the format has no word for them.
type checkstyleReport struct {
	w      io.Writer
	files  xmlList
	errors xmlList // of the current file
}

type checkstyleDocument struct {
	XMLName xml.Name `xml:"checkstyle"`
	Version string   `xml:"version,attr"`
}

type checkstyleFile struct {
	XMLName xml.Name `xml:"file"`
	Name    string   `xml:"name,attr"`
}

type checkstyleError struct {
	XMLName  xml.Name         `xml:"error"`
	Line     int              `xml:"line,attr"`
	Column   int              `xml:"column,attr"`
	Severity finding.Severity `xml:"severity,attr"` // error, warning and info are Checkstyle's words too
	Message  string           `xml:"message,attr"`
	Source   string           `xml:"source,attr"` // the rule, in Java the name of a class
}

func newCheckstyleReport(w io.Writer) Report {
	return &checkstyleReport{w: w, files: xmlList{indent: "  "}}
}

func (r *checkstyleReport) Add(e finding.Event) error {
	switch e := e.(type) {
	case finding.Begin:
		r.errors = xmlList{indent: "    "}
	case finding.Found:
		return r.add(e.Findings)
	case finding.NotChecked:
		if e.Fault != "" && e.What == finding.UnitDocument {
			return r.errors.add(checkstyleError{
				Line: e.Line, Column: 1, Severity: finding.SeverityInfo, Message: e.String(), Source: "authlink-lint.not-checked",
			})
		}
	case finding.End:
		if e.Err == nil {
			return r.files.addAround(checkstyleFile{Name: source.VisiblePath(source.SlashPath(e.Path))}, &r.errors)
		}
	}
	return nil
}

func (r *checkstyleReport) add(found []finding.Finding) error {
	for _, f := range found {
		err := r.errors.add(checkstyleError{
			Line: f.Line, Column: f.Column, Severity: f.Severity,
			Message: span.Visible(f.MessageAndHint()), Source: "authlink-lint." + span.Visible(f.Rule),
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// Close names the version of Checkstyle whose format this is.
func (r *checkstyleReport) Close() error {
	return writeXML(r.w, checkstyleDocument{Version: "4.3"}, &r.files)
}
