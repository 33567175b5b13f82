package lint

import (
	"encoding/json"
	"strings"

	"example.com/authlink/internal/jsonindex"
)

// decodeString returns the text of a string and where it comes from. What lies
// between its quotes is data[from:to].
func decodeString(data []byte, from, to int) ([]byte, spans) {
	text, s := []byte{}, spans{}
	for i := from; i < to; {
		end := i
		for end < to && data[end] != '\\' {
			end++
		}
		if end == i {
			end = min(to, i+escapeLength(data[i:to]))
		}
		at := len(text)
		text = jsonindex.AppendDecoded(text, data[i:end])
		s = s.add(span{at, len(text) - at, i, end})
		i = end
	}
	return text, s
}

// escapeLength returns that of the escape that text begins with, in bytes, the
// second half of a surrogate pair included.
func escapeLength(text []byte) int {
	switch {
	case text[1] != 'u':
		return 2
	case strings.ContainsRune("dD", rune(text[2])) && strings.ContainsRune("89abAB", rune(text[3])):
		return 12
	}
	return 6
}

// quoted returns text as a JSON string.
func quoted(text string) []byte { return []byte(`"` + inQuotes(text) + `"`) }

// inQuotes returns text as it stands between the quotes of a JSON string.
func inQuotes(text string) string {
	var out strings.Builder
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(text); err != nil {
		return "" // a string always encodes
	}
	return strings.TrimSuffix(strings.TrimPrefix(out.String(), `"`), "\"\n")
}
