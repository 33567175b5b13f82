package secret

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"example.com/authlink/internal/lazyregexp"
)

// wholeURL is an absolute URL (RFC 3986) from end to end.
var wholeURL = lazyregexp.New(`^[A-Za-z][A-Za-z0-9+.-]*://[^\s"'<>\x60\\]*$`)

// urlWords are the words that names of URLs end with, and how many letters make of one
// that begins there no word of its own: other words end so too ("curl", "Missouri").
var urlWords = []struct {
	text   string
	before int
}{
	{"url", 3}, {"uri", 6}, {"href", 1}, {"authlink", 1}, {"magiclink", 1},
	{"link", maxFolded}, // hyperlink, uplink, cufflink
}

// isURLName reports whether a member of that name holds a URL.
func isURLName(name string) bool {
	var buffer [maxFolded]byte
	f := fold(name, buffer[:0])
	return f.isURL()
}

func (f *folded) isURL() bool {
	for _, w := range urlWords {
		at := len(f.text) - len(w.text)
		if at >= 0 && string(f.text[at:]) == w.text && (f.isStart(at) || at >= w.before) {
			return true
		}
	}
	return isNear(f.text, "authlinkurl", 2)
}

// holdsBrokenURL reports whether a member should hold a URL, and holds something
// else that may have a secret in it: the scheme is missing or a slash, a space got
// in. Where the secret stands is not known then.
func holdsBrokenURL(name, text string) bool { return isBrokenURL(text) && isURLName(name) }

func isBrokenURL(text string) bool {
	return strings.ContainsAny(text, `/\?#%@`) && !isPlainURL(text) && !wholeURL().MatchString(text)
}

// pathSpans returns where text holds secrets in URLs and in other paths.
func pathSpans(text string, origin Origin) []Span {
	var spans []Span
	switch {
	case isPlainURL(text): // as most are
		spans = urlSecrets(text, origin)
	case strings.Contains(text, ":/"), strings.Contains(text, `:\`):
		for _, m := range urlsIn(text) {
			whole := text[m.start:m.end]
			if origin == OfArgument {
				whole = strings.TrimSuffix(whole, ":") // what is wrong with it comes next
			}
			for _, s := range urlSecrets(whole, origin) {
				spans = append(spans, Span{m.start + s.Start, m.start + s.End})
			}
			if m.end < m.tail {
				spans = append(spans, Span{m.end, m.tail})
			}
		}
	}
	if strings.Contains(text, "@") {
		spans = appendPasswords(spans, text)
	}
	if origin == OfArgument {
		return spans
	}
	if strings.Contains(text, "//") && strings.Contains(text, "@") {
		spans = append(spans, userinfoIn(text)...)
	}
	return appendSegments(spans, text)
}

// isPlainURL reports whether a text is a URL from end to end that has a host and a path, of
// letters, digits and few other characters, in which nothing else has a meaning.
func isPlainURL(text string) bool {
	rest, ok := strings.CutPrefix(text, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(text, "http://")
	}
	for i := range len(rest) {
		if class(rest[i]) == other && strings.IndexByte("./-_~", rest[i]) < 0 {
			return false
		}
	}
	return ok
}

// hasMadePiece reports whether some letters and digits in a text look like a secret.
func hasMadePiece(text string) bool {
	isBetween := func(r rune) bool { return r < utf8.RuneSelf && class(byte(r)) == other }
	for piece := range strings.FieldsFuncSeq(text, isBetween) {
		if looksSecret(piece, barSlip) {
			return true
		}
	}
	return false
}

// appendPasswords appends the passwords that look like such.
func appendPasswords(spans []Span, text string) []Span {
	for _, s := range passwordsIn(text) {
		if looksSecret(text[s.Start:s.End], barSlip) {
			spans = append(spans, s)
		}
	}
	return spans
}

// segmentCharacters are what a segment of a path is written in, of a URL or of none.
const segmentCharacters = alphanumeric + "._~%;,=+-"

// appendSegments appends the segments that are random.
func appendSegments(spans []Span, text string) []Span {
	for i := 0; i < len(text); i++ {
		if text[i] != '/' && text[i] != '\\' {
			continue
		}
		end := i + 1
		for end < len(text) && strings.IndexByte(segmentCharacters, text[end]) >= 0 {
			end++
		}
		if isSecretSegment(text[i+1 : end]) {
			spans = append(spans, Span{i + 1, end})
		}
		i = end - 1
	}
	return spans
}

// urlSecrets returns the spans of a URL (RFC 3986) that may hold a token: the
// userinfo, the last segment of the path, any other that is random, the query and
// the fragment. Of a URL that no document has said, the last segment and the
// fragment hold none unless they are random.
func urlSecrets(url string, origin Origin) []Span {
	var spans []Span
	authority := strings.IndexByte(url, ':') + 1
	for authority < len(url) && (url[authority] == '/' || url[authority] == '\\') {
		authority++
	}
	tail := len(url)
	if i := strings.IndexAny(url[authority:], "?#"); i >= 0 {
		tail = authority + i
		spans = append(spans, tailSecrets(url, tail, origin)...)
	}
	path := authority + strings.IndexAny(url[authority:tail]+"/", `/\`)
	if i := strings.LastIndexByte(url[authority:path], '@'); i > 0 {
		spans = append(spans, Span{authority, authority + i})
	} else if _, port, ok := strings.Cut(url[authority:path], ":"); ok && hasMadePiece(port) {
		spans = append(spans, Span{authority, path}) // a sign is missing after a password
	}
	return append(spans, pathSecrets(url, path, len(strings.TrimRight(url[:tail], `/\`)), origin)...)
}

// tailSecrets is urlSecrets for the query and the fragment, which begin at url[i].
func tailSecrets(url string, i int, origin Origin) []Span {
	fragment := i + strings.IndexByte(url[i:]+"#", '#')
	switch {
	case origin == OfDocument || IsRandom(url[min(fragment+1, len(url)):]):
		return []Span{{i + 1, len(url)}}
	case i < fragment:
		return []Span{{i + 1, fragment}}
	}
	return nil
}

// pathSecrets is urlSecrets for the path url[start:end], which no slash ends.
func pathSecrets(url string, start, end int, origin Origin) []Span {
	var spans []Span
	for at := start; at < end; {
		segment := strings.IndexAny(url[at:end], `/\`)
		last := segment < 0
		if last {
			segment = end - at
		}
		if last && origin == OfDocument || isSecretSegment(url[at:at+segment]) {
			spans = append(spans, Span{at, at + segment})
		}
		at += segment + 1
	}
	return spans
}

// isSecretSegment reports whether a segment of a path is random, or a parameter
// of it is (RFC 3986, section 3.3).
func isSecretSegment(segment string) bool {
	if len(segment) < shortestRandom {
		return false
	}
	if plain, err := url.PathUnescape(segment); err == nil {
		segment = plain
	}
	for part := range strings.FieldsFuncSeq(segment, func(r rune) bool { return strings.ContainsRune(";,=:@()", r) }) {
		if IsRandom(part) {
			return true
		}
	}
	return IsRandom(segment)
}
