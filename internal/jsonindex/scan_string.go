package jsonindex

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

// Eight copies of one byte, for looking at eight bytes at a time.
const (
	each01 = 0x0101010101010101
	each02 = 0x0202020202020202
	each21 = 0x2121212121212121
	each30 = 0x3030303030303030
	each5C = 0x5C5C5C5C5C5C5C5C
	each76 = 0x7676767676767676
	each80 = 0x8080808080808080
)

// StringStops returns a mask of the bytes in word that end a run of plain
// ASCII: the quote, the backslash, control characters and bytes from 0x80 on.
// Only the lowest set bit means anything: it is the top bit of the first such
// byte. (The bits above it may be wrong, because a subtraction borrows.)
//
// For a byte c below 0x80, c^0x02 is below 0x21 exactly when c is a control
// character or the quote, 0x22; so one subtraction finds both.
func StringStops(word uint64) uint64 {
	return (word | (word ^ each02 - each21) | (word ^ each5C - each01)) & each80
}

// SkipPlain skips bytes of a string, from data[i] on, that stand for themselves
// and are ASCII, as long as there are eight to look at. It returns the offset of
// what it did not skip. It is small so that it is inlined.
func SkipPlain(data []byte, i int) (next int) {
	for i >= 0 && i <= len(data)-8 {
		if stops := StringStops(binary.LittleEndian.Uint64(data[i : i+8])); stops != 0 {
			return i + bits.TrailingZeros64(stops)/8
		}
		i += 8
	}
	return i
}

// ScanString reads the string whose opening quote is at data[i-1] (RFC 8259,
// section 7). It returns the offset after the closing quote, or -1 where the
// string is malformed: not closed, a raw control character, a bad escape, half
// of a surrogate pair, invalid UTF-8. Escaped says whether it holds a
// backslash, so that its text is not its bytes.
func ScanString(data []byte, i int) (end int, escaped bool) {
	i = SkipPlain(data, i)
	if i < len(data) && data[i] == '"' {
		return i + 1, false
	}
	return scanRest(data, i)
}

// scanRest is ScanString for the strings, and the parts of them, that are not
// plain ASCII or stand within eight bytes of the end.
func scanRest(data []byte, i int) (end int, escaped bool) {
	for {
		i = skipPlain(data, i)
		if i >= len(data) {
			return -1, escaped
		}
		switch c := data[i]; {
		case c == '"':
			return i + 1, escaped
		case c == '\\':
			escaped = true
			i = scanEscape(data, i)
		case c >= utf8.RuneSelf:
			i = scanNonASCII(data, i)
		default:
			return -1, escaped
		}
		if i < 0 {
			return -1, escaped
		}
	}
}

// skipPlain returns the offset of the first byte of data[i:] that may not
// stand in a string as itself, or by itself.
func skipPlain(data []byte, i int) int {
	i = SkipPlain(data, i)
	for i < len(data) && data[i] >= ' ' && data[i] < utf8.RuneSelf && data[i] != '"' && data[i] != '\\' {
		i++
	}
	return i
}

// scanNonASCII reads the characters beyond ASCII that begin at data[i]. It
// returns the offset after them, or -1 for invalid UTF-8.
func scanNonASCII(data []byte, i int) (end int) {
	for i < len(data) && data[i] >= utf8.RuneSelf {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return -1
		}
		i += size
	}
	return i
}

// scanEscape reads the escape whose backslash is at data[i], the second half
// of a surrogate pair included. It returns the offset after it, or -1.
func scanEscape(data []byte, i int) (end int) {
	if i+1 >= len(data) {
		return -1
	}
	switch data[i+1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return i + 2
	case 'u':
		unit, ok := hexUnit(data, i)
		switch {
		case !ok || isLowSurrogate(unit):
			return -1
		case !isHighSurrogate(unit):
			return i + 6
		}
		if low, ok := hexUnit(data, i+6); !ok || !isLowSurrogate(low) {
			return -1
		}
		return i + 12
	}
	return -1
}

// hexUnit returns the UTF-16 code unit that the six bytes at data[i] spell,
// as in \u00e9. Not ok means that they spell none.
func hexUnit(data []byte, i int) (unit rune, ok bool) {
	if len(data)-i < 6 || data[i] != '\\' || data[i+1] != 'u' {
		return 0, false
	}
	for _, c := range data[i+2 : i+6] {
		digit := hexDigit(c)
		if digit < 0 {
			return 0, false
		}
		unit = unit<<4 | digit
	}
	return unit, true
}

// hexDigit returns the value of a hexadecimal digit, or -1.
func hexDigit(c byte) rune {
	switch {
	case isDigit(c):
		return rune(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return rune(c|0x20-'a') + 10
	}
	return -1
}

func isHighSurrogate(unit rune) bool { return unit&^0x3FF == 0xD800 }
func isLowSurrogate(unit rune) bool  { return unit&^0x3FF == 0xDC00 }
