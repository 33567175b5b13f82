// Package quiet proves that there is nothing to say of a document that has been proven valid:
// no rule of the linter would find anything in it. It goes over the bytes once, and allocates
// nothing.
//
// It answers "quiet" or nothing. A document that is not quiet is looked at by the rules
// themselves, which have the last word: so the only fault that this package can have is to
// call a document quiet in which a rule finds something, and that is what the tests of package
// rule hunt.
//
// What the rules need is known beforehand, and is asked of each value by [Tests]: of the name
// of a member once for each place in documents of a schema, not once for each document
// (place.go); of a text by the signs in it, which are collected while its end is looked for
// (text.go); the rest by functions on its bytes (quiet.go, read.go).
//
// Of a document that is not quiet it says which rules may find something (Program.Loud), so that
// the others need not look.
//
// Since the document is well-formed, nothing of that is checked again.
package quiet
