package jsonindex

import (
	"strings"
	"unicode"
)

// hint says how to mend f, where the character r was found.
func (x *Index) hint(f fault, r rune) string {
	if x.isTrailingComma(f) {
		return "remove the trailing comma"
	}
	if IsConflict(x.data, f.at) {
		return ConflictHint
	}
	if hint := placeholderHint(x.data, f.at); hint != "" {
		return hint
	}
	rest := x.data[f.at:]
	if hint := characterHint(rest, r); hint != "" {
		return hint
	}
	switch {
	case f.open == none && isClosing(r):
		return "remove it: no bracket is open here"
	case f.want == wantValue:
		return valueHint(rest, r)
	case f.want == wantName:
		return nameHint(r)
	case f.want == wantColon:
		return colonHint(r)
	}
	if hint := gluedHint(x.data[f.at-1], r); hint != "" {
		return hint
	}
	if f.open == none {
		return endHint(r)
	}
	return nextHint(x.data[x.tokens[f.open].Start], r)
}

// characterHint knows the characters that are a slip wherever JSON wants a
// token. Rest begins with r.
func characterHint(rest []byte, r rune) string {
	switch {
	case strings.ContainsRune("'`‘’“”„«»", r):
		return "use straight double quotes"
	case r == '#' || len(rest) > 1 && r == '/' && (rest[1] == '/' || rest[1] == '*'):
		return "JSON has no comments: remove it"
	case unicode.IsSpace(r) || unicode.Is(unicode.Cf, r):
		return "remove it: white space is space, tab, line feed and carriage return"
	}
	return ""
}

// valueHint is for what stands where a value should. Rest begins with r.
func valueHint(rest []byte, r rune) string {
	if word := slipWord(rest); word != "" {
		return wordHint(word)
	}
	digitFollows := len(rest) > 1 && isDigit(rest[1])
	switch {
	case r == ',' || r == ':' || isClosing(r):
		return "add the missing value"
	case r == '+' && digitFollows:
		return "remove the plus sign"
	case r == '.' && digitFollows:
		return "write 0 before the decimal point"
	case unicode.IsLetter(r):
		return unknownWord
	}
	return ""
}

func nameHint(r rune) string {
	switch {
	case r == ',':
		return "remove the extra comma"
	case r == ':':
		return "add the missing name"
	case isClosing(r) || r == '{' || r == '[':
		return ""
	}
	return "a property name must be in double quotes"
}

func colonHint(r rune) string {
	switch {
	case r == '=':
		return "use ':' between a name and its value"
	case r == ',' || isClosing(r):
		return "a property is a name, ':' and a value"
	case startsValue(r):
		return "add the missing ':'"
	}
	return ""
}

// gluedHint is for what stands right after a value whose last byte is last, as
// if it belonged to it.
func gluedHint(last byte, r rune) string {
	word := unicode.IsLetter(r) || unicode.IsDigit(r)
	switch {
	case last == '0' && (r == 'x' || r == 'X'):
		return "write the number in decimal: JSON has no other base"
	case isDigit(last) && r == '_':
		return "remove the underscore from the number"
	case isDigit(last) && (word || strings.ContainsRune("-+.:/", r)):
		return "put it in double quotes unless it is a number"
	case isLetter(last) && word:
		return unknownWord
	case last == '"' && word:
		return `close the string where it ends, or write a quote inside it as \"`
	}
	return ""
}

// endHint is for what follows the value of the whole document.
func endHint(r rune) string {
	if r == ',' || r == ':' {
		return "put several values into an array, properties into an object"
	}
	return ""
}

// nextHint is for what follows an element or a property value inside of
// bracket.
func nextHint(bracket byte, r rune) string {
	switch {
	case isClosing(r):
		return "close the '" + string(bracket) + "' with '" + string(bracket+2) + "' first"
	case r == ';' || r == '|':
		return "use ',' instead"
	case r == ':' && bracket == '[':
		return "put properties between '{' and '}'"
	case startsValue(r):
		return "add the missing ','"
	}
	return ""
}

// startsValue reports whether a value, or a slip for one, may begin with r.
func startsValue(r rune) bool {
	return r == '"' || r == '{' || r == '[' || r == '-' || unicode.IsLetter(r) || unicode.IsDigit(r)
}

const unknownWord = "put a string in double quotes; the only bare words are true, false and null"

// slipWord returns the word that rest, which is not empty, begins with where it is one that other
// languages have for a value. Any other word may be a secret, and gives "".
func slipWord(rest []byte) string {
	end := 0
	if rest[0] == '-' || rest[0] == '+' {
		end++
	}
	for end < len(rest) && end <= len("-Infinity") && isLetter(rest[end]) {
		end++
	}
	if word := string(rest[:end]); wordHint(word) != "" {
		return word
	}
	return ""
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// wordHint says what to write for a word of another language, or "".
func wordHint(word string) string {
	switch strings.TrimLeft(word, "+-") {
	case "NaN", "nan", "Infinity", "Inf", "inf":
		return "JSON has no such number: write null, or a string"
	case "undefined", "None", "nil", "Null", "NULL":
		return "write null"
	case "True", "TRUE":
		return "write true"
	case "False", "FALSE":
		return "write false"
	}
	return ""
}
