package report

import (
	"cmp"
	"encoding/xml"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/words"
	"io"
	"slices"
)

// A junitReport is an XML document as CI servers read it from test runners:
// every file is a test case, which is the same from one run to the next. It
// fails when the file has a finding to fail on, and holds what the text report
// says of it. A file with findings of less weight passes, with the same text as
// its output; one that could not be checked is an error.
//
// No times are given: nothing was timed, and the report is the same for the
// same results.
type junitReport struct {
	w      io.Writer
	failOn finding.Severity
	suite  junitSuite
	cases  xmlList

	file  finding.Result // the parts so far of the file at hand, less their findings
	fails bool           // some finding of that file is one to fail on
	found int            // its findings
	text  Held           // what the text report says of them, escaped
	said  Report         // writes there
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
}

type junitCase struct {
	XMLName   xml.Name     `xml:"testcase"`
	Name      string       `xml:"name,attr"`
	Class     string       `xml:"classname,attr"`
	Failure   *junitResult `xml:"failure"`
	Error     *junitResult `xml:"error"`
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

func (r *junitReport) Add(result finding.Result) error {
	if r.said == nil {
		r.said = NewText(xmlText{&r.text}, false)
	}
	if err := r.said.Add(result); err != nil {
		return err
	}
	r.fails = r.fails || slices.ContainsFunc(result.Findings, r.isToFailOn)
	r.found += len(result.Findings)
	r.file.Add(result.Bare())
	if result.More {
		return nil
	}
	return r.endFile()
}

func (r *junitReport) isToFailOn(f finding.Finding) bool { return f.Severity.Compare(r.failOn) <= 0 }

// endFile appends the test case of a file and forgets the file.
func (r *junitReport) endFile() error {
	test := junitCase{Name: source.VisiblePath(finding.SlashPath(r.file.Path)), Class: junitName}
	inside := io.WriterTo(&r.text)
	switch {
	case r.file.Err != nil:
		test.Error = &junitResult{Message: source.VisibleError(r.file.Err), Type: "error"}
		r.suite.Errors++
		inside = nil
	case r.fails:
		test.Failure = &junitResult{Message: words.Count(r.found, "finding"), Type: "findings"}
		r.suite.Failures++
	case r.found > 0:
		test.SystemOut = new(string)
	}
	r.suite.Tests++
	err := r.cases.addAround(test, inside)
	r.file, r.fails, r.found, r.text, r.said = finding.Result{}, false, 0, Held{}, nil
	return err
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
