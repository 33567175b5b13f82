package jsonpointer

import (
	"slices"
	"strconv"
	"strings"
)

// Find returns what reference tokens lead to in a document that package encoding/json, or
// one that does likewise, has decoded (RFC 6901, section 4).
func Find(document any, tokens []string) (value any, ok bool) {
	value = document
	for _, token := range tokens {
		switch container := value.(type) {
		case map[string]any:
			if value, ok = container[token]; !ok {
				return nil, false
			}
		case []any:
			i, ok := Index(token)
			if !ok || i >= len(container) {
				return nil, false
			}
			value = container[i]
		default:
			return nil, false
		}
	}
	return value, true
}

// Resolve returns what a reference of a decoded document leads to within it, such as #/$defs/order. It
// finds nothing by an anchor, or in another document.
func Resolve(document any, reference string) (value any, ok bool) {
	fragment, isLocal := strings.CutPrefix(reference, "#")
	tokens, err := ParseFragment(fragment)
	if !isLocal || err != nil {
		return nil, false
	}
	return Find(document, tokens)
}

// Index returns the index of the element that a reference token stands for in an array:
// decimal digits without a leading zero.
func Index(token string) (i int, ok bool) {
	i, err := strconv.Atoi(token)
	if err != nil || i < 0 || strconv.Itoa(i) != token {
		return 0, false
	}
	return i, true
}

// Below returns the reference tokens of what stands below others, in a slice of its own,
// whatever the capacity of theirs.
func Below(tokens []string, token string) []string { return append(slices.Clip(tokens), token) }
