package source

import (
	"strings"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/span"
)

// decodeString returns the text of a string and where it comes from. data[from:to] is
// what is between its quotes.
func decodeString(data []byte, from, to int) ([]byte, span.Spans) {
	text, s := []byte{}, span.Spans{}
	for i := from; i < to; {
		end := i
		for end < to && data[end] != '\\' {
			end++
		}
		if end == i {
			end = min(to, i+EscapeLength(data[i:to]))
		}
		at := len(text)
		text = jsonindex.AppendDecoded(text, data[i:end])
		s = s.Add(span.Span{At: at, N: len(text) - at, Start: i, End: end})
		i = end
	}
	return text, s
}

// EscapeLength returns the length of the escape that text begins with, in bytes,
// including the second half of a surrogate pair.
func EscapeLength(text []byte) int {
	switch {
	case text[1] != 'u':
		return 2
	case strings.ContainsRune("dD", rune(text[2])) && strings.ContainsRune("89abAB", rune(text[3])):
		return 12
	}
	return 6
}
