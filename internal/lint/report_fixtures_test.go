package lint

import (
	"strings"
	"testing"

	"example.com/authlink"
)

// fixtureResults is what there is to report of every fixture at fault.
func fixtureResults(t *testing.T) []Result {
	t.Helper()
	var results []Result
	for _, d := range goldenDirs {
		contract := authlink.Variant{Form: d.form}
		v, err := contract.Validator()
		if err != nil {
			t.Fatal(err)
		}
		linter := New(v, Options{Variant: &contract, Now: goldenNow})
		for _, path := range glob(t, d.dir, "*.json") {
			results = append(results, linter.Check(path, readRoot(t, path)))
		}
	}
	return results
}

// TestReportsHoldNoSecret looks for pieces of the fixtures' secrets in every
// format. [TestGoldensHoldNoSecret] proves that they are in the fixtures.
func TestReportsHoldNoSecret(t *testing.T) {
	results := fixtureResults(t)
	for _, format := range Formats() {
		text := alphanumeric([]byte(write(t, format, results...)))
		if !strings.Contains(text, "secret") {
			t.Errorf("%s: the report does not name the fixtures with secrets", format)
		}
		for _, secret := range secrets {
			for piece := range pieces(alphanumeric([]byte(secret))) {
				if strings.Contains(text, piece) {
					t.Errorf("%s: the report holds %q, a piece of a secret", format, piece)
					break
				}
			}
		}
	}
}

// TestReportsOfFixtures checks real reports against the schemas of their formats.
func TestReportsOfFixtures(t *testing.T) {
	results := fixtureResults(t)
	sarif := write(t, "sarif", results...)
	if err := compileFile(t, "testdata/sarif-schema-2.1.0.json").Validate([]byte(sarif)); err != nil {
		t.Errorf("sarif: %v", err)
	}
	line := compileFile(t, "../../schema/report.ndjson.schema.json")
	for text := range strings.Lines(write(t, "ndjson", results...)) {
		if err := line.Validate([]byte(text)); err != nil {
			t.Errorf("ndjson: %v in %s", err, text)
		}
	}
	prints := map[string]bool{}
	for _, issue := range decode[[]gitlabIssue](t, write(t, "gitlab", results...)) {
		if prints[issue.Fingerprint] {
			t.Errorf("gitlab: %s has the fingerprint of another issue", issue.Location.Path)
		}
		prints[issue.Fingerprint] = true
	}
}
