package lint

var futureCreatedAt = Rule{
	ID:       "future-created-at",
	Severity: SeverityWarning,
	Summary:  "an auth link that was created in the future",
	Why:      `Nothing has been created yet at that time. The date is a slip, or it was chosen so that the fixture never expires; then code that takes the age of a session gets a negative one. Clocks may differ by five minutes.`,
	Fix:      `Write a time in the past.`,
	Bad: Example{Document: `{
  "createdAt": "9999-12-31T23:59:59Z",
  "id": 4148.57, "organizationId": 3605.45, "projectId": "staging",
  "originOwnerId": "customer-1", "originOwnerName": "Acme",
  "authLinkUrl": "https://connect.example.com/embedded/acme", "token": "<token>"
}
`},
	Good: Example{Document: `{
  "createdAt": "2025-02-13T09:44:27.866Z",
  "id": 4148.57, "organizationId": 3605.45, "projectId": "staging",
  "originOwnerId": "customer-1", "originOwnerName": "Acme",
  "authLinkUrl": "https://connect.example.com/embedded/acme", "token": "<token>"
}
`},
}

var sdkDateTime = Rule{
	ID:       "sdk-date-time",
	Severity: SeverityWarning,
	Summary:  "a date-time that is valid and that the vendor's SDK refuses",
	Why: `RFC 3339 allows "t" and "z" in lower case, and the second 60 of a leap second. The vendor's SDK for TypeScript (4.28.0) throws on both. What one side takes and the other refuses is a fault waiting to happen.

The reverse exists too: the SDK takes a time without seconds, and offsets such as +0200 and +99:99. RFC 3339 does not; these are findings of format, whose hint says so.`,
	Fix: `Write "T" and "Z" in capitals, and no leap second.`,
	Bad: Example{Document: `{
  "createdAt": "2025-02-13t09:44:27z",
  "id": 4148.57, "organizationId": 3605.45, "projectId": "staging",
  "originOwnerId": "customer-1", "originOwnerName": "Acme",
  "authLinkUrl": "https://connect.example.com/embedded/acme", "token": "<token>"
}
`},
	Good: Example{Document: `{
  "createdAt": "2025-02-13T09:44:27Z",
  "id": 4148.57, "organizationId": 3605.45, "projectId": "staging",
  "originOwnerId": "customer-1", "originOwnerName": "Acme",
  "authLinkUrl": "https://connect.example.com/embedded/acme", "token": "<token>"
}
`},
}
