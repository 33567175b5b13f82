package report

import (
	"testing"

	"example.com/authlink"
)

// gitlabFacts is what GitLab's documentation says of a code quality report
// (docs.gitlab.com/ci/testing/code_quality, "Code Quality report format").
const gitlabFacts = `{
  "type": "array",
  "items": {
    "type": "object",
    "properties": {
      "description": { "type": "string", "minLength": 1 },
      "check_name": { "type": "string", "minLength": 1 },
      "fingerprint": { "type": "string", "pattern": "^[0-9a-f]{32}$" },
      "severity": { "enum": ["info", "minor", "major", "critical", "blocker"] },
      "location": {
        "type": "object",
        "properties": {
          "path": { "type": "string", "pattern": "^[^.]" },
          "lines": {
            "type": "object",
            "properties": { "begin": { "type": "integer", "minimum": 1 } },
            "required": ["begin"]
          }
        },
        "required": ["path", "lines"]
      }
    },
    "required": ["description", "check_name", "fingerprint", "severity", "location"]
  }
}`

func TestGitLabReport(t *testing.T) {
	validator, err := authlink.Compile([]byte(gitlabFacts), nil)
	if err != nil {
		t.Fatal(err)
	}
	report := write(t, "gitlab", sample(t)...)
	if err := validator.Validate([]byte(report)); err != nil {
		t.Error(err)
	}
	seen := map[string]bool{}
	for _, issue := range decode[[]gitlabIssue](t, report) {
		if seen[issue.Fingerprint] {
			t.Errorf("the fingerprint of %q is not its own: GitLab would drop it", issue.Description)
		}
		seen[issue.Fingerprint] = true
	}
	if len(seen) != 6 {
		t.Errorf("%d issues, want 6", len(seen))
	}
}
