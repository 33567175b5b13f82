package source

import "strings"

// IsJSONType reports whether documents of a media type are JSON (RFC 8259, section 11; RFC 6839,
// section 3.1).
func IsJSONType(mediaType string) bool {
	essence, _, _ := strings.Cut(strings.ToLower(mediaType), ";")
	essence = strings.TrimSpace(essence)
	return strings.HasSuffix(essence, "/json") || strings.HasSuffix(essence, "+json")
}
