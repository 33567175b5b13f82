package jsonwrite

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Encode encodes v with a newline at the end, on one line if there is no
// indent. The prefix begins every line but the first.
func Encode(v any, prefix, indent string) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent(prefix, indent)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return escapeUnprintable(out.Bytes()), nil
}

// escapeUnprintable escapes what encoding/json leaves as it is and a terminal
// would obey: C1 controls, bidirectional overrides and their like. They can only
// stand inside strings, so the document means the same.
func escapeUnprintable(doc []byte) []byte {
	plain := 0 // most documents are plain as a whole
	for plain < len(doc) && (doc[plain] >= ' ' && doc[plain] <= '~' || doc[plain] == '\n') {
		plain++
	}
	if plain == len(doc) {
		return doc
	}
	out := append(make([]byte, 0, len(doc)), doc[:plain]...)
	for _, r := range string(doc[plain:]) {
		switch {
		case r == '\n' || unicode.IsPrint(r):
			out = utf8.AppendRune(out, r)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			out = fmt.Appendf(out, `\u%04x\u%04x`, high, low)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
	}
	return out
}
