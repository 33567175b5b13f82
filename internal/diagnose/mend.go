package diagnose

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/show"
)

// A mend is a way to make a text of a format out of one that misses it by little. Whether
// the outcome is of the format is for the schema to say.
type mend struct {
	code    advice.Code
	sign    string                   // see mayMatch
	last    string                   // so too
	shape   func() *regexp.Regexp    // what is at fault
	with    string                   // what the match becomes
	whole   func(text string) string // what the text becomes, in the place of these two
	shows   func(before, after string) []string
	isGuess bool // a person may have meant something else
}

// A mended is what one mend has done.
type mended struct {
	code    advice.Code
	args    []string
	isGuess bool
}

// mendText mends a text in all ways that there are for a format. The first that does
// something is named; what comes of all of them is a guess where one of them is. A
// placeholder is but taken out of its brackets, and only where that can tell: most words are
// the name of a host.
func mendText(name, text string) (better string, first mended) {
	isPlaceholder := sync.OnceValue(func() bool { return secret.IsPlaceholder(text) })
	better = text
	for _, m := range formatMends()[name] {
		after := m.apply(better)
		if after == better || m.code != advice.RemoveBrackets && isPlaceholder() {
			continue
		}
		if first.code == "" {
			first = mended{code: m.code, args: m.args(better, after)}
		}
		first.isGuess = first.isGuess || m.isGuess
		better = after
	}
	return better, first
}

func (m mend) apply(text string) string {
	if !mayMatch(text, m.sign, m.last) {
		return text
	}
	if m.whole != nil {
		return m.whole(text)
	}
	return m.shape().ReplaceAllString(text, m.with)
}

// decimalDigits are what the numbers of a date are made of.
const decimalDigits = "0123456789"

// mayMatch spares most texts an expression that does not match them: one that matches nothing
// without one of the characters of sign, and nothing that ends with none of those of last. Of
// either, "" says nothing.
func mayMatch(text, sign, last string) bool {
	return (sign == "" || strings.ContainsAny(text, sign)) && (last == "" || strings.TrimRight(text, last) != text)
}

func (m mend) args(before, after string) []string {
	if m.shows == nil {
		return nil
	}
	return m.shows(before, after)
}

// outcome shows what a text becomes.
func outcome(_, after string) []string { return []string{show.Quote(after)} }

// removed shows what is taken off an end of a text.
func removed(before, after string) []string {
	if rest, ok := strings.CutPrefix(before, after); ok {
		return []string{show.Quote(rest)}
	}
	return []string{show.Quote(strings.TrimSuffix(before, after))}
}

// escaped shows the first character that is percent-encoded, and how. A percent sign may be
// one.
func escaped(before, after string) []string {
	at := 0
	for after[at] != '%' || strings.HasPrefix(before[at:], after[at:at+len("%20")]) {
		at++
	}
	_, size := utf8.DecodeRuneInString(before[at:])
	return []string{character(before, at), show.QuoteOwn(after[at : at+3*size])}
}

// character shows the one at an offset.
func character(text string, at int) string {
	r, size := utf8.DecodeRuneInString(text[at:])
	if r == ' ' {
		return "a space"
	}
	return show.QuoteOwn(text[at : at+size])
}
