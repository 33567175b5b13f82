package lint

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/rule"
)

// asReported compares findings by what reports show of them.
var asReported = cmp.Options{cmpopts.IgnoreFields(finding.Finding{}, "Document"), cmpopts.IgnoreFields(finding.Fix{}, "Source", "Document", "Withheld")}

// FuzzCheck proves of any document, under any schema of a few, that findings are
// in place, in order, of rules that there are, and the same each time.
func FuzzCheck(f *testing.F) {
	for _, r := range rule.All() {
		f.Add([]byte(r.Bad.Document))
	}
	f.Add([]byte(`{"account_id": 1, "project_id": "staging", "created_at": "2025-02-13T09:44:27Z"}`))
	f.Add([]byte(`{"a": "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2ln", "eyJhbGciOiJub25lIn0": [1e999, ""]}`))
	deprecated, _ := rule.Find("deprecated")
	linters := []*Linter{
		contractLinter(f, authlink.FormSDK, Options{Severities: map[string]finding.Severity{"placeholder-value": finding.SeverityInfo}}),
		contractLinter(f, authlink.FormWire, Options{Now: goldenNow}),
		linterOf(f, deprecated.Bad.Schema, rule.Rule{}),
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, linter := range linters {
			result := linter.Check("fuzz.json", data)
			if result.Err != nil {
				t.Fatal(result.Err)
			}
			last := 0
			for _, finding := range result.Findings {
				if finding.Offset < last || finding.End < finding.Offset || finding.End > len(data) || finding.Line < 1 || finding.Column < 1 {
					t.Errorf("misplaced: %+v", finding)
				}
				last = finding.Offset
				if _, ok := rule.Find(finding.Rule); !ok || finding.Message == "" || strings.ContainsAny(finding.Message+finding.Hint, "\n") {
					t.Errorf("not fit to show: %+v", finding)
				}
			}
			again := linter.Check("fuzz.json", data)
			if diff := cmp.Diff(result.Findings, again.Findings, asReported); diff != "" {
				t.Errorf("findings differ the second time:\n%s", diff)
			}
		}
	})
}
