package lint

import (
	"encoding/xml"
	"io"
)

// A checkstyleReport is an XML document as the Checkstyle tool writes it, which
// many code review tools read. Every file that was checked has its element.
// Those that could not be are left out: the format has no word for them.
type checkstyleReport struct {
	w   io.Writer
	doc checkstyleDocument
}

type checkstyleDocument struct {
	XMLName xml.Name         `xml:"checkstyle"`
	Version string           `xml:"version,attr"`
	Files   []checkstyleFile `xml:"file"`
}

type checkstyleFile struct {
	Name   string            `xml:"name,attr"`
	Errors []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int      `xml:"line,attr"`
	Column   int      `xml:"column,attr"`
	Severity Severity `xml:"severity,attr"` // error, warning and info are Checkstyle's words too
	Message  string   `xml:"message,attr"`
	Source   string   `xml:"source,attr"` // the rule, in Java the name of a class
}

// newCheckstyleReport names the version of Checkstyle whose format this is.
func newCheckstyleReport(w io.Writer) Report {
	return &checkstyleReport{w: w, doc: checkstyleDocument{Version: "4.3"}}
}

func (r *checkstyleReport) Add(result Result) error {
	if result.Err != nil {
		return nil
	}
	file := checkstyleFile{Name: VisiblePath(slashPath(result.Path))}
	for _, f := range result.Findings {
		file.Errors = append(file.Errors, checkstyleError{
			Line: f.Line, Column: f.Column, Severity: f.Severity,
			Message: Visible(f.advice()), Source: "authlink-lint." + Visible(f.Rule),
		})
	}
	r.doc.Files = append(r.doc.Files, file)
	return nil
}

func (r *checkstyleReport) Close() error { return writeXML(r.w, r.doc) }
