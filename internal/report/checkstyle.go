package report

import (
	"encoding/xml"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
	"io"
)

// A checkstyleReport is an XML document as the Checkstyle tool writes it, which
// many code review tools read. Every file that was checked has its element.
// Those that could not be are left out: the format has no word for them.
type checkstyleReport struct {
	w     io.Writer
	files xmlList

	failed bool    // some part of the file at hand
	errors xmlList // of that file
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

func (r *checkstyleReport) Add(result finding.Result) error {
	r.failed = r.failed || result.Err != nil
	r.errors.indent = "    "
	for _, f := range result.Findings {
		err := r.errors.add(checkstyleError{
			Line: f.Line, Column: f.Column, Severity: f.Severity,
			Message: span.Visible(f.Advice()), Source: "authlink-lint." + span.Visible(f.Rule),
		})
		if err != nil {
			return err
		}
	}
	if result.More {
		return nil
	}
	return r.endFile(source.VisiblePath(finding.SlashPath(result.Path)))
}

func (r *checkstyleReport) endFile(name string) (err error) {
	if !r.failed {
		err = r.files.addAround(checkstyleFile{Name: name}, &r.errors)
	}
	r.failed, r.errors = false, xmlList{}
	return err
}

// Close names the version of Checkstyle whose format this is.
func (r *checkstyleReport) Close() error {
	return writeXML(r.w, checkstyleDocument{Version: "4.3"}, &r.files)
}
