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
	if hint := characterHint(x.data[f.at:], r); hint != "" {
		return hint
	}
	switch f.want {
	case wantValue:
		return valueHint(x.data, f.at, r)
	case wantName:
		return nameHint(r)
	case wantColon:
		return colonHint(r)
	}
	if f.open == none {
		return endHint(r)
	}
	return x.nextHint(f, r)
}

// characterHint knows the characters that are a slip wherever JSON wants a
// token. Rest begins with r.
func characterHint(rest []byte, r rune) string {
	switch {
	case r == '\'' || r == '`' || strings.ContainsRune("‘’“”„«»", r):
		return "use straight double quotes"
	case r == '#' || len(rest) > 1 && r == '/' && (rest[1] == '/' || rest[1] == '*'):
		return "JSON has no comments: remove it"
	case r != 0 && (unicode.IsSpace(r) || unicode.Is(unicode.Cf, r)):
		return "remove the invisible character: white space is space, tab, line feed and carriage return"
	}
	return ""
}

func valueHint(data []byte, at int, r rune) string {
	switch {
	case r == ',' || r == '}' || r == ']' || r == ':':
		if r == ',' && at > 0 && data[at-1] == ',' {
			return "remove the extra comma"
		}
		return "add the missing value"
	case r == '+':
		return "remove the plus sign"
	case r == '.':
		return "write 0 before the decimal point"
	case unicode.IsLetter(r):
		return wordHint(slipWord(data, at))
	}
	return ""
}

func nameHint(r rune) string {
	switch {
	case r == ',':
		return "remove the extra comma"
	case r == '}' || r == ']' || r == '{' || r == '[' || r == ':':
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

// endHint is for what follows the value of the whole document.
func endHint(r rune) string {
	switch {
	case isClosing(r):
		return "remove it: no bracket is open here"
	case r == ',' || r == ':':
		return "put several values into an array, properties into an object"
	case startsValue(r):
		return "a document holds one value; JSON Lines (NDJSON) is not read yet"
	}
	return ""
}

// nextHint is for what follows an element or a property value.
func (x *Index) nextHint(f fault, r rune) string {
	last := x.data[f.at-1]
	bracket := x.data[x.tokens[f.open].Start]
	switch {
	case isDigit(last) && (r == 'x' || r == 'X'):
		return "write the number in decimal: JSON has no other base"
	case isDigit(last) && r == '_':
		return "remove the underscore from the number"
	case isDigit(last) && !isClosing(r) && r != '"' && r != ';':
		return "put it in double quotes unless it is a number"
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

// slipWord returns the word at data[at] where it is one that other languages
// have for a value, and "" for all else: anything else may be a secret.
func slipWord(data []byte, at int) string {
	end := at
	if end < len(data) && (data[end] == '-' || data[end] == '+') {
		end++
	}
	for end < len(data) && end-at < len("-Infinity ") && isLetter(data[end]) {
		end++
	}
	word := string(data[at:end])
	if wordHint(word) == unknownWord {
		return ""
	}
	return word
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

const unknownWord = "put a string in double quotes; the only bare words are true, false and null"

// wordHint says what to write instead of a bare word.
func wordHint(word string) string {
	switch word {
	case "NaN", "Infinity", "nan", "inf", "Inf":
		return "JSON has no such number: write null, or a string"
	case "-Infinity", "-NaN", "-inf", "-Inf", "+Infinity", "+Inf", "+inf":
		return "JSON has no such number: write null, or a string"
	case "undefined", "None", "nil", "Null", "NULL":
		return "write null"
	case "True", "TRUE":
		return "write true"
	case "False", "FALSE":
		return "write false"
	}
	return unknownWord
}
