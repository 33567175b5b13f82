package words

import "strings"

// Enumerate returns "a", "a and b", "a, b and c", where last is "and".
func Enumerate(list []string, last string) string {
	n := len(list)
	if n < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:n-1], ", ") + " " + last + " " + list[n-1]
}

// Alternatives returns "a", "a or b", "a, b or c".
func Alternatives(list []string) string { return Enumerate(list, "or") }

// WithArticle puts the indefinite article before a noun.
func WithArticle(noun string) string {
	if strings.ContainsRune("aeiouAEIOU", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}
