// Package fix makes the fixes of findings.
//
//	document.go   fixes one document, for as long as it gets better
//	prove.go      proves each fix first, where a format may get one wrong
//	fixed.go      the text before and after
//	fixable.go    which files may be changed
//	writefile.go  replaces a file whole or not at all
//	temporary.go  the new file, until it has its name: lock*.go
//	attributes.go what it keeps of the old one: owner_*.go, extended*.go
package fix
