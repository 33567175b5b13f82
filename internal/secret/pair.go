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

// holdsNamed is holds for a name that is the text of the name of a pair; parameters of
// URLs and of forms stand in pairs too.
func holdsNamed[V value](name string, v V) bool {
	return isName(name) && (holds(name, v) || IsParameter(name) && v.looks(barSlip))
}

// holdsNext is holds for a name that is an element of an array, and the element after it.
// Most such arrays are lists of words, ["pass", "fail"]; what follows a flag of a command
// is its value.
func holdsNext[V value](name string, v V) bool {
	return isName(name) && holds(name, v) && (isFlag(name) || !v.isWords())
}

// isFlag reports whether a text is a flag of a command.
func isFlag(text string) bool { return strings.HasPrefix(text, "-") }

// isListOfWords reports whether what follows a name and a comma in a text is the next of
// a list of words.
func isListOfWords(name, rest string) bool {
	if isFlag(name) {
		return false
	}
	rest = strings.TrimLeft(rest, " \t\r\n")
	value := strings.TrimLeft(rest, "\\\"'")
	end := strings.IndexAny(value, "\\\"'")
	return len(value) < len(rest) && end >= 0 && textValue(value[:end]).isWords()
}
