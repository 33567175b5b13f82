// Package rule has the rules: what the linter looks for in a document, and a page on each.
//
//	rule.go        what a rule is; content.go, keyword.go and text.go list them
//	set.go         those that are on look at a document: inspection.go
//	payload.go     the document as the auth link of the built-in contract
//	live_token.go  secrets that work: jwt.go, live_token_comment.go in comments
//	fix_*.go       the edits after which a finding is gone
//	page.go        the pages, in the terminal and as docs/rules.md
package rule
