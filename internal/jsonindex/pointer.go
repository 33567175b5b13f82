package jsonindex

import "strings"

// AppendPointer appends one reference token to a JSON Pointer: a slash, then
// the token with "~" as "~0" and "/" as "~1" (RFC 6901, section 3).
func AppendPointer(pointer, token string) string {
	token = strings.ReplaceAll(token, "~", "~0") // first, or it would escape the "~" of "~1"
	return pointer + "/" + strings.ReplaceAll(token, "/", "~1")
}

// UnescapeToken returns what a reference token of a JSON Pointer stands for: "~1" is a
// "/", "~0" a "~".
func UnescapeToken(token string) string {
	token = strings.ReplaceAll(token, "~1", "/") // first, or "~01", which is "~1", would become "/"
	return strings.ReplaceAll(token, "~0", "~")
}
