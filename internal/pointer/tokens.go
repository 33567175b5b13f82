// Package pointer reads and writes JSON Pointers (RFC 6901), alone and as fragments
// of URIs.
package pointer

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"example.com/authlink/internal/jsonindex"
)

// String returns the JSON Pointer (RFC 6901) with these reference tokens.
func String(tokens []string) string {
	p := ""
	for _, token := range tokens {
		p = jsonindex.AppendPointer(p, token)
	}
	return p
}

// Tokens splits a JSON Pointer into its reference tokens, decoded.
func Tokens(pointer string) []string {
	if pointer == "" {
		return nil
	}
	parts := strings.Split(pointer[1:], "/")
	for i, part := range parts {
		parts[i] = strings.ReplaceAll(strings.ReplaceAll(part, "~1", "/"), "~0", "~")
	}
	return parts
}

// CutLast splits the last reference token off a location.
func CutLast(location string) (parent, token string, ok bool) {
	i := strings.LastIndexByte(location, '/')
	if i < 0 {
		return "", "", false
	}
	return location[:i], location[i+1:], true
}

// LastToken returns the name that a reference token of a location stands for.
func LastToken(escaped string) string {
	return Tokens("/" + UnescapeFragment(escaped))[0]
}

// EscapeFragment percent-encodes a JSON Pointer for the fragment of a URI
// (RFC 6901, section 6).
func EscapeFragment(pointer string) string {
	u := url.URL{Fragment: pointer}
	return strings.TrimPrefix(u.String(), "#")
}

// UnescapeFragment undoes the percent-encoding of a URL's fragment.
func UnescapeFragment(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}

func IsIndex(token string) bool {
	_, err := strconv.ParseUint(token, 10, 0)
	return err == nil
}

// Below returns a new path, whatever the capacity of the old one.
func Below(path []string, name string) []string { return append(slices.Clip(path), name) }

// Child returns the member or the element of a container, nil where there is none.
func Child(container any, token string) any {
	switch container := container.(type) {
	case map[string]any:
		return container[token]
	case []any:
		if i, err := strconv.Atoi(token); err == nil && i >= 0 && i < len(container) {
			return container[i]
		}
	}
	return nil
}
