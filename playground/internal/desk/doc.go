// Package desk answers what the page of the playground asks: it is the linter without files,
// a command line or a network. The page runs it as WebAssembly in a worker; tests run it as
// it is.
//
//	question.go  what is asked, and the answers in general
//	project.go   what a question is about: a contract or a schema, cached
//	kind.go      what kind of text was pasted
//	lint.go      findings; finding.go as the page shows them
//	fix.go       all safe fixes at once
//	detect.go    the editions of the contract, the nearest first
//	compat.go    what changed from one edition to another
//	schema.go    the schema, and what is wrong with it
//	examples.go  documents made from the schema
//	share.go     what may be put into a link
//	about.go     what there is to choose from
//
// The page counts in units of UTF-16, and so do all places in answers.
package desk
