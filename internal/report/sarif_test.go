package report

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

func compileFile(t *testing.T, path string) *authlink.Validator {
	t.Helper()
	schema, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	validator, err := authlink.Compile(schema, nil)
	if err != nil {
		t.Fatal(err)
	}
	return validator
}

// TestSARIFReportSchema proves that the schema of SARIF 2.1.0 accepts the
// reports, and that it has teeth.
func TestSARIFReportSchema(t *testing.T) {
	validator := compileFile(t, "testdata/sarif-schema-2.1.0.json")
	full := write(t, "sarif", sample(t)...)
	for _, report := range []string{full, write(t, "sarif"), write(t, "sarif", nastyResult(nasty[1], nasty[10], nasty[12], "/a", "b", 0, 1))} {
		if err := validator.Validate([]byte(report)); err != nil {
			t.Errorf("the schema refuses a report: %v", err)
		}
	}
	for _, change := range []struct{ old, new string }{
		{`"version": "2.1.0"`, `"version": "2.2"`},
		{`"startLine": 2`, `"startLine": 0`},
		{`"unicodeCodePoints"`, `"bytes"`},
		{`"level": "note"`, `"level": "info"`},
		{`"ruleId"`, `"rule_id"`},
	} {
		broken := strings.Replace(full, change.old, change.new, 1)
		if broken == full {
			t.Errorf("the report does not hold %s", change.old)
		}
		if validator.Valid([]byte(broken)) {
			t.Errorf("the schema accepts %s in place of %s", change.new, change.old)
		}
	}
}

// decodeSARIF reads the only run of a report.
func decodeSARIF(t *testing.T, report string) sarifRun {
	t.Helper()
	var log sarifLog
	if err := json.Unmarshal([]byte(report), &log); err != nil {
		t.Fatal(err)
	}
	if len(log.Runs) != 1 {
		t.Fatalf("%d runs", len(log.Runs))
	}
	return log.Runs[0]
}

func TestSARIFRules(t *testing.T) {
	run := decodeSARIF(t, write(t, "sarif", sample(t)...))
	var ids []string
	for _, rule := range run.Tool.Driver.Rules {
		ids = append(ids, rule.ID)
		if rule.Help == nil || rule.Help.Text == "" || rule.Help.Markdown == "" || rule.Short == nil {
			t.Errorf("rule %s has no help", rule.ID)
		}
	}
	want := []string{"enum", "unknown-property", "placeholder-value", "live-token", "repeated-category", "syntax"}
	if diff := cmp.Diff(want, ids); diff != "" {
		t.Errorf("rules (-want +got):\n%s", diff)
	}
	for _, result := range run.Results {
		if ids[result.RuleIndex] != result.RuleID {
			t.Errorf("index %d is not that of rule %s", result.RuleIndex, result.RuleID)
		}
	}

	unknown := finding.Result{Found: finding.Found{Path: "a", Findings: []finding.Finding{{Rule: "divisibleBy"}}}}
	run = decodeSARIF(t, write(t, "sarif", unknown))
	if diff := cmp.Diff([]sarifRule{{ID: "divisibleBy"}}, run.Tool.Driver.Rules); diff != "" {
		t.Errorf("a rule without a page (-want +got):\n%s", diff)
	}
}

func TestSARIFRunFailed(t *testing.T) {
	run := decodeSARIF(t, write(t, "sarif", sample(t)...))
	failed := run.Invocations[0]
	if failed.Successful || len(failed.Notifications) != 3 {
		t.Errorf("a file could not be read, and the invocation is %+v", failed)
	}
	if run = decodeSARIF(t, write(t, "sarif", finding.Result{Found: finding.Found{Path: "a"}})); !run.Invocations[0].Successful {
		t.Error("an invocation without errors is not successful")
	}
}

func TestSARIFRegion(t *testing.T) {
	for _, test := range []struct {
		name   string
		marked string
		want   sarifRegion
	}{
		{"value", "[\n  |\"hris\"|]", sarifRegion{2, 3, 2, 9, 4, 6}},
		{"code points", `["日本", |"東京"|]`, sarifRegion{1, 8, 1, 12, 11, 8}},
		{"emoji", `["👩‍👩‍👧", |1|]`, sarifRegion{1, 11, 1, 12, 23, 1}},
		{"object", "|{\n}|", sarifRegion{1, 1, 1, 2, 0, 1}},
		{"over lines", "[|\"a\nb\"|]", sarifRegion{1, 2, 1, 4, 1, 2}},
		{"over lines, CRLF", "[|\"a\r\nb\"|]", sarifRegion{1, 2, 1, 4, 1, 2}},
		{"end of file", "[||", sarifRegion{1, 2, 1, 2, 1, 0}},
	} {
		t.Run(test.name, func(t *testing.T) {
			run := decodeSARIF(t, write(t, "sarif", resultOf(t, "a", test.marked, finding.Finding{Rule: "type"})))
			got := run.Results[0].Locations[0].Physical.Region
			if diff := cmp.Diff(&test.want, got); diff != "" {
				t.Errorf("region (-want +got):\n%s", diff)
			}
		})
	}
}

