package jsonpointer

import (
	"errors"
	"net/url"
	"strings"
	"unicode/utf8"
)

// What is wrong with a JSON Pointer.
var (
	ErrStart   = errors.New(`a JSON Pointer is empty or begins with "/"`)
	ErrTilde   = errors.New(`in a JSON Pointer "~" is written ~0, and "/" in a name ~1`)
	ErrPercent = errors.New(`in a fragment "%" stands before two hexadecimal digits, and is itself written %25`)
	ErrUTF8    = errors.New("a JSON Pointer is UTF-8")
)

// Parse returns the reference tokens of a JSON Pointer: none for "", which is the whole
// document. The error is one of those above.
func Parse(pointer string) ([]string, error) {
	switch {
	case pointer != "" && pointer[0] != '/':
		return nil, ErrStart
	case !utf8.ValidString(pointer):
		return nil, ErrUTF8
	case !isEscaped(pointer):
		return nil, ErrTilde
	}
	return Split(pointer), nil
}

// isEscaped reports whether each "~" is part of "~0" or "~1".
func isEscaped(pointer string) bool {
	for {
		_, after, found := strings.Cut(pointer, "~")
		if !found {
			return true
		}
		if after == "" || after[0] != '0' && after[0] != '1' {
			return false
		}
		pointer = after
	}
}

// ParseFragment is Parse for a JSON Pointer that is the fragment of a URI, without its
// "#". It is percent-decoded before anything else (RFC 6901, section 6): "a%7E1b" is the
// token "a/b", and "a%2Fb" two of them.
func ParseFragment(fragment string) ([]string, error) {
	pointer, err := url.PathUnescape(fragment)
	if err != nil {
		return nil, ErrPercent
	}
	return Parse(pointer)
}

// Split is Parse for a JSON Pointer that is known to be one.
func Split(pointer string) []string {
	if pointer == "" {
		return nil
	}
	tokens := strings.Split(pointer[1:], "/")
	for i, token := range tokens {
		tokens[i] = Unescape(token)
	}
	return tokens
}

// Cut splits the last token off a JSON Pointer that is known to be one: both parts are
// empty where it has none.
func Cut(pointer string) (parent, token string) {
	i := strings.LastIndexByte(pointer, '/')
	if i < 0 {
		return "", ""
	}
	return pointer[:i], Unescape(pointer[i+1:])
}

// Unescape returns the reference token that stands between two slashes of a JSON Pointer.
func Unescape(token string) string {
	token = strings.ReplaceAll(token, "~1", "/") // first, or "~01", which is "~1", would become "/"
	return strings.ReplaceAll(token, "~0", "~")
}
