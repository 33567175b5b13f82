package lint

var liveToken = Rule{
	ID:       "live-token",
	Severity: SeverityError,
	Summary:  "a secret that works: a JWT that has not expired, a random key",
	Why: `A recorded response holds the token of the session that was recorded. Committed, it is in the hands of everybody who can read the repository, in every clone and in every log of a check that prints it; deleting the line does not take it out of the history. Until it expires, whoever has the token of an auth link can connect accounts in the end user's name.

Looked at are: a JWT in any string; values that are secret by their name (such as "token") or by their schema ("writeOnly", "format": "password"); the password, the secret parameters of the query and the fragment of any URL; the last path segment of the auth link's URL. A JWT counts as live until the time in its claim "exp", and forever if it has none and is really signed. Any other text counts if it is long and random. Placeholders such as <value>, test-token and xxxx do not count.

Nothing is verified or sent anywhere, and nothing of the token is ever printed.`,
	Fix: `Revoke the token, or wait until it has expired. Then put a placeholder in its place.`,
	Bad: Example{Document: `{
  "token": "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2lnbmF0dXJl",
  "authLinkUrl": "https://connect.example.com/embedded/acme",
  "id": 4148.57, "organizationId": 3605.45, "projectId": "staging",
  "originOwnerId": "customer-1", "originOwnerName": "Acme",
  "createdAt": "2025-02-13T09:44:27.866Z"
}
`},
	Good: Example{Document: `{
  "token": "<token>",
  "authLinkUrl": "https://connect.example.com/embedded/acme",
  "id": 4148.57, "organizationId": 3605.45, "projectId": "staging",
  "originOwnerId": "customer-1", "originOwnerName": "Acme",
  "createdAt": "2025-02-13T09:44:27.866Z"
}
`},
}
