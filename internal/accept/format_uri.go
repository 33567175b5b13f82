package accept

import "bytes"

// isURI reports whether text is a URI of RFC 3986, section 3, of the common
// shapes: scheme://host:port/path?query#fragment, with a name for the host and
// no user, or scheme:path without a slash.
func isURI(text []byte) bool {
	scheme, rest, found := bytes.Cut(text, []byte(":"))
	if !found || !isScheme(scheme) {
		return false
	}
	if authority, ok := bytes.CutPrefix(rest, []byte("//")); ok {
		end := bytes.IndexAny(authority, "/?#")
		if end < 0 {
			end = len(authority)
		}
		return isAuthority(authority[:end]) && isURIText(authority[end:])
	}
	return len(rest) > 0 && isAlphanumeric(rest[0]) && isURIText(rest)
}

// isURIReference reports whether text is a URI, or a reference relative to one
// (RFC 3986, section 4.2) without a colon or an authority.
func isURIReference(text []byte) bool {
	if bytes.HasPrefix(text, []byte("//")) {
		return false
	}
	if bytes.IndexByte(text, ':') >= 0 {
		return isURI(text)
	}
	return isURIText(text)
}

func isScheme(text []byte) bool {
	for i, c := range text {
		isLetter := c|0x20 >= 'a' && c|0x20 <= 'z'
		if !isLetter && (i == 0 || !isAlphanumeric(c) && c != '+' && c != '-' && c != '.') {
			return false
		}
	}
	return len(text) > 0
}

func isAuthority(text []byte) bool {
	host, port, found := bytes.Cut(text, []byte(":"))
	return isHostname(host) && (!found || countDigits(port) == len(port))
}

// isURIText reports whether text consists of the characters of a path, a query
// and a fragment, of which there is but one.
func isURIText(text []byte) bool {
	fragment := false
	for i, c := range text {
		switch {
		case isAlphanumeric(c):
		case c == '%':
			if len(text)-i < 3 || !isHex(text[i+1]) || !isHex(text[i+2]) {
				return false
			}
		case c == '#':
			if fragment {
				return false
			}
			fragment = true
		case bytes.IndexByte([]byte("-._~!$&'()*+,;=:@/?"), c) < 0:
			return false
		}
	}
	return true
}
