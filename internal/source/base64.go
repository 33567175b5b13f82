package source

import (
	"bytes"
	"encoding/base64"
	"slices"
)

// DecodeBase64 decodes a text in base64; ok is false if it is not base64.
func DecodeBase64(text []byte) ([]byte, bool) {
	out, err := base64.StdEncoding.DecodeString(string(text))
	return out, err == nil
}

// encodeBase64 returns data in base64, in lines as long as the first line of another
// text.
func encodeBase64(data, like []byte) []byte {
	text := base64.StdEncoding.AppendEncode(nil, data)
	width := bytes.IndexByte(like, '\n')
	if width <= 0 {
		return text
	}
	lines := slices.Collect(slices.Chunk(text, width))
	end := like[len(bytes.TrimRight(like, "\n")):]
	return append(bytes.Join(lines, []byte("\n")), end...)
}
