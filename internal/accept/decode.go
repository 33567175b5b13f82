package accept

import (
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// decode returns what a string means, its escapes decoded. Quoted is what
// stands between its quotes, and has been scanned: its escapes are good. The
// result is good until the next decode.
func (r *run) decode(quoted []byte) []byte {
	dst := r.decoded[:0]
	for i := 0; i < len(quoted); {
		switch {
		case quoted[i] != '\\':
			dst = append(dst, quoted[i])
			i++
		case quoted[i+1] != 'u':
			dst = append(dst, unescaped[quoted[i+1]])
			i += 2
		default:
			unit := hexUnit(quoted[i+2:])
			i += 6
			if utf16.IsSurrogate(unit) {
				unit = utf16.DecodeRune(unit, hexUnit(quoted[i+2:]))
				i += 6
			}
			dst = utf8.AppendRune(dst, unit)
		}
	}
	r.decoded = dst
	return dst
}

// unescaped has what a backslash and each of these bytes stand for.
var unescaped = [...]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// hexUnit reads four hexadecimal digits.
func hexUnit(digits []byte) rune {
	word := binary.BigEndian.Uint32(digits)
	// A letter has the bit 0x40, and its value is its low four bits and 9.
	word = word&0x0F0F0F0F + word>>6&0x01010101*9
	return rune(word>>12&0xF000 | word>>8&0x0F00 | word>>4&0x00F0 | word&0x000F)
}
