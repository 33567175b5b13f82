// Package variants has what all contracts share, whoever's payload they are about: editions and
// forms, which of them a document satisfies, what another of them takes, and how the schema
// of one form becomes that of another.
//
//	contract.go  a contract as data
//	form.go      spellings of names and values
//	names.go     the names that a contract knows
//	respell.go   a schema in another form
//	takes.go     whether a schema takes a value at a place
//	hints.go     what package diagnose asks
//	detect.go    which variants a document satisfies
//	stackone.go  the contract that is built in
package variants
