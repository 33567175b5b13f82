package jsonindex

import (
	"unicode/utf16"
	"unicode/utf8"
)

// AppendDecoded appends the text of a string to dst. Quoted is what stands
// between its quotes, and has been scanned: its escapes are good.
func AppendDecoded(dst, quoted []byte) []byte {
	for i := 0; i < len(quoted); {
		if quoted[i] != '\\' {
			dst = append(dst, quoted[i])
			i++
			continue
		}
		if quoted[i+1] != 'u' {
			dst = append(dst, unescape(quoted[i+1]))
			i += 2
			continue
		}
		r, _ := hexUnit(quoted, i)
		i += 6
		if isHighSurrogate(r) {
			low, _ := hexUnit(quoted, i)
			r = utf16.DecodeRune(r, low)
			i += 6
		}
		dst = utf8.AppendRune(dst, r)
	}
	return dst
}

// unescape returns the character that a backslash and c stand for.
func unescape(c byte) byte {
	switch c {
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	}
	return c // the quote, the backslash, the slash
}
