// Package finding has what a run of the linter comes to.
//
//	finding.go      one fault in one document: severity.go, fix.go
//	result.go       what was found in a file, or in a part of it: place.go shows where
//	fingerprint.go  what tells a finding from others, from one run to the next
//	summary.go      the counts of a run
package finding
