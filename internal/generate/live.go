package generate

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"example.com/authlink/internal/secret"
)

// looksLive reports whether the linter might take a value, or something in it, for a secret that works:
// vendors give some of their own for examples. A fixture is made of one only if nothing else will do.
func looksLive(name string, value any) bool {
	switch value := value.(type) {
	case string:
		return secret.MayHide(name) && secret.IsRandom(value) || holdsLive(value)
	case []any:
		return slices.ContainsFunc(value, func(element any) bool { return looksLive(name, element) })
	case map[string]any:
		for name, member := range value {
			if looksLive(name, member) {
				return true
			}
		}
	}
	return false
}

// holdsLive reports whether a text has a random secret in it, whatever it is called: in a URL, in a
// header, in a cookie.
func holdsLive(text string) bool {
	if u, err := url.Parse(text); err == nil && u.Host != "" {
		password, _ := u.User.Password()
		pieces := []string{password, path.Base(u.Path)}
		for _, query := range []string{u.RawQuery, u.Fragment} {
			values, _ := url.ParseQuery(query) // what cannot be parsed is left out
			for _, all := range values {
				pieces = append(pieces, all...)
			}
		}
		return slices.ContainsFunc(pieces, secret.IsRandom)
	}
	if len(secret.InText(text)) == 0 {
		return false
	}
	return slices.ContainsFunc(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\r\n\"'=:;,", r) }), secret.IsRandom)
}
