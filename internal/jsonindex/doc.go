// Package jsonindex reads a JSON text once and strictly, and remembers where
// everything stands.
//
// The result is flat: one [Token] of 16 bytes for each value and each member
// name, in document order, holding byte offsets and the number of the token
// after the value's subtree.
//
//	{"id": 7, "tags": ["a"]}
//
//	token  kind    text                      next
//	0      Object  {"id": 7, "tags": ["a"]}  6
//	1      String  "id"                      2
//	2      Number  7                         3
//	3      String  "tags"                    4
//	4      Array   ["a"]                     6
//	5      String  "a"                       6
//
// Strict means: the grammar of RFC 8259 to the letter, valid UTF-8, no half of
// a surrogate pair, no byte order mark, no two equal names in one object
// (RFC 7493, section 2.3), and [Limits] on what a document may cost.
//
// The work is split so that good documents are fast and bad ones are explained
// well. The scanning functions (SkipSpace, ScanString, ScanNumber,
// ScanLiteral) and the parser only find out that something is wrong; then
// diagnose.go reads the place again and says what, in words.
package jsonindex
