// Package schemarule looks at a JSON Schema for what is probably a mistake: a schema that
// checks nothing because of a typo accepts everything, and nobody notices.
//
//	remark.go      what there is to say: a code for each rule
//	schemarule.go  the way through
//	document.go    the schemas of a document, its resources and their drafts: visit.go finds them
//	openapi.go     those of an OpenAPI document
//	reference.go   where references lead, and what nothing leads to
//	check.go       which checks there are, and in which order
//	check_*.go     the checks, a file for each subject
//	mask.go        the document as it may be shown
package schemarule
