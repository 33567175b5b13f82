package authlink

import (
	"net/url"
	"strings"

	"example.com/authlink/internal/secret"
)

// wholeURL is an absolute URL (RFC 3986) from end to end.
var wholeURL = lazyRegexp(`^[A-Za-z][A-Za-z0-9+.-]*://[^\s"'<>\x60\\]*$`)

// urlShape is a URL in a text. What follows it without a space is masked with it:
// the quote may be a part of the URL as well as its end.
var urlShape = lazyRegexp(`([A-Za-z][A-Za-z0-9+.-]*:(?://|\\/\\/)[^\s"'<>\x60]*)([^\s"]*)`)

// segmentShape is a segment of a path, of a URL or of none, long enough to be random.
var segmentShape = lazyRegexp(`[/\\][A-Za-z0-9._~%;,=+-]{20,}`)

// holdsBrokenURL reports whether a member should hold a URL, and holds something
// else that may have a secret in it: the scheme is missing or a slash, a space got
// in. Where the secret stands is not known then.
func holdsBrokenURL(name, text string) bool {
	return isURLName(name) && strings.ContainsAny(text, `/\?#%@`) && !wholeURL().MatchString(text)
}

// pathSpans returns where text holds secrets in URLs and in other paths.
func pathSpans(text string, own bool) []span {
	var spans []span
	for _, m := range urlShape().FindAllStringSubmatchIndex(text, -1) {
		for _, s := range urlSecrets(text[m[2]:m[3]], own) {
			spans = append(spans, span{m[2] + s.start, m[2] + s.end})
		}
		if m[4] < m[5] {
			spans = append(spans, span{m[4], m[5]})
		}
	}
	for _, m := range segmentShape().FindAllStringIndex(text, -1) {
		if isSecretSegment(text[m[0]+1 : m[1]]) {
			spans = append(spans, span{m[0] + 1, m[1]})
		}
	}
	return spans
}

// urlSecrets returns the spans of a URL (RFC 3986) that may hold a token: the
// userinfo, the last segment of the path, any other that is random, the query and
// the fragment. In the URLs of a schema, its own, the last segment and the fragment
// are what the schema is about, unless they are random.
func urlSecrets(url string, own bool) []span {
	var spans []span
	authority := strings.IndexByte(url, ':') + 1
	for authority < len(url) && (url[authority] == '/' || url[authority] == '\\') {
		authority++
	}
	tail := len(url)
	if i := strings.IndexAny(url[authority:], "?#"); i >= 0 {
		tail = authority + i
		spans = append(spans, tailSecrets(url, tail, own)...)
	}
	path := tail
	if i := strings.IndexAny(url[authority:tail], `/\`); i >= 0 {
		path = authority + i
	}
	if i := strings.LastIndexByte(url[authority:path], '@'); i >= 0 {
		spans = append(spans, span{authority, authority + i})
	}
	return append(spans, pathSecrets(url, path, len(strings.TrimRight(url[:tail], `/\`)), own)...)
}

// tailSecrets is urlSecrets for the query and the fragment, which begin at url[i].
func tailSecrets(url string, i int, own bool) []span {
	fragment := i + strings.IndexByte(url[i:]+"#", '#')
	switch {
	case !own || secret.IsRandom(url[min(fragment+1, len(url)):]):
		return []span{{i + 1, len(url)}}
	case i < fragment:
		return []span{{i + 1, fragment}}
	}
	return nil
}

// pathSecrets is urlSecrets for the path url[start:end], which no slash ends.
func pathSecrets(url string, start, end int, own bool) []span {
	var spans []span
	for at := start; at < end; {
		segment := strings.IndexAny(url[at:end], `/\`)
		last := segment < 0
		if last {
			segment = end - at
		}
		if last && !own || isSecretSegment(url[at:at+segment]) {
			spans = append(spans, span{at, at + segment})
		}
		at += segment + 1
	}
	return spans
}

// isSecretSegment reports whether a segment of a path is random, or a parameter
// of it is (RFC 3986, section 3.3).
func isSecretSegment(segment string) bool {
	if plain, err := url.PathUnescape(segment); err == nil {
		segment = plain
	}
	for part := range strings.FieldsFuncSeq(segment, func(r rune) bool { return strings.ContainsRune(";,=:@()", r) }) {
		if secret.IsRandom(part) {
			return true
		}
	}
	return secret.IsRandom(segment)
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
