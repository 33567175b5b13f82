package source

import (
	"bytes"
	"encoding/base64"
	"slices"
	"strings"
)

// A base64Style is how a text in base64 is spelled (RFC 4648, sections 4 and 5): programs
// differ in the alphabet, in whether they pad, and in the length of lines.
type base64Style struct {
	encoding *base64.Encoding
	width    int    // of a line, in bytes; 0 for one line
	end      string // of the last line
}

// decodeBase64 decodes a text in base64, in any spelling; ok is false if it is not base64.
func decodeBase64(text []byte) (decoded []byte, style base64Style, ok bool) {
	bare := strings.Map(func(r rune) rune {
		if r == ' ' || r == '\t' || r == '\r' || r == '\n' {
			return -1
		}
		return r
	}, string(text))
	style = base64StyleOf(text, bare)
	decoded, err := style.encoding.DecodeString(bare)
	return decoded, style, err == nil && len(decoded) > 0
}

func base64StyleOf(text []byte, bare string) base64Style {
	style := base64Style{encoding: base64.StdEncoding, end: string(text[len(bytes.TrimRight(text, "\r\n")):])}
	if strings.ContainsAny(bare, "-_") {
		style.encoding = base64.URLEncoding
	}
	if len(bare)%4 != 0 {
		style.encoding = style.encoding.WithPadding(base64.NoPadding)
	}
	if width := bytes.IndexByte(text, '\n'); width > 0 {
		style.width = width
	}
	return style
}

// encode returns data in base64, spelled like that.
func (s base64Style) encode(data []byte) []byte {
	text := s.encoding.AppendEncode(nil, data)
	if s.width == 0 {
		return append(text, s.end...)
	}
	lines := slices.Collect(slices.Chunk(text, s.width))
	return append(bytes.Join(lines, []byte("\n")), s.end...)
}
