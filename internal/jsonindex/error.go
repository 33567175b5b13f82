package jsonindex

import "fmt"

// Code says which rule a document breaks.
type Code uint8

// The rules, each with an error of its own. The zero Code is none.
const (
	Syntax        Code = 1 + iota // the grammar of RFC 8259
	DuplicateName                 // names in an object are unique
	ByteOrderMark                 // a document does not begin with U+FEFF
	Encoding                      // valid UTF-8, whole surrogate pairs
	Limit                         // see Limits
)

// Error is why a document could not be indexed. It shows at most one character
// of the document, or a property name that does not look like a secret.
type Error struct {
	Code Code

	// Offset and End are the bytes at fault. They are equal where something is
	// missing at the end: after the last byte that is not white space.
	Offset, End int

	// Related is the offset of the place that the fault belongs to: the first
	// of two equal names, the bracket or the quote that is never closed. It is
	// -1 where there is none.
	Related int

	Message string // what was expected and what was found
	Hint    string // what to do about it; may be empty

	// Limit is the name of the limit that is exceeded, as it stands in Limits: "" where
	// Code is another. Another is set where a second value follows that of the document.
	// What to do about these is for who knows where the document comes from.
	Limit   string
	Another bool
}

// Error returns the offset, the message and the hint on one line.
func (e *Error) Error() string {
	if e.Hint == "" {
		return fmt.Sprintf("offset %d: %s", e.Offset, e.Message)
	}
	return fmt.Sprintf("offset %d: %s (%s)", e.Offset, e.Message, e.Hint)
}
