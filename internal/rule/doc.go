// Package rule has the rules: what the linter looks for in a document, and a page on each.
//
// A rule is a page in pages/, which is called like it, and an entry in one of the lists:
//
//	content.go     rules about what a document means, each with its check in a file of its own
//	keyword.go     keywords of a schema, which the validator looks at
//	text.go        the text of a document, which the parser looks at
//
// What is done with them:
//
//	rule.go        what a rule is, and all there are
//	set.go         those that are on look at a document: inspection.go
//	payload.go     the document as the auth link of the built-in contract
//	live_token.go  secrets that work: jwt.go, live_token_comment.go in comments
//	fix_*.go       the edits after which a finding is gone
//	pages.go       the pages read, page.go shown in the terminal and as docs/rules.md
package rule
