// Package diagnose turns the faults of a document into violations: their causes, in
// words, with advice.
//
//	diagnose.go   the way through: faults → causes → places → words and advice
//	leaves.go     which faults say something: a walk along what the judge found
//	fault.go      one of them, with the way that led to it
//	cause.go      of alternatives, the one that was meant: point.go has what they say of the
//	              instance, measure.go how much, merge.go what all of them say as one
//	discriminator.go  which member tells schemas apart, where a keyword or conditions say so
//	place.go      the bytes of a document that a fault is about
//	trail.go      the way to a value, and what of it must not be shown
//	lexicon.go    what is kept of a schema for all documents: ground.go for places, and words
//	message.go    what is wrong; message_*.go for sizes and alternatives, shown.go for values,
//	              condition.go for when, grammar.go; wording.go is what they all ask
//	counsel.go    what to do: advice, and the edit that does it, from one function
//	advise_*.go   the same for names, values, types, quotes, formats, forms
//	trial.go      whether the schema would take a value that advice is about to suggest
//	edit.go       the edits that advice names
//	memory.go     what is found out of one document, whose room is kept for the next
//	syntax.go     what to do about a text that is not a document
//	output.go     the standard output formats of the specification, made of result.go; and
//	              annotation.go
package diagnose
