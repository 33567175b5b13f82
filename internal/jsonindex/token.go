package jsonindex

// Kind is the kind of a JSON value. The zero Kind is none.
type Kind uint8

// The kinds of JSON values.
const (
	Null Kind = 1 + iota
	False
	True
	Number
	String
	Array
	Object
)

// Token is one value or one member name. Tokens stand in document order; an
// object's members follow it as name, value, name, value.
type Token struct {
	Start, End uint32 // offsets of its first byte and of the byte after it; quotes and brackets belong to it
	Next       uint32 // number of the token after this value and all it holds; after a name, that of its value
	Kind       Kind
	Escaped    bool // a string that holds a backslash: its text is not its bytes
}
