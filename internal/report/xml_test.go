package report

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"example.com/authlink/internal/finding"
)

// TestXMLReportSchemas checks the XML reports against their schemas with
// xmllint (of libxml2). In CI it must be there.
func TestXMLReportSchemas(t *testing.T) {
	xmllint, err := exec.LookPath("xmllint")
	if err != nil && os.Getenv("CI") == "" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	for format, breakage := range map[string]struct{ old, new string }{
		"junit":      {"<testcase name=", "<testcase title="},
		"checkstyle": {`severity="info"`, `severity="note"`},
	} {
		check := func(report string) (string, error) {
			cmd := exec.CommandContext(t.Context(), xmllint, "--noout", "--nonet", "--schema", "testdata/"+format+".xsd", "-")
			cmd.Stdin = strings.NewReader(report)
			out, err := cmd.CombinedOutput()
			return string(out), err
		}
		full := write(t, format, sample(t)...)
		for _, report := range []string{full, write(t, format), write(t, format, nastyResult(nasty[3], nasty[12], nasty[9], "/a", "b", 0, 1))} {
			if out, err := check(report); err != nil {
				t.Errorf("%s: %v\n%s", format, err, out)
			}
		}
		broken := strings.Replace(full, breakage.old, breakage.new, 1)
		if out, err := check(broken); err == nil || broken == full {
			t.Errorf("%s: the schema accepts %s in place of %s: %s", format, breakage.new, breakage.old, out)
		}
	}
}

// TestJUnitCounts compares the counts with what they count.
func TestJUnitCounts(t *testing.T) {
	elements, _ := readXML(t, write(t, "junit", sample(t)...))
	counted := map[string]int{}
	for _, e := range elements {
		counted[e.Name.Local]++
	}
	for _, suite := range elements[:2] {
		for attr, element := range map[string]string{"tests": "testcase", "failures": "failure", "errors": "error"} {
			if got := attribute(suite, attr); got != strconv.Itoa(counted[element]) {
				t.Errorf("%s: %s=%q, and %d of <%s>", suite.Name.Local, attr, got, counted[element], element)
			}
		}
	}
	if counted["system-out"] != 1 {
		t.Errorf("%d files pass with warnings, want 1", counted["system-out"])
	}
}

func TestJUnitFailOn(t *testing.T) {
	warned := resultOf(t, "a", "|1|", finding.Finding{Rule: "deprecated", Severity: finding.SeverityWarning, Message: "old"})
	for failOn, want := range map[finding.Severity]bool{"": false, finding.SeverityError: false, finding.SeverityWarning: true, finding.SeverityInfo: true} {
		var out bytes.Buffer
		report := newJUnitReport(&out, Options{FailOn: failOn})
		if err := errors.Join(AddAll(report, warned.Events()), report.Close()); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(out.String(), "<failure"); got != want {
			t.Errorf("to fail on %q: failure %v, want %v", failOn, got, want)
		}
	}
}
