package secret

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/authlink/internal/lazyregexp"
)

// An Origin says whose text it is, and so which parts of it are no secrets.
type Origin int

const (
	OfDocument Origin = iota
	OfSchema          // the last segment of a URL and its fragment say what it is about, unless they are random
	OfArgument        // so too, and a path of files is as long and as random as it likes
)

// A Span is the bytes [Start, End) of a text.
type Span struct{ Start, End int }

// Spans returns where text holds secrets, in order, overlaps possible. The value of a
// name ends with its word, or its quotes.
func Spans(text string, origin Origin) []Span {
	spans, _ := find(text, charactersOf(text), origin)
	return spans
}

// InText returns where a text of a document holds secrets, in order: all of it
// where it is JSON with one in it, or is encoded in a way that hides where they stand;
// and from the first name that says secret to the end, since nobody knows where the
// value of such a name ends.
func InText(text string) []Span {
	has := charactersOf(text)
	if has&signs != 0 && (HoldsMember(text) || has&(hasEscape|hasSlash) != 0 && isWrapped(text)) {
		return []Span{{Start: 0, End: len(text)}}
	}
	spans, open := find(text, has, OfDocument)
	if open > 0 && open < len(text) {
		spans = append(spans, Span{Start: open, End: len(text)})
		inOrder(spans)
	}
	return spans
}

// characters are kinds of characters that a text has.
type characters uint8

const (
	hasSeparator characters = 1 << iota // : =
	hasQuote                            // " '
	hasComma                            // , <
	hasClosing                          // >
	hasEscape                           // % &
	hasSlash                            // / \
	hasHyphen                           // -

	// signs are the characters one of which is in every text with a secret that is not told by
	// its looks alone, or whose secrets do not stand in it as they are.
	signs = hasSeparator | hasQuote | hasComma | hasClosing | hasEscape | hasSlash | hasHyphen
)

// charactersOf returns which of them a text has.
func charactersOf(text string) (has characters) {
	for i := range len(text) {
		if c := text[i]; c < '0' || c > '9' && c < 'A' || c == '\\' { // none of them is a letter or a digit
			has |= charactersAt[c]
		}
	}
	return has
}

var charactersAt = [utf8.RuneSelf]characters{
	':': hasSeparator, '=': hasSeparator, '"': hasQuote, '\'': hasQuote, ',': hasComma, '<': hasComma, '>': hasClosing,
	'%': hasEscape, '&': hasEscape, '/': hasSlash, '\\': hasSlash, '-': hasHyphen,
}

func inOrder(spans []Span) {
	slices.SortStableFunc(spans, func(a, b Span) int { return cmp.Compare(a.Start, b.Start) })
}

// find is Spans for a text with certain characters; open is where the first value begins of a name
// that says secret by itself, 0 where there is none.
func find(text string, has characters, origin Origin) (spans []Span, open int) {
	spans, open = findPlain(text, has, origin)
	if has&hasEscape != 0 {
		spans = appendWrapped(spans, text)
		inOrder(spans)
	}
	return spans, open
}

// findPlain is find for a text as it is written.
func findPlain(text string, has characters, origin Origin) (spans []Span, open int) {
	spans = credentials(text)
	if has&hasSeparator != 0 {
		for s, isSure := range secretValues(text, origin) {
			if s.Start < s.End {
				spans = append(spans, s)
			}
			if isSure && open == 0 {
				open = s.Start
			}
		}
	}
	if has&hasClosing != 0 {
		spans = appendElements(spans, text)
	}
	if has&hasHyphen != 0 {
		spans = appendFlags(spans, text)
	}
	if has&hasSlash != 0 {
		spans = append(spans, pathSpans(text, origin)...)
	}
	inOrder(spans)
	return spans, open
}

// attribute is one of an element of XML or HTML.
var attribute = lazyregexp.New(`([\w.:-]+)(?:\s*=\s*\\*(?:"([^"]*)"|'([^']*)'|([^\s"'\\]*)))?`)

// hasSecretAttribute reports whether an attribute says that the text of its element is a
// secret: by its own name, or as the name of a pair; not <label for="password">.
func hasSecretAttribute(attributes string) bool {
	return slices.ContainsFunc(attribute().FindAllStringSubmatch(attributes, -1), func(m []string) bool {
		return namesSecret(m[1]) || namePart(m[1]) != noPart && namesSecret(m[2]+m[3]+m[4])
	})
}

// appendElements appends where the text of elements is of which the name or an attribute says
// secret.
func appendElements(spans []Span, text string) []Span {
	for _, m := range tagsIn(text) {
		if namesSecret(text[m.name.Start:m.name.End]) || hasSecretAttribute(text[m.attributes.Start:m.attributes.End]) {
			if end := elementEnd(text, m.end()); end > m.end() && !isInQuotes(text, m.start(), m.end()) {
				spans = append(spans, Span{m.end(), end})
			}
		}
	}
	return spans
}

// isInQuotes reports whether quotes stand around text[start:end] and nothing else.
func isInQuotes(text string, start, end int) bool {
	return start > 0 && end < len(text) && text[start-1] == text[end] && (text[end] == '"' || text[end] == '\'')
}

// elementEnd returns the end of the text of an element. One that is not closed ends
// with what it stands in; it may be no element, but a placeholder: "<token>" in quotes
// has no text, and in prose a space follows it, or the end of a clause.
func elementEnd(text string, start int) int {
	before, after, found := strings.Cut(text[start:], "<")
	end := start + len(before)
	if found && strings.HasPrefix(after, "/") {
		return end
	}
	if rest := strings.TrimLeft(text[start:], ".,;:!?)"); rest == "" || isSpace(rest[0]) {
		return start
	}
	return lineEnd(text[:end], start, OfDocument)
}

// memberName is the name of a member, its colon, and its value, in JSON or in Python; a
// form has a plus sign for a space. elementName is a word before another element of an array.
var (
	memberName  = lazyregexp.New(`["']([^"']*)["']\s*:[\s+]*(?:\\*["']([^"'\\]*)|([\w.+-]*))`)
	elementName = lazyregexp.New(`["']([^"'\s\\]+)\\*["']\s*,`)
)

// HoldsMember reports whether the text of a string is JSON in its turn, or has some in
// it, with a member, an element or a pair that is a secret: a payload that was encoded
// twice.
func HoldsMember(text string) bool {
	if !strings.ContainsAny(text, ":=,") || !strings.ContainsAny(text, `"'`) {
		return false
	}
	isMember := func(m []string) bool { return holds(m[1], textValue(m[2]+m[3])) }
	isElement := func(m []int) bool {
		return namesSecret(text[m[2]:m[3]]) && !isListOfWords(text[m[2]:m[3]], text[m[1]:])
	}
	return slices.ContainsFunc(memberName().FindAllStringSubmatch(text, -1), isMember) ||
		slices.ContainsFunc(elementName().FindAllStringSubmatchIndex(text, -1), isElement) ||
		len(pairsIn(text)) > 0
}
