package subschema

import "example.com/authlink/internal/jsonpointer"

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
