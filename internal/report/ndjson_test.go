package report

import (
	"strings"
	"testing"
)

// TestNDJSONReportSchema proves that the published schema accepts every line
// and refuses what none ever is.
func TestNDJSONReportSchema(t *testing.T) {
	validator := compileFile(t, "../../schema/report.ndjson.schema.json")
	var types []string
	for line := range strings.Lines(write(t, "ndjson", sample(t)...)) {
		if err := validator.Validate([]byte(line)); err != nil {
			t.Errorf("the schema refuses %s: %v", line, err)
		}
		types = append(types, decode[struct{ Type string }](t, line).Type)
	}
	if got := strings.Join(types, " "); got != "finding finding finding finding finding not-checked not-checked error finding summary" {
		t.Errorf("lines %s", got)
	}
	for _, line := range []string{
		`{}`,
		`{"type": "finding", "path": "a"}`,
		`{"type": "error", "path": "a", "error": ""}`,
		`{"type": "summary", "version": 1, "files": 0, "valid": 0, "invalid": 0, "errors": 0, "findings": 0, "severities": {"error": 0, "warning": 0, "info": 0}}`,
		`{"type": "other"}`,
	} {
		if validator.Valid([]byte(line)) {
			t.Errorf("the schema accepts %s", line)
		}
	}
}
