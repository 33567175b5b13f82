package secret

import (
	"html"
	"regexp"
	"strconv"
	"strings"

	"example.com/authlink/internal/lazyregexp"
)

// isWrapped reports whether a text has secrets in it when it is decoded that it does
// not have as it is written: it is in a URL, in HTML, or in JSON in its turn.
func isWrapped(text string) bool {
	plain := unwrapped(text)
	if plain == text {
		return false
	}
	inPlain, openPlain := findPlain(plain, charactersOf(plain), OfDocument)
	inText, openText := findPlain(text, charactersOf(text), OfDocument)
	return HoldsMember(plain) || openPlain > 0 && openText == 0 || len(inPlain) > len(inText)
}

// appendWrapped appends the words of a text that are wrapped so.
func appendWrapped(spans []Span, text string) []Span {
	for at := 0; at < len(text); {
		end := at
		for end < len(text) && !isSpace(text[end]) && text[end] != '"' && text[end] != '\'' {
			end++
		}
		if word := text[at:end]; strings.ContainsAny(word, "%&") && isWrapped(word) {
			spans = append(spans, Span{at, end})
		}
		at = end + 1
	}
	return spans
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
