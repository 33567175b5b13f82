package lint

var mixedForms = Rule{
	ID:       "mixed-forms",
	Severity: SeverityError,
	Summary:  "an auth link with property names of both forms",
	Why: `Some names are in camelCase, two or more in snake_case, or the reverse: the document was converted by half, or put together from two sources. No reader takes both spellings, so some of the properties are lost to each.

This one finding stands in the place of the properties that are there in the other spelling. A single name of the other form is taken for a slip: see unknown-property.`,
	Fix: `Spell all names in one form: camelCase for the SDK form, snake_case for the wire form.`,
	Bad: Example{Document: `{
  "project_id": "staging", "origin_owner_id": "customer-1",
  "id": 4148.57, "organizationId": 3605.45, "originOwnerName": "Acme",
  "authLinkUrl": "https://connect.example.com/embedded/acme",
  "createdAt": "2025-02-13T09:44:27.866Z", "token": "<token>"
}
`},
	Good: Example{Document: `{
  "projectId": "staging", "originOwnerId": "customer-1",
  "id": 4148.57, "organizationId": 3605.45, "originOwnerName": "Acme",
  "authLinkUrl": "https://connect.example.com/embedded/acme",
  "createdAt": "2025-02-13T09:44:27.866Z", "token": "<token>"
}
`},
}
