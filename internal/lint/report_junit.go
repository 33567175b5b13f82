package lint

import (
	"bytes"
	"cmp"
	"encoding/xml"
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
	failOn Severity
	suite  junitSuite
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
	XMLName  xml.Name    `xml:"testsuite"`
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name      string       `xml:"name,attr"`
	Class     string       `xml:"classname,attr"`
	Failure   *junitResult `xml:"failure"`
	Error     *junitResult `xml:"error"`
	SystemOut string       `xml:"system-out,omitempty"`
}

type junitResult struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

// junitName names the suite and the class of its test cases.
const junitName = "authlink-lint"

func newJUnitReport(w io.Writer, o ReportOptions) Report {
	return &junitReport{w: w, failOn: cmp.Or(o.FailOn, SeverityError), suite: junitSuite{Name: junitName}}
}

func (r *junitReport) Add(result Result) error {
	test := junitCase{Name: VisiblePath(slashPath(result.Path)), Class: junitName}
	switch {
	case result.Err != nil:
		test.Error = &junitResult{Message: VisibleError(result.Err), Type: "error"}
		r.suite.Errors++
	case slices.ContainsFunc(result.Findings, r.fails):
		test.Failure = &junitResult{
			Message: count(len(result.Findings), "finding"),
			Type:    "findings",
			Text:    plainText(result),
		}
		r.suite.Failures++
	default:
		test.SystemOut = plainText(result)
	}
	r.suite.Tests++
	r.suite.Cases = append(r.suite.Cases, test)
	return nil
}

func (r *junitReport) fails(f Finding) bool { return f.Severity.Compare(r.failOn) <= 0 }

func (r *junitReport) Close() error {
	s := r.suite
	return writeXML(r.w, junitSuites{
		Name: s.Name, Tests: s.Tests, Failures: s.Failures, Errors: s.Errors,
		Suites: []junitSuite{s},
	})
}

// plainText is what the text report says of one file.
func plainText(result Result) string {
	var out bytes.Buffer
	NewTextReport(&out, false).Add(result) // a buffer takes everything
	return out.String()
}
