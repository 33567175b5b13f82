package secret

import (
	"encoding/json"
	"strings"
)

// Blot overwrites what is printed of out[start:end].
func Blot(out []byte, start, end int) {
	for i := start; i < end; i++ {
		if out[i] > ' ' {
			out[i] = '*'
		}
	}
}

// MaskString masks what lies between two quotes: all of a secret, else the
// secrets in it. Where escapes hide one, its place is not known: all of it.
func MaskString(out []byte, start, end int, isSecret bool) {
	raw := string(out[start:end])
	if isSecret || strings.Contains(raw, `\`) && InText(Unescape(raw)) != nil {
		Blot(out, start, end)
		return
	}
	for _, s := range InText(raw) {
		Blot(out, start+s.Start, start+s.End)
	}
}

// Unescape decodes what lies between the quotes of a JSON string, as it is
// where it is none.
func Unescape(raw string) string {
	var text string
	if json.Unmarshal([]byte(`"`+raw+`"`), &text) != nil {
		return raw
	}
	return text
}
