package main

// A payload is a bad fixture, and what a reader wants to be told about it.
type payload struct {
	What   string // is wrong
	File   string // in the folder of the bad fixtures
	Line   int    // of the fault, 1-based
	Text   string // of that line, in part; empty where it is a secret
	Secret string // in it; empty for none
}

// payloads are ordinary mistakes, one of each kind.
var payloads = []payload{
	{What: "A category in the spelling of another form", File: "category-wire-spelling.json", Line: 5, Text: `"hris", "hris-legacy", "iam"`},
	{What: "A slip of the pen in a category", File: "category-typo.json", Line: 4, Text: `"categories": ["crm", "marketting"]`},
	{What: "A misspelled name of a required property", File: "missing-created-at-typo.json", Line: 8, Text: `"createdtA": "2025-01-07T08:00:00Z"`},
	{What: "A number in quotes", File: "id-string.json", Line: 6, Text: `"id": "4148"`},
	{What: "A date-time without an offset", File: "created-at-no-offset.json", Line: 3, Text: `"createdAt": "2025-02-13T09:44:27.866"`},
	{What: "A comma too many", File: "syntax-trailing-comma.json", Line: 14, Text: `"token": `},
	{What: "A name that stands there twice", File: "duplicate-name-id.json", Line: 15, Text: `"id": 5`},
	{What: "A token of the wrong type", File: "secret-token-number.json", Line: 14, Secret: "4111222233334444"},
	{What: "A link with a token in it, in the wrong property", File: "secret-in-created-at-url.json", Line: 5, Secret: "fake-query-secret-9e8f7a6b"},
	{What: "A token among the categories", File: "secret-in-category.json", Line: 1, Secret: "eyJhbGciOiJub25lIn0.eyJzdWIiOiJub2"},
}
