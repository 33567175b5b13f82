package format

import (
	"unicode/utf8"
)

// A text is in UTF-8.
type text interface{ ~string | ~[]byte }

// fails returns a fault without details.
func fails(code Code, offset int) Fault { return Fault{Code: code, Offset: offset} }

// stops returns the fault of a text that cannot be read on at an offset.
func stops[T text](s T, offset int) Fault {
	switch {
	case len(s) == 0:
		return fails(Empty, 0)
	case offset >= len(s):
		return fails(Ends, len(s))
	}
	return fails(Character, offset)
}

// runeAt returns the character at an offset, and its bytes.
func runeAt[T text](s T, offset int) (r rune, size int) {
	return utf8.DecodeRuneInString(string(s[offset:min(offset+utf8.UTFMax, len(s))])) // so short a string is not allocated
}

// index returns the offset of the first c from an offset on; the end if there is none.
func index[T text](s T, from int, c byte) int {
	for from < len(s) && s[from] != c {
		from++
	}
	return from
}

// digits returns the end of the digits at an offset.
func digits[T text](s T, from int) (end int) {
	for from < len(s) && isDigit(s[from]) {
		from++
	}
	return from
}

// number returns the number that a text of at most four digits stands for.
func number[T text](digits T) int {
	n := 0
	for i := range len(digits) {
		n = n*10 + int(digits[i]-'0')
	}
	return n
}

// isShaped reports whether s is shape with any digits in the place of its zeros; if not,
// where they part.
func isShaped[T text](s T, shape string) (parts int, ok bool) {
	for i := range len(shape) {
		if i == len(s) || s[i] != shape[i] && (shape[i] != '0' || !isDigit(s[i])) {
			return i, false
		}
	}
	return len(shape), len(s) == len(shape)
}

func isDigit(c byte) bool { return c-'0' <= 9 }

func isLetter(c byte) bool { return lower(c)-'a' < 26 }

func isAlphanumeric(c byte) bool { return isDigit(c) || isLetter(c) }

func isHex(c byte) bool { return isDigit(c) || lower(c)-'a' < 6 }

// lower returns a letter of ASCII in lower case; no other character becomes one.
func lower(c byte) byte {
	if c-'A' < 26 {
		return c | 0x20
	}
	return c
}
