package secret

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/authlink/internal/lazyregexp"
)

// placeholderShape matches a text that as a whole stands for another: in
// brackets, a variable of a template, a word that generated examples have.
var placeholderShape = lazyregexp.New(`(?i)^(` +
	`<[^<>]*>|\[[^\[\]]*\]|\{[^{}]*\}|\{\{.*\}\}|\$\{.*\}|%[sdv]|%[A-Z_]+%|\$[A-Z_]+|__\w+__|\.\.\.|…|` +
	`string|text|value|placeholder|example|sample|dummy|fake|test|todo|tbd|fixme|n/a|none|null|undefined|` +
	`change[ _-]?me|redacted|foo|bar|baz|foobar|lorem ipsum.*|` +
	`(your|my|some|insert|enter|replace)[ _-].*|` +
	`(test|fake|dummy|sample|example)[_-]\w+` +
	`)$`)

// placeholderWord matches a word that says that a text, however long and random,
// is no real one. Each is so long that chance does not write it.
var placeholderWord = lazyregexp.New(`(?i)example|sample|dummy|fake|test|mock|placeholder|redacted|change[_-]?me|xxxx|\*\*\*|00000000|123e4567-e89b-12d3`)

// placeholderWords are what placeholderWord matches, in small letters.
var placeholderWords = []string{"example", "sample", "dummy", "fake", "test", "mock", "placeholder", "redacted",
	"changeme", "change-me", "change_me", "xxxx", "***", "00000000", "123e4567-e89b-12d3"}

// hasPlaceholderWord reports whether placeholderWord matches. A text of nothing but ASCII, as
// most are, is spared the expression, which costs ten times as much.
func hasPlaceholderWord(text string) bool {
	var buffer [128]byte
	lower := append(buffer[:0], text...)
	for i, c := range lower {
		switch {
		case c >= utf8.RuneSelf:
			return placeholderWord().MatchString(text)
		case 'A' <= c && c <= 'Z':
			lower[i] = c + 'a' - 'A'
		}
	}
	return slices.ContainsFunc(placeholderWords, func(word string) bool { return bytes.Contains(lower, []byte(word)) })
}

// IsPlaceholder reports whether a text as a whole is a placeholder, such as
// "<value>", "TODO" or "xxxx".
func IsPlaceholder(text string) bool {
	text = strings.TrimSpace(text)
	return mayHavePlaceholderShape(text) && placeholderShape().MatchString(text) || len(text) > 2 && strings.Trim(text, text[:1]) == ""
}

// MayBePlaceholder reports whether a text may be a placeholder. It spares most texts the
// expression.
func MayBePlaceholder[T string | []byte](text T) bool {
	if len(text) == 0 {
		return false
	}
	isEdge := func(c byte) bool { return c <= ' ' || c >= utf8.RuneSelf } // white space, perhaps
	if isEdge(text[0]) || isEdge(text[len(text)-1]) || len(text) > 2 && text[0] == text[1] {
		return true
	}
	return mayHavePlaceholderShape(text)
}

// longestHead is how many letters the longest word has that begins a placeholder.
const longestHead = len("placeholder")

// mayHavePlaceholderShape reports whether a text without white space at its ends begins like
// one of the shapes: with a bracket or the like, or with one of some words.
func mayHavePlaceholderShape[T string | []byte](text T) bool {
	if len(text) > 0 && (text[0] >= utf8.RuneSelf || strings.IndexByte("<[{$%_.", text[0]) >= 0) {
		return true
	}
	var head [longestHead]byte
	n := 0
	for n < len(text) && class(text[n]|0x20) == small {
		if n == longestHead {
			return false
		}
		head[n] = text[n] | 0x20
		n++
	}
	if n < len(text) && text[n] >= utf8.RuneSelf {
		return true // perhaps a letter that is another in small letters
	}
	switch string(head[:n]) {
	case "string", "text", "value", "placeholder", "example", "sample", "dummy", "fake", "test", "todo", "tbd", "fixme",
		"n", "none", "null", "undefined", "change", "changeme", "redacted", "foo", "bar", "baz", "foobar", "lorem",
		"your", "my", "some", "insert", "enter", "replace":
		return true
	}
	return false
}
