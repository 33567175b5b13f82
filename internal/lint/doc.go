// Package lint finds the faults of JSON documents in files: a run of the linter.
//
// A file is checked in this order, and reads well in it:
//
//	project.go       what applies to each file: config*.go, settings.go, schema.go
//	run.go           all files, on all cores, in order: inorder.go, follow.go
//	check.go         the documents in one, as its format holds them: check_*.go
//	lint.go          the validator and the rules look at each
//	suppress.go      less what is accepted: baseline.go
//
// [Linter.Check] is the short way, of a text that is the document. [Project.Documents]
// in document.go is the way of commands that do something else with documents than to
// lint them. fix.go makes fixes in files, convert.go turns payloads of one form into
// the other, describe.go says what a schema says about a value.
package lint
