// Package rule has the rules: what the linter looks for in a document, and a page on each.
//
// A rule is a page of its name in pages/, and an entry in one of these lists:
//
//	content.go     rules about what a document means, each with its check in its own file
//	keyword.go     keywords of a schema, which the validator checks
//	text.go        the text of a document, which the parser checks
//
// What is done with them:
//
//	rule.go        what a rule is, and the list of all rules
//	set.go         the rules that are on inspect a document: inspection.go
//	watch.go       most documents need no inspection: each check has what proves that it finds nothing (package quiet)
//	mend.go        a text that is not JSON is judged without its faults: equal_names.go, wide.go
//	payload.go     the document as the auth link of the built-in contract
//	live_token.go  secrets that work: jwt.go; around a payload, secrets.go; in comments and in what is not JSON, live_token_comment.go: windows.go
//	fix_*.go       the edits that remove a finding
//	severity.go    how severe the findings of each are
//	pages.go       reads the pages; page.go shows them in a terminal and in docs/rules.md
package rule