// TestSARIFRelated has the other place of a finding end on its line, and the message lead
// there: GitHub shows no place that no message leads to.
func TestSARIFRelated(t *testing.T) {
	result := resultOf(t, "a", "{\"a\": \"日\",\n |\"a\"|: 1}", finding.Finding{
		Rule: "duplicate-name", Message: `"a" again`, Hint: "remove one",
		Related: []authlink.Related{{Offset: 1, End: 13, Line: 1, Column: 2, Message: "first [a]"}},
	})
	run := decodeSARIF(t, write(t, "sarif", result))
	got := run.Results[0]
	want := []sarifLocation{{
		ID:       1,
		Physical: sarifPhysical{Artifact: sarifArtifact{URI: "a", Base: sarifBase}, Region: &sarifRegion{1, 2, 1, 11, 1, 11}},
		Message:  &sarifText{"first [a]"},
	}}
	if diff := cmp.Diff(want, got.Related); diff != "" {
		t.Errorf("related locations (-want +got):\n%s", diff)
	}
	if want := `"a" again ([first \[a\]](1) at line 1, column 2); hint: remove one`; got.Message.Text != want {
		t.Errorf("message %q, want %q", got.Message.Text, want)
	}
}

// TestSARIFMost has no more results than GitHub takes, and a notification of the others.
func TestSARIFMost(t *testing.T) {
	result := resultOf(t, "a", "[|1|]", finding.Finding{Rule: "type", Message: "m"})
	result.Findings = slices.Repeat(result.Findings, sarifMost/2)
	run := decodeSARIF(t, write(t, "sarif", result, result))
	if len(run.Results) != sarifMost || len(run.Invocations[0].Notifications) != 0 {
		t.Errorf("%d results, notifications %+v", len(run.Results), run.Invocations[0].Notifications)
	}
	run = decodeSARIF(t, write(t, "sarif", result, result, result))
	want := []sarifNotification{{Level: "warning", Message: sarifText{"12500 findings more not listed: GitHub takes 25000 results a run. The format json has them all."}}}
	if diff := cmp.Diff(want, run.Invocations[0].Notifications); diff != "" || len(run.Results) != sarifMost {
		t.Errorf("%d results, notifications (-want +got):\n%s", len(run.Results), diff)
	}
	if !run.Invocations[0].Successful {
		t.Error("the run is not successful: it found everything")
	}
}

// TestSARIFMostErrors keeps errors before warnings and notes, in whichever file they are.
func TestSARIFMostErrors(t *testing.T) {
	note := resultOf(t, "a", "[|1|]", finding.Finding{Rule: "type", Message: "m", Severity: finding.SeverityInfo})
	note.Findings = slices.Repeat(note.Findings, sarifMost)
	warning := resultOf(t, "b", "[|1|]", finding.Finding{Rule: "type", Message: "m", Severity: finding.SeverityWarning})
	fault := resultOf(t, "c", "[|1|]", finding.Finding{Rule: "type", Message: "m", Severity: finding.SeverityError})
	run := decodeSARIF(t, write(t, "sarif", note, fault, warning))
	n := len(run.Results)
	if n != sarifMost || run.Results[n-3].Level != "note" || run.Results[n-2].Level != "error" || run.Results[n-1].Level != "warning" {
		t.Errorf("%d results, the last %+v", n, run.Results[n-3:])
	}
}

// TestSARIFRegionOfSecret has a secret of characters that take more than a byte
// each, and so more columns when they are masked.
func TestSARIFRegionOfSecret(t *testing.T) {
	result := resultOf(t, "a", `{"token": |"日本語"|}`, finding.Finding{Rule: "type"})
	result.Excerpts = []span.Excerpt{{Offset: 0, Text: []byte(`{"token": "*********"}`)}}
	run := decodeSARIF(t, write(t, "sarif", result))
	want := &sarifRegion{1, 11, 1, 16, 10, 11}
	if diff := cmp.Diff(want, run.Results[0].Locations[0].Physical.Region); diff != "" {
		t.Errorf("region (-want +got):\n%s", diff)
	}
}

func TestSARIFArtifact(t *testing.T) {
	for _, test := range []struct{ path, uri, base string }{
		{"a.json", "a.json", sarifBase},
		{"./a/../b.json", "b.json", sarifBase},
		{"dir/with space.json", "dir/with%20space.json", sarifBase},
		{"50%.json", "50%25.json", sarifBase},
		{"a?b#c.json", "a%3Fb%23c.json", sarifBase},
		{"a:b.json", "./a:b.json", sarifBase},
		{"日本\n.json", "%E6%97%A5%E6%9C%AC%0A.json", sarifBase},
		{"\xff.json", "%FF.json", sarifBase},
		{"../up.json", "../up.json", ""},
		{"/abs/a b.json", "file:///abs/a%20b.json", ""},
		{source.StdinPath, "%3Cstdin%3E", ""},
	} {
		got := (&sarifReport{}).artifact(test.path)
		if got.URI != test.uri || got.Base != test.base {
			t.Errorf("%q is %q of base %q, want %q of base %q", test.path, got.URI, got.Base, test.uri, test.base)
		}
	}
}

// TestSARIFHelpURI leads from each rule to its page, where somebody serves it.
func TestSARIFHelpURI(t *testing.T) {
	found := many(t, "a.json", 1, finding.SeverityError, "minLength", "m")
	for docs, want := range map[string]string{
		"":                      "",
		"https://acme.example/": "https://acme.example/docs/rules/minLength.html#minlength",
	} {
		report := writeWith(t, "sarif", Options{Docs: docs}, found)
		if got := decodeSARIF(t, report).Tool.Driver.Rules[0].HelpURI; got != want {
			t.Errorf("docs at %q: %q, want %q", docs, got, want)
		}
		if err := compileFile(t, "testdata/sarif-schema-2.1.0.json").Validate([]byte(report)); err != nil {
			t.Errorf("the schema refuses the report: %v", err)
		}
	}
}
