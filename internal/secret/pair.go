package secret

import (
	"slices"
	"strings"
)

// pairNames are the members of an object that name what another member of it
// holds, as in a HAR header: {"name": "Authorization", "value": "…"}.
var pairNames = []string{"name", "key", "header", "field", "param", "parameter", "variable", "property", "attribute",
	"headername", "paramname", "k"}

// pairValues are the members that may hold what such a name is for, beside those with
// "value" in their names.
var pairValues = []string{"v", "val", "content", "data", "text", "default", "example"}

// isPairName reports whether a member by that name may be the name of a pair.
func isPairName(member string) bool {
	var buffer [maxFolded]byte
	return slices.Contains(pairNames, string(fold(member, buffer[:0]).text))
}

// isPairValue reports whether a member by that name holds what a pair's name is for.
func isPairValue(member string) bool {
	var buffer [maxFolded]byte
	text := string(fold(member, buffer[:0]).text)
	return strings.Contains(text, "value") || slices.Contains(pairValues, text)
}

// maxNameWords is of how many words a name is, where it stands as a text among others.
const maxNameWords = 3

// isName reports whether a text may be a name: it is not longer than one.
func isName(text string) bool {
	return len(text) <= maxName && strings.Count(strings.TrimSpace(text), " ") < maxNameWords
}

// holdsNamed is holds for a name that is the text of a string: the name of a pair, or
// the element before.
func holdsNamed[V value](name string, v V) bool { return isName(name) && holds(name, v) }
