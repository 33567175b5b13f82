package rule

import "example.com/authlink/internal/finding"

// textRules are about the text of a document: while one of them has a finding,
// there is no value to look at. Their ids are the codes of
// [authlink.SyntaxError], which finds the faults.
func textRules() []Rule {
	return []Rule{{
		ID:       "syntax",
		Severity: finding.SeverityError,
		Summary:  "text that is not JSON",
		Why: `The text breaks the grammar of JSON (RFC 8259). Some readers let a slip pass that others refuse, such as a trailing comma or a comment; most stop at it, and nothing of the document is read.

The finding stands where the grammar breaks, which may be after the slip: a bracket that is never closed is noticed at the end.`,
		Fix:  `Follow the hint. Where the file is written by a program, let a JSON encoder write it. --fix removes comments and trailing commas where nothing else is wrong.`,
		Bad:  Example{Schema: anySchema, Document: "{\"id\": 7,}\n"},
		Good: Example{Schema: anySchema, Document: "{\"id\": 7}\n"},
	}, {
		ID:       "duplicate-name",
		Severity: finding.SeverityError,
		Summary:  "a property that an object names twice",
		Why:      `Which of the two counts is up to the reader: many take the last, some the first, some refuse both. A check that reads one and a program that reads the other do not see the same document (RFC 7493, section 2.3, forbids it).`,
		Fix:      `Remove one of the two, or rename it. --fix removes the second where the values are equal.`,
		Bad:      Example{Schema: anySchema, Document: "{\"id\": 7, \"id\": 8}\n"},
		Good:     Example{Schema: anySchema, Document: "{\"id\": 7}\n"},
	}, {
		ID:       "byte-order-mark",
		Severity: finding.SeverityError,
		Summary:  "a byte order mark before the document",
		Why:      `Some editors on Windows put the character U+FEFF before the text. JSON does not have it (RFC 8259, section 8.1): JSON.parse and most other readers fail on the first byte, and no editor shows why.`,
		Fix:      `Save the file as UTF-8 without byte order mark. --fix removes it.`,
		Bad:      Example{Schema: anySchema, Document: "\uFEFF{\"id\": 7}\n"},
		Good:     Example{Schema: anySchema, Document: "{\"id\": 7}\n"},
	}, {
		ID:       "encoding",
		Severity: finding.SeverityError,
		Summary:  "text that is not UTF-8, or half of a surrogate pair",
		Why:      `JSON is UTF-8 (RFC 8259, section 8.1). Bytes that are not, and an escape that is half of a character such as \ud83d, are refused by some readers; others put U+FFFD in their place in silence, and the value that arrives is not the one that was sent.`,
		Fix:      `Save the file as UTF-8. Write a character beyond U+FFFF as it is, or as two escapes: \ud83d\ude00.`,
		Bad:      Example{Schema: anySchema, Document: "{\"label\": \"\\ud83d\"}\n"},
		Good:     Example{Schema: anySchema, Document: "{\"label\": \"\\ud83d\\ude00\"}\n"},
	}, {
		ID:       "limit",
		Severity: finding.SeverityError,
		Summary:  "a document that is beyond what is read: too long, too deep, a number too big",
		Why:      `A document of more than 16 MiB or about a million values, arrays and objects more than 1000 deep, and numbers of more than 1000 digits or with an exponent beyond 1000 are not read. A small text of that kind can keep a program busy for minutes: many readers refuse it, the others should.`,
		Fix:      `Split the document, or write the number as a string.`,
		Bad:      Example{Schema: anySchema, Document: "{\"id\": 1e1000001}\n"},
		Good:     Example{Schema: anySchema, Document: "{\"id\": 1e10}\n"},
	}}
}

// anySchema allows every document.
const anySchema = "true"
