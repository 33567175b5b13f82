package rule

import "example.com/authlink/internal/finding"

// selectionRules are about what is to be selected in a file.
func selectionRules() []Rule { return []Rule{EmptySelection} }

var EmptySelection = Rule{
	ID:       "empty-selection",
	Severity: finding.SeverityError,
	Summary:  "a file in which nothing is selected",
	Why:      `A selector, of the configuration or of the command line, says where in the file the payloads are, and there are none. The file is no envelope of that kind, its shape has changed, or the selector is misspelled. If that passed, a check that checks nothing would look like a clean one.`,
	Fix:      `Correct the selector, or give the file an entry of its own under files in the configuration. docs/inputs.md shows what selectors look like.`,
	Bad:      Example{Schema: anySchema, Select: "$.sessions[*]", Document: "{\"session\": [{\"id\": 7}]}\n"},
	Good:     Example{Schema: anySchema, Select: "$.sessions[*]", Document: "{\"sessions\": [{\"id\": 7}]}\n"},
}
