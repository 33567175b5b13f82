package finding

import "testing"

func TestSummaryString(t *testing.T) {
	for _, test := range []struct {
		summary Summary
		want    string
	}{
		{Summary{}, "0 files checked: 0 valid, 0 invalid"},
		{Summary{Files: 1, Valid: 1}, "1 file checked: 1 valid, 0 invalid"},
		{Summary{Files: 12, Valid: 10, Invalid: 2, Findings: 3}, "12 files checked: 10 valid, 2 invalid (3 findings)"},
		{Summary{Files: 1, Invalid: 1, Findings: 1}, "1 file checked: 0 valid, 1 invalid (1 finding)"},
		{Summary{Files: 1, Valid: 1, Findings: 1, Severities: SeverityCounts{Info: 1}}, "1 file checked: 1 valid, 0 invalid (1 finding: 1 info)"},
		{Summary{Files: 2, Valid: 1, Invalid: 1, Findings: 5, Severities: SeverityCounts{1, 2, 2}}, "2 files checked: 1 valid, 1 invalid (5 findings: 1 error, 2 warnings, 2 info)"},
		{Summary{Files: 2, Valid: 2, Documents: 40}, "2 files checked (with 40 documents inside): 2 valid, 0 invalid"},
		{Summary{Files: 1, Invalid: 1, Findings: 1, Documents: 1}, "1 file checked (with 1 document inside): 0 valid, 1 invalid (1 finding)"},
		{Summary{Errors: 1}, "0 files checked: 0 valid, 0 invalid; 1 path could not be checked"},
		{Summary{Files: 1, Invalid: 1, Findings: 2, Errors: 3}, "1 file checked: 0 valid, 1 invalid (2 findings); 3 paths could not be checked"},
	} {
		if got := test.summary.String(); got != test.want {
			t.Errorf("%#v: %q, want %q", test.summary, got, test.want)
		}
	}
}

func TestSeverityCountsAtLeast(t *testing.T) {
	c := SeverityCounts{Error: 1, Warning: 10, Info: 100}
	for severity, want := range map[Severity]int{SeverityError: 1, SeverityWarning: 11, SeverityInfo: 111} {
		if got := c.AtLeast(severity); got != want {
			t.Errorf("%s: %d, want %d", severity, got, want)
		}
	}
}
