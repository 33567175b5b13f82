// Package fix makes the fixes of findings.
//
//	document.go   in one document, for as long as it gets better
//	prove.go      where a format may get one wrong, each is proven first
//	fixed.go      the text before and after
//	fixable.go    which files may be changed
//	writefile.go  files are replaced whole, or not at all: owner_*.go
package fix
