package lint

import (
	"encoding/json"
	"strings"
	"testing"

	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/golden"
	"example.com/authlink/internal/report"

	"example.com/authlink"
)

// fixtureResults is what there is to report of every fixture at fault.
func fixtureResults(t *testing.T) []finding.Result {
	t.Helper()
	var results []finding.Result
	for _, d := range goldenDirs {
		contract := authlink.Variant{Form: d.form}
		v, err := contract.Validator()
		if err != nil {
			t.Fatal(err)
		}
		linter := New(v, Options{Contract: contracts.BuiltIn(), Variant: contracts.BuiltInOf(contract).Variant, Now: goldenNow})
		for _, path := range golden.Glob(t, d.dir, "*.json") {
			results = append(results, linter.Check(path, golden.Read(t, path)))
		}
	}
	return results
}

// TestReportsHoldNoSecret looks for pieces of the fixtures' secrets in every
// format. [TestFixturesShowNoSecret] proves that they are in the fixtures.
func TestReportsHoldNoSecret(t *testing.T) {
	results := fixtureResults(t)
	for _, format := range report.Formats() {
		text := alphanumeric([]byte(written(t, format, results...)))
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
	sarif := written(t, "sarif", results...)
	if err := compiledFile(t, "../report/testdata/sarif-schema-2.1.0.json").Validate([]byte(sarif)); err != nil {
		t.Errorf("sarif: %v", err)
	}
	line := compiledFile(t, "../../schema/report.ndjson.schema.json")
	for text := range strings.Lines(written(t, "ndjson", results...)) {
		if err := line.Validate([]byte(text)); err != nil {
			t.Errorf("ndjson: %v in %s", err, text)
		}
	}
	var issues []struct {
		Fingerprint string
		Location    struct{ Path string }
	}
	if err := json.Unmarshal([]byte(written(t, "gitlab", results...)), &issues); err != nil {
		t.Fatal(err)
	}
	prints := map[string]bool{}
	for _, issue := range issues {
		if prints[issue.Fingerprint] {
			t.Errorf("gitlab: %s has the fingerprint of another issue", issue.Location.Path)
		}
		prints[issue.Fingerprint] = true
	}
}
