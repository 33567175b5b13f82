package quiet

import (
	"encoding/binary"
	"math/bits"
)

// A Text is a string of a document, decoded, and the signs in it.
type Text struct {
	Bytes []byte
	Signs Signs
}

// Signs are the kinds of characters that a text has.
type Signs uint8

const (
	Digit    Signs = 1 << iota // 0 to 9
	CapitalJ                   // as JWTs have at their start
	At                         // @, as after the user in a URL
	Colon
	Slash
	Odd // none of those, and neither a letter of ASCII nor one of . _ ~ -

	end     // the quote
	escape  // a backslash
	escaped = escape
	halts   = end | escape
)

// signOf has the sign of each byte.
var signOf = func() (table [256]Signs) {
	for c := range table {
		switch c := byte(c); {
		case c >= '0' && c <= '9':
			table[c] = Digit
		case c == 'J':
			table[c] = CapitalJ
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '.', c == '_', c == '~', c == '-':
		case c == '@':
			table[c] = At
		case c == ':':
			table[c] = Colon
		case c == '/':
			table[c] = Slash
		case c == '"':
			table[c] = end
		case c == '\\':
			table[c] = escape
		default:
			table[c] = Odd
		}
	}
	return table
}()

// scan returns the offset of the quote that ends the string whose text begins at data[i], and
// the signs in it. It takes eight bytes at a time.
func scan(data []byte, i int) (quote int, signs Signs) {
	for i >= 0 && i <= len(data)-wordBytes {
		word := binary.LittleEndian.Uint64(data[i : i+wordBytes])
		stops := haltsIn(word)
		if stops == 0 {
			signs |= signsOf(word)
			i += wordBytes
			continue
		}
		before := stops&-stops>>7 - 1 // the bits of the bytes before the first
		signs |= signsOf(word&before | unsigned&^before)
		if i += bits.TrailingZeros64(stops) / 8; data[i] == '"' {
			return i, signs
		}
		signs |= escape
		i += 2
	}
	return scanEnd(data, i, signs)
}

// maxShort is how long the texts are that passShort knows.
const maxShort = 2*wordBytes - 1

// passShort returns the offset of the quote that ends the string whose text begins at data[i], if it is
// short and has neither a backslash nor an At; else -1. What else is in it is not looked at.
func passShort(data []byte, i int) (quote int) {
	if i < 0 || i > len(data)-2*wordBytes {
		return -1
	}
	for range 2 {
		word := binary.LittleEndian.Uint64(data[i : i+wordBytes])
		if stops := haltsIn(word) | zerosIn(word^'@'*ones); stops != 0 {
			if i += bits.TrailingZeros64(stops) / 8; data[i] == '"' {
				return i
			}
			return -1
		}
		i += wordBytes
	}
	return -1
}

// scanEnd is scan for the last bytes of a document, from data[i] on.
func scanEnd(data []byte, i int, signs Signs) (quote int, all Signs) {
	for i < len(data) {
		sign := signOf[data[i]]
		signs |= sign
		if sign&halts == 0 {
			i++
			continue
		}
		if sign == end {
			break
		}
		i += 2
	}
	return i, signs &^ end
}

// unsigned is a word of bytes without signs.
const unsigned = 0x6161616161616161

// signsOf returns the signs of the bytes of a word.
func signsOf(word uint64) Signs {
	return signOf[byte(word)] | signOf[byte(word>>8)] | signOf[byte(word>>16)] | signOf[byte(word>>24)] |
		signOf[byte(word>>32)] | signOf[byte(word>>40)] | signOf[byte(word>>48)] | signOf[byte(word>>56)]
}

const ones, tops = 0x0101010101010101, 0x8080808080808080

// haltsIn returns a mask of the quotes and backslashes among the bytes of a word, as zerosIn does.
func haltsIn(word uint64) uint64 { return zerosIn(word^'"'*ones) | zerosIn(word^'\\'*ones) }

// zerosIn returns a mask of the zeros among the bytes of a word: the top bit of each. It is right up to the
// first of them: bits above that may be of bytes that are none.
func zerosIn(word uint64) uint64 { return (word - ones) &^ word & tops }

// newText is a text by itself.
func newText(text []byte) Text {
	t := Text{Bytes: text}
	for _, c := range text {
		t.Signs |= signOf[c]
	}
	if t.Signs&halts != 0 {
		t.Signs = t.Signs&^halts | Odd
	}
	return t
}
