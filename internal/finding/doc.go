// Package finding has the results of a run of the linter.
//
//	event.go        the steps of a run: a file begins, something is found in it, it ends
//	found.go        what was found in a file, or in a part of it
//	result.go       everything about one text
//	finding.go      one fault in one document: severity.go, fix.go
//	fingerprint.go  what identifies a finding from one run to the next
//	summary.go      the counts of a run
package finding
