package authlink

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"example.com/authlink/internal/jsonindex"
)

// pointer returns the JSON Pointer (RFC 6901) with these reference tokens.
func pointer(tokens []string) string {
	p := ""
	for _, token := range tokens {
		p = jsonindex.AppendPointer(p, token)
	}
	return p
}

// tokens splits a JSON Pointer into its reference tokens, decoded.
func tokens(pointer string) []string {
	if pointer == "" {
		return nil
	}
	parts := strings.Split(pointer[1:], "/")
	for i, part := range parts {
		parts[i] = strings.ReplaceAll(strings.ReplaceAll(part, "~1", "/"), "~0", "~")
	}
	return parts
}

// cutLast splits the last reference token off a location.
func cutLast(location string) (parent, token string, ok bool) {
	i := strings.LastIndexByte(location, '/')
	if i < 0 {
		return "", "", false
	}
	return location[:i], location[i+1:], true
}

// lastToken returns the name that a reference token of a location stands for.
func lastToken(escaped string) string {
	return tokens("/" + unescapeFragment(escaped))[0]
}

// escapeFragment percent-encodes a JSON Pointer for the fragment of a URI
// (RFC 6901, section 6).
func escapeFragment(pointer string) string {
	u := url.URL{Fragment: pointer}
	return strings.TrimPrefix(u.String(), "#")
}

// unescapeFragment undoes the percent-encoding of a URL's fragment.
func unescapeFragment(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}

func isIndex(token string) bool {
	_, err := strconv.ParseUint(token, 10, 0)
	return err == nil
}

// below returns a new path, whatever the capacity of the old one.
func below(path []string, name string) []string { return append(slices.Clip(path), name) }
