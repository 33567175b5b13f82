package rule

import (
	"example.com/authlink"
	"example.com/authlink/internal/finding"
)

var DeprecatedProperty = Rule{
	ID:       "deprecated",
	Severity: finding.SeverityWarning,
	Summary:  "a property that its schema marks as deprecated",
	Why:      `The schema says "deprecated": true of the property: it still works, and one day it will not. Fixtures outlive the code that they were written for, and new code is copied from them.`,
	Fix:      `Use what has taken its place. The hint is the property's description in the schema, which often says what.`,
	Bad: Example{
		Schema: `{
  "properties": {
    "organization": {"type": "string"},
    "company": {"type": "string", "deprecated": true, "description": "Use organization."}
  }
}
`,
		Document: "{\"company\": \"Acme\"}\n",
	},
	Good: Example{
		Schema: `{
  "properties": {
    "organization": {"type": "string"},
    "company": {"type": "string", "deprecated": true, "description": "Use organization."}
  }
}
`,
		Document: "{\"organization\": \"Acme\"}\n",
	},
	check: checkDeprecated,
}

func checkDeprecated(in *inspection) {
	for _, r := range in.remarks {
		if r.Code == authlink.RemarkDeprecated {
			in.report(r.Offset, r.End, r.InstanceLocation, r.Message, r.Hint)
		}
	}
}
