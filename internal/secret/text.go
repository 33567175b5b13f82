package secret

import (
	"cmp"
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"example.com/authlink/internal/lazyregexp"
)

// InText returns where a text of a document holds secrets, in order: all of it
// where it is JSON with one in it, or is encoded in a way that hides where they stand;
// and from the first name that says secret to the end, since nobody knows where the
// value of such a name ends.
func InText(text string) []Span {
	if HoldsMember(text) || isWrapped(text) {
		return []Span{{Start: 0, End: len(text)}}
	}
	spans := Spans(text, OfDocument)
	if at := secretValue(text); at < len(text) {
		spans = append(spans, Span{Start: at, End: len(text)})
		slices.SortStableFunc(spans, func(a, b Span) int { return cmp.Compare(a.Start, b.Start) })
	}
	return spans
}

// namedValue is a name and what stands between it and its value, in a form, a header,
// a program or a configuration.
var namedValue = lazyregexp.New(`([\pL\pN_.$-]+)["'\x60)\]\\]*\s*(?::=|=>|[:=])\s*`)

// secretValue returns where the value begins that follows the first name that says
// secret, the length of the text where there is none.
func secretValue(text string) int {
	if !strings.ContainsAny(text, ":=") {
		return len(text)
	}
	for _, m := range namedValue().FindAllStringSubmatchIndex(text, -1) {
		if isSecretWord(text[m[2]:m[3]]) {
			return m[1]
		}
	}
	return len(text)
}

// isWrapped reports whether a text has secrets in it when it is decoded that it does
// not have as it is written: it is in a URL, in HTML, or in JSON in its turn.
func isWrapped(text string) bool {
	plain := unwrapped(text)
	return plain != text && (HoldsMember(plain) ||
		secretValue(plain) < len(plain) && secretValue(text) == len(text) ||
		len(Spans(plain, OfDocument)) > len(Spans(text, OfDocument)))
}

// maxWraps is how often a text is decoded. Nobody encodes it more often by accident.
const maxWraps = 3

var (
	percentEscape = lazyregexp.New(`%[0-9A-Fa-f]{2}`)
	jsonEscape    = lazyregexp.New(`\\+(?:u00|x)[0-7][0-9A-Fa-f]`)
)

// unwrapped returns a text without the escapes of URLs, of HTML, and of strings in
// JSON and in programs.
func unwrapped(text string) string {
	for range maxWraps {
		before := text
		if strings.Contains(text, "%") {
			text = unescapedBy(percentEscape(), text)
		}
		if strings.Contains(text, `\`) {
			text = unescapedBy(jsonEscape(), text)
		}
		if strings.Contains(text, "&") {
			text = html.UnescapeString(text)
		}
		if text == before {
			break
		}
	}
	return text
}

// unescapedBy replaces escapes that end with the two hexadecimal digits of a byte.
func unescapedBy(escape *regexp.Regexp, text string) string {
	return escape.ReplaceAllStringFunc(text, func(found string) string {
		code, err := strconv.ParseUint(found[len(found)-2:], 16, 8)
		if err != nil {
			return found // the expression has seen to it that there is none
		}
		return string([]byte{byte(code)})
	})
}
