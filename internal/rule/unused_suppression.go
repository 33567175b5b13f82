package rule

import "example.com/authlink/internal/finding"

// ConfigRules are about the configuration file.
func ConfigRules() []Rule { return []Rule{UnusedSuppression} }

var UnusedSuppression = Rule{
	ID:       "unused-suppression",
	Severity: finding.SeverityWarning,
	Summary:  "an entry under suppress in the configuration that suppresses nothing",
	Why: `The finding that was accepted is gone, or the entry was never about it: a path, a rule or a pointer is misspelled. What is left will hide the next finding there, which nobody has accepted.

An entry is looked at when a file of its path is checked, or when its path names a file that does not exist. Whether it is of use is not known when other files are checked.`,
	Fix: `Remove the entry, or correct what is misspelled.`,
	Bad: Example{Config: `suppress:
  - path: bad.json
    rule: live-token
    pointer: /token
    reason: revoked in May
`, Document: accepted},
	Good: Example{Config: `suppress:
  - path: good.json
    rule: unknown-property
    pointer: /region
    reason: the vendor is about to add it
`, Document: accepted},
}

// accepted is an auth link with one finding, of unknown-property.
const accepted = `{
  "region": "eu",
  "id": 4148.57, "organizationId": 3605.45, "projectId": "staging",
  "originOwnerId": "customer-1", "originOwnerName": "Acme",
  "authLinkUrl": "https://connect.example.com/embedded/acme",
  "createdAt": "2025-02-13T09:44:27.866Z", "token": "<token>"
}
`
