package authlink

import (
	"strings"

	"example.com/authlink/internal/lazyregexp"
)

// wholeURL is an absolute URL (RFC 3986) from end to end.
var wholeURL = lazyregexp.New(`^[A-Za-z][A-Za-z0-9+.-]*://[^\s"'<>\x60\\]*$`)

// holdsBrokenURL reports whether a member should hold a URL, and holds something
// else that may have a secret in it: the scheme is missing or a slash, a space got
// in. Where the secret stands is not known then.
func holdsBrokenURL(name, text string) bool {
	return isURLName(name) && strings.ContainsAny(text, `/\?#%@`) && !wholeURL().MatchString(text)
}

// quoteURI quotes a URI of a schema: shown whole, since it is looked for in the
// schema, but for the userinfo and the query, which are for who fetches it.
func quoteURI(uri string) string {
	document, fragment, hasFragment := strings.Cut(uri, "#")
	if path, _, ok := strings.Cut(document, "?"); ok {
		document = path + "?***"
	}
	if scheme, rest, ok := strings.Cut(document, "//"); ok {
		authority, path, _ := strings.Cut(rest, "/")
		if i := strings.LastIndexByte(authority, '@'); i >= 0 {
			document = scheme + "//***" + strings.TrimSuffix(authority[i:]+"/"+path, "/")
		}
	}
	if hasFragment {
		document += "#" + fragment
	}
	return quoteOwn(document)
}
