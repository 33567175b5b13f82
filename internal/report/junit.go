package report

import (
	"cmp"
	"encoding/xml"
	"io"
	"slices"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonwrite"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/words"
)

// A junitReport is an XML document as CI servers read it from test runners:
// every file is a test case, which is the same from one run to the next. It
// fails when the file has a finding to fail on, and holds what the text report
// says about it. A file with findings of less weight passes, with the same text as
// its output; one that could not be checked is an error, and one that cannot be read,
// for a fault that is no error, is skipped.
//
// No times are given: nothing was timed, and the report is the same for the
// same results.
type junitReport struct {
	w      io.Writer
	failOn finding.Severity
	suite  junitSuite
	cases  xmlList

	fails bool           // some finding of the current file is to fail on
	found int            // its findings
	text  jsonwrite.Held // what the text report says about them, escaped
	said  Report         // writes there

	skipped string // why a document of the current file cannot be read
}

// The elements are those of the schema that Jenkins has for the format. Text
// goes into character data that encoding/xml escapes, and not into CDATA
// sections, which have no way to escape anything.
type junitSuites struct {
	XMLName  xml.Name `xml:"testsuites"`
	Name     string   `xml:"name,attr"`
	Tests    int      `xml:"tests,attr"`
	Failures int      `xml:"failures,attr"`
	Errors   int      `xml:"errors,attr"`
	Suites   []junitSuite
}

type junitSuite struct {
	XMLName  xml.Name `xml:"testsuite"`
	Name     string   `xml:"name,attr"`
	Tests    int      `xml:"tests,attr"`
	Failures int      `xml:"failures,attr"`
	Errors   int      `xml:"errors,attr"`
	Skipped  int      `xml:"skipped,attr"`
}

type junitCase struct {
	XMLName   xml.Name     `xml:"testcase"`
	Name      string       `xml:"name,attr"`
	Class     string       `xml:"classname,attr"`
	Failure   *junitResult `xml:"failure"`
	Error     *junitResult `xml:"error"`
	Skipped   *string      `xml:"skipped"`
	SystemOut *string      `xml:"system-out"`
}

type junitResult struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
}

// junitName names the suite and the class of its test cases.
const junitName = "authlink-lint"

func newJUnitReport(w io.Writer, o Options) Report {
	return &junitReport{
		w: w, failOn: cmp.Or(o.FailOn, finding.SeverityError),
		suite: junitSuite{Name: junitName},
		cases: xmlList{indent: "    "},
	}
}

func (r *junitReport) Add(e finding.Event) error {
	switch e := e.(type) {
	case finding.Begin:
		r.fails, r.found, r.text, r.skipped = false, 0, jsonwrite.Held{}, ""
		r.said = NewText(xmlText{&r.text}, false)
	case finding.Found:
		r.fails = r.fails || slices.ContainsFunc(e.Findings, r.isToFailOn)
		r.found += len(e.Findings)
		return r.said.Add(e)
	case finding.NotChecked:
		if e.Fault != "" && e.What == finding.UnitDocument {
			r.skipped = e.String() + "\n"
		}
	case finding.End:
		return r.endFile(e)
	}
	return nil
}

func (r *junitReport) isToFailOn(f finding.Finding) bool { return f.Severity.Compare(r.failOn) <= 0 }

// endFile appends the test case of a file.
func (r *junitReport) endFile(file finding.End) error {
	test := junitCase{Name: source.VisiblePath(source.SlashPath(file.Path)), Class: junitName}
	inside := io.WriterTo(&r.text)
	switch {
	case file.Err != nil:
		test.Error = &junitResult{Message: source.VisibleError(file.Err), Type: "error"}
		r.suite.Errors++
		inside = nil
	case r.fails:
		test.Failure = &junitResult{Message: words.Count(r.found, "finding"), Type: "findings"}
		r.suite.Failures++
	case file.Status == finding.StatusNotChecked:
		test.Skipped = &r.skipped
		r.suite.Skipped++
	case r.found > 0:
		test.SystemOut = new(string)
	}
	r.suite.Tests++
	return r.cases.addAround(test, inside)
}

func (r *junitReport) Close() error {
	s := r.suite
	return writeXML(r.w, junitSuites{
		Name: s.Name, Tests: s.Tests, Failures: s.Failures, Errors: s.Errors,
		Suites: []junitSuite{s},
	}, &r.cases)
}

// An xmlText escapes what is written to it.
type xmlText struct{ w io.Writer }

func (t xmlText) Write(p []byte) (int, error) { return len(p), xml.EscapeText(t.w, p) }
