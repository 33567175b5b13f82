// Package finding has what a run of the linter comes to.
//
//	event.go        the steps of a run: a file begins, something is found in it, it ends
//	found.go        what was found in a file, or in a part of it
//	result.go       all that there is to say of one text
//	finding.go      one fault in one document: severity.go, fix.go
//	fingerprint.go  what tells a finding from others, from one run to the next
//	summary.go      the counts of a run
package finding
