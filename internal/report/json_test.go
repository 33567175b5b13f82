package report

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
)

func jsonText(t *testing.T, results ...finding.Result) string {
	t.Helper()
	var out bytes.Buffer
	report := NewJSON(&out)
	for _, r := range results {
		if err := AddAll(report, r.Events()); err != nil {
			t.Fatal(err)
		}
	}
	if out.Len() > 0 {
		t.Errorf("%q was written before the report was whole", out.String())
	}
	if err := report.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestJSONReport(t *testing.T) {
	got := jsonText(t,
		finding.Result{Found: finding.Found{Path: "<valid>.json"}},
		categorySpelling(),
		finding.Failed("missing.json", errors.New("open missing.json: no such file or directory")),
	)
	want := `{
  "version": 2,
  "summary": {
    "files": 2,
    "valid": 1,
    "invalid": 1,
    "errors": 1,
    "findings": 2,
    "severities": {
      "error": 2,
      "warning": 0,
      "info": 0
    }
  },
  "files": [
    {
      "path": "<valid>.json",
      "status": "valid",
      "findings": []
    },
    {
      "path": "spelling.json",
      "status": "invalid",
      "findings": [
        {
          "rule": "enum",
          "severity": "error",
          "message": "\"hris-legacy\" is not a category",
          "hint": "did you mean \"hrisLegacy\"?",
          "line": 3,
          "column": 13,
          "offset": 32,
          "end": 45,
          "instanceLocation": "/categories/1",
          "keywordLocation": "/properties/categories/items/enum"
        },
        {
          "rule": "syntax",
          "severity": "error",
          "message": "expected '}'",
          "line": 5,
          "column": 1,
          "offset": 50,
          "end": 50
        }
      ]
    },
    {
      "path": "missing.json",
      "status": "error",
      "error": "open missing.json: no such file or directory",
      "findings": []
    }
  ]
}
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
}

func TestJSONReportObeysNothing(t *testing.T) {
	got := jsonText(t, finding.Result{Found: finding.Found{Path: "\x1b[2J\u009b\u202e\U000e0067\xff語.json"}})
	want := `"path": "\u001b[2J\u009b\u202e\udb40\udc67\ufffd語.json"`
	if !strings.Contains(got, want) {
		t.Errorf("report lacks %s:\n%s", want, got)
	}
}

// TestJSONReportSchema proves that the published schema accepts the reports and
// refuses what they never are.
func TestJSONReportSchema(t *testing.T) {
	schema, err := os.ReadFile("../../schema/report.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	validator, err := authlink.Compile(schema, nil)
	if err != nil {
		t.Fatal(err)
	}
	full := jsonText(t, finding.Result{Found: finding.Found{Path: "a.json"}}, categorySpelling(), finding.Failed("b.json", errFull))
	warned := categorySpelling()
	for i := range warned.Findings {
		warned.Findings[i].Severity = finding.SeverityWarning
	}
	unread := finding.Result{Found: finding.Found{Path: "c.json", NotChecked: []finding.NotChecked{finding.Unread("syntax"), {What: finding.UnitBody, Line: 3, Pointer: "/a", Reason: "another payload"}}}}
	for _, report := range []string{jsonText(t), full, jsonText(t, warned), jsonText(t, unread)} {
		if err := validator.Validate([]byte(report)); err != nil {
			t.Errorf("the schema refuses a report: %v\n%s", err, report)
		}
	}
	for _, change := range []struct{ old, new string }{
		{`"version": 2`, `"version": 1`},
		{`"status": "valid"`, `"status": "invalid"`},
		{`"status": "error"`, `"status": "valid"`},
		{`"severity": "error"`, `"severity": "off"`},
		{`"info": 0`, `"info": -1`},
		{`"line": 3`, `"line": 0`},
		{`"rule": "enum",`, ``},
		{`"instanceLocation": "/categories/1",`, ``},
		{`"findings": 2`, `"findings": -1`},
		{`"hint"`, `"tip"`},
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
