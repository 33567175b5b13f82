package secret

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// pairNames are the members of an object that name what another member of it
// holds, as in a HAR header: {"name": "Authorization", "value": "…"}.
var pairNames = []string{"name", "key", "header", "field", "param", "parameter", "variable", "property", "attribute",
	"headername", "paramname", "k"}

// pairValues are the members that may hold what such a name is for, beside those with
// "value" in their names, or short for it.
var pairValues = []string{"content", "data", "text", "default", "example"}

// broadPairNames are the members that say what else an object is about as often. What
// they name has "value" in its name.
var broadPairNames = []string{"path", "label", "env", "id", "option", "type", "cookiename", "attributename", "optionname", "variablename"}

// A part of a pair is what a member may be in it; both together make one from pairSure on.
type part int

const (
	noPart part = iota
	broadPart
	surePart

	pairSure = broadPart + surePart
)

// namePart returns what a member by that name is as the name of a pair.
func namePart(member string) part {
	var buffer [maxFolded]byte
	text := string(fold(member, buffer[:0]).text)
	switch {
	case slices.Contains(pairNames, text):
		return surePart
	case slices.Contains(broadPairNames, text):
		return broadPart
	}
	return noPart
}

// valuePart returns what a member by that name is as that which a pair's name is for.
func valuePart(member string) part {
	var buffer [maxFolded]byte
	f := fold(member, buffer[:0])
	return f.valuePart()
}

func (f *folded) valuePart() part {
	text := string(f.text)
	switch {
	case strings.Contains(text, "value"), text == "v", text == "val":
		return surePart
	case slices.Contains(pairValues, text):
		return broadPart
	}
	return noPart
}

// isPair reports whether two members make a pair by what they may be in it.
func isPair(name, value part) bool {
	return name != noPart && value != noPart && name+value >= pairSure
}

// isSlipOfPair reports whether one of two members is a sure part of a pair, so that the other
// may be a slip of the other part: the text of the one names a secret, that of the other looks
// like one.
func isSlipOfPair(name, value part) bool { return name == surePart || value == surePart }

// maxApart is how many members apart, in a text, the name and the value of a pair are.
const maxApart = 3

// pairsIn returns where in a text the names of pairs are that hold secrets, as the
// indexes of pairMembers.
func pairsIn(text string) (found [][]int) {
	all := pairMembers(text)
	for i, m := range all {
		is, name := namePart(text[m[2]:m[3]]), text[m[4]:m[5]]
		isSlip := namesSecret(name)
		if isNamedBefore(text, m) {
			found = append(found, m)
			continue
		}
		if is == noPart && !isSlip || !isName(name) {
			continue
		}
		isNamed := func(value []int) bool {
			v, of := textValue(text[value[4]:value[5]]), valuePart(text[value[2]:value[3]])
			return value[0] != m[0] && value[4] < value[5] &&
				!strings.ContainsAny(text[min(m[1], value[1]):max(m[0], value[0])], "{}") &&
				(isPair(is, of) && holdsNamed(name, v) || isSlip && isSlipOfPair(is, of) && v.looks(barSlip))
		}
		beside := all[max(0, i-maxApart):min(len(all), i+maxApart+1)]
		if is == surePart && namesSecret(name) || slices.ContainsFunc(beside, isNamed) {
			found = append(found, m)
		}
	}
	return found
}

// isNamedBefore reports whether a word that stands shortly before the value of a pair names it,
// whatever is left of the member whose text it is.
func isNamedBefore(text string, value []int) bool {
	v := textValue(text[value[4]:value[5]])
	if valuePart(text[value[2]:value[3]]) != surePart || !v.looks(barSlip) {
		return false
	}
	before := text[max(0, value[0]-2*maxName):value[0]]
	before = before[strings.LastIndexByte(before, '{')+1:]
	isBetween := func(r rune) bool { return r < utf8.RuneSelf && !isNameByte(byte(r)) }
	for word := range strings.FieldsFuncSeq(before, isBetween) {
		if holds(word, v) {
			return true
		}
	}
	return false
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
	return isName(name) && (isFlag(name) || !v.isWords()) && holds(name, v)
}

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
