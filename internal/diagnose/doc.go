// Package diagnose turns the faults of a document into violations: their causes, in
// words, with advice.
//
//	diagnose.go   the way through: faults → causes → places → words
//	fault.go      a tree of faults, made of what the reference engine says
//	cause.go      which of them is the cause: of alternatives, the one that was meant
//	place.go      the bytes of a document that a fault is about
//	trail.go      the way to a value, and what of it must not be shown
//	message.go    what is wrong; condition.go says when it is, grammar.go how one lists
//	hint*.go      what was probably meant; format.go for formats
//	fix.go        the edit that does it
//	output.go     the standard output formats of the specification
package diagnose
