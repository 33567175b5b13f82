package words

import (
	"encoding/json"
	"strings"
)

// Quoted returns text as a JSON string.
func Quoted(text string) []byte { return []byte(`"` + InQuotes(text) + `"`) }

// InQuotes returns text as it stands between the quotes of a JSON string.
func InQuotes(text string) string {
	var out strings.Builder
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text) // a string always encodes
	return strings.TrimSuffix(strings.TrimPrefix(out.String(), `"`), "\"\n")
}
