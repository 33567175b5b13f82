package subschema

import (
	"strings"

	"example.com/authlink/internal/jsonpointer"
)

// Parent splits a location, which is a URI with a JSON Pointer as its fragment, into that
// of what holds the value there, and the reference token that leads on from it. A whole
// document has no parent.
func Parent(location string) (parent, token string, ok bool) {
	i := strings.LastIndexByte(location, '/')
	if i < 0 || !strings.Contains(location[:i], "#") {
		return "", "", false
	}
	tokens := Tokens(location[i:])
	if len(tokens) != 1 {
		return "", "", false
	}
	return location[:i], tokens[0], true
}

// Tokens returns the reference tokens of the fragment of a location: none where it is an
// anchor.
func Tokens(fragment string) []string {
	tokens, err := jsonpointer.ParseFragment(fragment)
	if err != nil {
		return nil
	}
	return tokens
}

// Pointer returns the fragment of a location, or the end of one, as a JSON Pointer; an
// anchor as it is.
func Pointer(fragment string) string {
	tokens, err := jsonpointer.ParseFragment(fragment)
	if err != nil {
		return fragment
	}
	return jsonpointer.String(tokens...)
}
