package report

import (
	"strings"
	"testing"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/words"
)

func TestFenced(t *testing.T) {
	for lines, want := range map[string]string{
		"a\n":             "```text\na\n```\n",
		"```\n":           "````text\n```\n````\n",
		"a ````` b ```\n": "``````text\na ````` b ```\n``````\n",
	} {
		if got := fenced("text", lines); got != want {
			t.Errorf("fence %q, want %q", got, want)
		}
	}
}

// TestMarkdownLimit has more findings than a job summary can hold.
func TestMarkdownLimit(t *testing.T) {
	result := resultOf(t, "a.json", `[|"x"|]`, finding.Finding{Rule: "type", Severity: finding.SeverityError, Message: strings.Repeat("long ", 2000)})
	result.Findings = append(result.Findings, result.Findings[0], result.Findings[0])
	var results []finding.Result
	for range 50 {
		results = append(results, result)
	}
	report := write(t, "markdown", results...)
	if len(report) > 1<<20 || len(report) < markdownLimit*9/10 {
		t.Errorf("%d bytes", len(report))
	}
	shown := strings.Count(report, "```text")
	if shown == 0 || shown == 150 || !strings.HasSuffix(report, words.Count(150-shown, "finding")+" more not shown: the report has reached its size limit.\n") {
		t.Errorf("%d of 150 findings are shown, and the report ends with %q", shown, report[len(report)-100:])
	}
	if !strings.Contains(report, "(150 findings") {
		t.Error("the summary does not count all findings")
	}
}
