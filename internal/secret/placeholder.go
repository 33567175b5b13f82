package secret

import (
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

// IsPlaceholder reports whether a text as a whole is a placeholder, such as
// "<value>", "TODO" or "xxxx".
func IsPlaceholder(text string) bool {
	text = strings.TrimSpace(text)
	return mayBePlaceholder(text) && placeholderShape().MatchString(text) || len(text) > 2 && strings.Trim(text, text[:1]) == ""
}

// mayBePlaceholder spares most texts the expression: each shape begins with a bracket or the
// like, or with one of some letters, in whatever case.
func mayBePlaceholder(text string) bool {
	if text == "" {
		return false
	}
	c := text[0]
	if class(c) == capital {
		c += 'a' - 'A'
	}
	return c >= utf8.RuneSelf || strings.IndexByte("<[{$%_.bcdefilmnprstuvy", c) >= 0
}
