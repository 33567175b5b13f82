package jsonpointer

import (
	"fmt"
	"strings"
)

// String returns the JSON Pointer of some reference tokens.
func String(tokens ...string) string { return Append("", tokens...) }

// Append appends reference tokens to a JSON Pointer.
func Append(pointer string, tokens ...string) string {
	if len(tokens) == 1 {
		return pointer + "/" + Escape(tokens[0]) // in one go
	}
	length := len(pointer)
	for _, token := range tokens {
		length += len("/") + len(token)
	}
	b := append(make([]byte, 0, length), pointer...)
	for _, token := range tokens {
		b = append(append(b, '/'), Escape(token)...)
	}
	return string(b)
}

// AppendTo is Append for the bytes of a JSON Pointer, which it appends to.
func AppendTo(pointer []byte, token string) []byte {
	pointer = append(pointer, '/')
	for i := range len(token) {
		switch c := token[i]; c {
		case '~':
			pointer = append(pointer, "~0"...)
		case '/':
			pointer = append(pointer, "~1"...)
		default:
			pointer = append(pointer, c)
		}
	}
	return pointer
}

// Escape returns what stands for a reference token between two slashes: "~" is written
// "~0", and "/" "~1" (RFC 6901, section 3).
func Escape(token string) string {
	token = strings.ReplaceAll(token, "~", "~0") // first, or it would escape the "~" of "~1"
	return strings.ReplaceAll(token, "/", "~1")
}

// Fragment returns the JSON Pointer of some reference tokens as the fragment of a URI,
// without its "#" (RFC 6901, section 6; RFC 3986, section 3.5).
func Fragment(tokens ...string) string {
	pointer := String(tokens...)
	var b strings.Builder
	for i := range len(pointer) {
		if c := pointer[i]; isOfFragment(c) {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// isOfFragment reports whether a character stands for itself in a fragment.
func isOfFragment(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~!$&'()*+,;=:@/?", c) >= 0
}
