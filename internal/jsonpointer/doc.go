// Package jsonpointer reads and writes JSON Pointers (RFC 6901), as they are and as the
// fragment of a URI. It is where this module answers what "~1" and "%7E" stand for.
//
//   - parse.go: from text to reference tokens
//   - write.go: and back
//   - find.go: what tokens, or a reference, lead to in a decoded document
//
// Reference tokens are decoded: the names of members and the indexes of elements as they
// are, without "~0", "~1" or percent signs.
package jsonpointer
