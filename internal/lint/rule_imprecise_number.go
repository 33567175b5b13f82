package lint

var impreciseNumber = Rule{
	ID:       "imprecise-number",
	Severity: SeverityWarning,
	Summary:  "a number that most JSON readers change: too big or too fine for a double",
	Why: `JavaScript, and most readers of JSON elsewhere, keep a number as a double of IEEE 754. It holds every integer up to 2^53 and about 16 digits; anything beyond is rounded in silence. Two ids that differ in their last digit become the same one (RFC 7493, section 2.2).

Every number of every document is looked at: an integer beyond 2^53 in either direction, and any other number that does not come back from a double as it was written.`,
	Fix: `Send long ids as strings. Shorten a decimal to what is meant.`,
	Bad: Example{Document: `{
  "id": 9007199254740993,
  "organizationId": 3605.45, "projectId": "staging",
  "originOwnerId": "customer-1", "originOwnerName": "Acme",
  "authLinkUrl": "https://connect.example.com/embedded/acme",
  "createdAt": "2025-02-13T09:44:27.866Z", "token": "<token>"
}
`},
	Good: Example{Document: `{
  "id": 9007199254740992,
  "organizationId": 3605.45, "projectId": "staging",
  "originOwnerId": "customer-1", "originOwnerName": "Acme",
  "authLinkUrl": "https://connect.example.com/embedded/acme",
  "createdAt": "2025-02-13T09:44:27.866Z", "token": "<token>"
}
`},
}
