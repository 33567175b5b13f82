package jsonindex

import (
	"encoding/binary"
	"math/bits"
)

// ScanNumber reads the number that begins at data[i] (RFC 8259, section 6). It
// returns the offset after it, or -1 where the number is malformed or beyond
// the limits. It does not look at what follows the number, except that a zero
// followed by a digit is malformed.
//
// Of most numbers the digits and the point are less than a word: one look at it tells where both
// end.
func ScanNumber(data []byte, i int, limits *Limits) (end int) {
	if data[i] == '-' {
		i++
	}
	if i < 0 || i > len(data)-8 {
		return scanLong(data, i, limits)
	}
	text := (*[8]byte)(data[i : i+8])
	others, least := nonDigits(binary.LittleEndian.Uint64(text[:])), 1
	if others != 0 {
		if point := bits.TrailingZeros64(others) / 8; point > 0 && text[point&7] == '.' {
			others, least = others&(others-1), point+2
		}
	}
	if others == 0 {
		return scanLong(data, i, limits)
	}
	size := bits.TrailingZeros64(others) / 8
	if size < least || size > limits.Digits || text[0] == '0' && text[1]-'0' <= 9 || text[size&7]|0x20 == 'e' {
		return scanLong(data, i, limits)
	}
	return i + size
}

// scanLong is ScanNumber for any number, behind its sign.
func scanLong(data []byte, i int, limits *Limits) (end int) {
	first := i
	i = skipDigits(data, i)
	digits := i - first
	if digits == 0 || digits > 1 && data[first] == '0' {
		return -1
	}
	if i < len(data) && data[i] == '.' {
		point := i
		i = skipDigits(data, i+1)
		fraction := i - point - 1
		if fraction == 0 {
			return -1
		}
		digits += fraction
	}
	if digits > limits.Digits {
		return -1
	}
	if i < len(data) && data[i]|0x20 == 'e' {
		return scanExponent(data, i+1, limits.Exponent)
	}
	return i
}

// scanExponent reads the exponent whose sign or first digit is at data[i]. It
// returns the offset after it, or -1.
func scanExponent(data []byte, i, limit int) (end int) {
	if i < len(data) && (data[i] == '+' || data[i] == '-') {
		i++
	}
	first, value := i, 0
	for ; i < len(data) && isDigit(data[i]); i++ {
		digit := int(data[i] - '0')
		if value > (limit-digit)/10 { // value*10 + digit > limit, without overflow
			return -1
		}
		value = value*10 + digit
	}
	if i == first || value > limit {
		return -1
	}
	return i
}

// skipDigits returns the offset of the first byte of data[i:] that is no digit.
func skipDigits(data []byte, i int) int {
	for i >= 0 && i <= len(data)-8 {
		if others := nonDigits(binary.LittleEndian.Uint64(data[i : i+8])); others != 0 {
			return i + bits.TrailingZeros64(others)/8
		}
		i += 8
	}
	for i < len(data) && isDigit(data[i]) {
		i++
	}
	return i
}

// nonDigits returns a mask of the bytes of a word that are no digits, in which the top bit of a
// byte stands for it. A digit is 0x30 and at most 9, to which 0x76 may be added below 0x80. The mask
// is right up to the first byte that is beyond ASCII, and for that one.
func nonDigits(word uint64) (mask uint64) {
	word ^= each30
	return (word + each76 | word) & each80
}

func isDigit(c byte) bool { return c-'0' <= 9 }
