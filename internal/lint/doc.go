// Package lint finds the faults of JSON documents in files: a run of the linter.
//
// Read it in the order in which files are checked:
//
//	project.go       what applies to each file: config*.go, settings*.go, schemas.go
//	run.go           all files, on all cores, in order: inorder.go, follow.go
//	check.go         the documents in one file, as its format holds them: check_*.go
//	check_around.go  the secrets around what is selected
//	beside.go        files that are part of another
//	lint.go          the validator and the rules check each document
//	suppress.go      accepted findings are left out: baseline.go
//
// [Linter.Check] is for a text that is the document. [Project.Documents] in document.go
// is for commands that do not lint documents but do something else with them. fix.go
// makes fixes in files, convert.go converts payloads from one form to another,
// describe.go says what a schema says about a value.
package lint
