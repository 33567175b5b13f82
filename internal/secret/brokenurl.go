package secret

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
