package secret

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// BlotText masks the secrets of a text that is not JSON, or not quite: quotes
// may be missing, colons, commas, ends. Beside what looks like a secret, every
// word that follows the name of one is masked, to the comma, the bracket or the
// end of the line after the first; rather a word too many than one too few.
func BlotText(out, text []byte) {
	if bytes.IndexByte(text, 0) >= 0 {
		Blot(out, 0, len(out)) // UTF-16, or no text at all
		return
	}
	for _, s := range Spans(string(text), OfDocument) {
		Blot(out, s.Start, s.End)
	}
	maskPairs(out, text)
	t := textRedactor{text: text, out: out}
	for t.at < len(text) {
		t.next()
	}
}

// maskPairs masks every object, to its first bracket, that has the name of a pair
// which names a secret: the value may stand before it.
func maskPairs(out, text []byte) {
	done := 0
	for _, m := range pairName().FindAllSubmatchIndex(text, -1) {
		if m[0] < done || !isSecretPair(string(text[m[2]:m[3]]), string(text[m[4]:m[5]])) {
			continue
		}
		start := max(done, bytes.LastIndexByte(text[done:m[0]], '{')+done)
		if i := bytes.IndexByte(text[m[1]:], '}'); i >= 0 {
			done = m[1] + i
		} else {
			done = len(text)
		}
		Blot(out, start, m[0])
		Blot(out, m[1], done)
	}
}

// A textRedactor masks words on its way through a text.
type textRedactor struct {
	text []byte
	out  []byte // text, masked
	at   int
	last string // the word before: a stray separator may have split a name

	active bool // the name of a secret has come
	url    bool // or that of a URL: a whole one is no secret
	masked bool // and a word that is its value
	depth  int  // brackets opened since
	column int  // of the name: what is further to the right on later lines is in its value
}

// next moves past a separator, a quote, a word or, where it matters, a whole string.
func (t *textRedactor) next() {
	switch c := t.text[t.at]; {
	case c == '"' || c == '\'':
		t.quote(c)
	case isSeparator(c):
		t.separator(c)
		t.at++
	default:
		end := t.at
		for end < len(t.text) && isWordByte(t.text[end]) {
			end++
		}
		t.word(end)
	}
}

func isWordByte(c byte) bool { return !isSeparator(c) && c != '"' && c != '\'' }

func isSeparator(c byte) bool { return strings.IndexByte(" \t\r\n,:={}[]", c) >= 0 }

// separator ends the masking where the value of a secret ends.
func (t *textRedactor) separator(c byte) {
	switch c {
	case '{', '[':
		t.depth++
		return
	case '}', ']':
		if t.depth--; t.depth == 0 {
			return // the end of the value, unless a comma is missing after it
		}
	case ',', '\n':
	default:
		return
	}
	if c == '\n' && t.active && t.isDeeper() {
		return
	}
	inWord := c != '\n' && t.at+1 < len(t.text) && isWordByte(t.text[t.at+1]) // a part of a value that lost its quotes
	t.active = t.active && (t.depth > 0 || !t.masked || inWord)
}

// isDeeper reports whether the line that begins after t.at is indented further than the
// name, as the lines of a block are in YAML. An empty line may be in the middle of one.
func (t *textRedactor) isDeeper() bool {
	rest := t.text[t.at+1:]
	if len(rest) > 0 && (rest[0] == '\n' || rest[0] == '\r') {
		return true
	}
	return len(rest)-len(bytes.TrimLeft(rest, " ")) > t.column
}

// maxNameBytes bounds what is looked at for a name: a text may be nothing but quotes.
const maxNameBytes = 64

// quote takes a string that is the name of a secret, or the value of one, as a
// whole. Any other quote may be a stray one, and is passed over alone.
func (t *textRedactor) quote(c byte) {
	if t.active {
		t.value()
		return
	}
	end := stringEnd(t.text[:min(len(t.text), t.at+maxNameBytes)], t.at)
	if t.text[end-1] != c || !t.quotedName(string(t.text[t.at+1:max(t.at+1, end-1)])) {
		end = t.at + 1
	}
	t.at = end
}

func (t *textRedactor) quotedName(content string) bool {
	separator := func(r rune) bool { return r < utf8.RuneSelf && isSeparator(byte(r)) }
	return content != "" && !strings.ContainsFunc(content, separator) && t.name(content)
}

// name begins the masking if a word is the name of a secret or of a URL.
func (t *textRedactor) name(word string) bool {
	if secret := namesSecret(word); secret || isURLName(word) {
		t.active, t.url, t.masked, t.depth = true, !secret, false, 0
		t.column = t.at - bytes.LastIndexByte(t.text[:t.at], '\n') - 1
	}
	return t.active
}

// value masks a string to its end, unless it is a whole URL where one should be.
func (t *textRedactor) value() {
	end := stringEnd(t.text, t.at)
	content := t.text[t.at+1 : max(t.at+1, end-1)]
	if t.url && t.text[end-1] == t.text[t.at] && endsValue(t.text[end:]) && wholeURL().Match(content) {
		t.active = false
		t.at++
		return
	}
	if end < len(t.text) && t.text[end] == '\n' {
		end = farEnd(t.text, end, t.text[t.at])
	}
	t.mask(end)
	t.at = end
}

// farEnd returns the end of a string that a line break at i got into, or i where
// the next quote does not look like an end.
func farEnd(text []byte, i int, quote byte) int {
	n := bytes.IndexByte(text[i:], quote)
	if n < 0 || !endsValue(text[i+n+1:]) {
		return i
	}
	return i + n + 1
}

// endsValue reports whether rest goes on as it may after a value.
func endsValue(rest []byte) bool {
	rest = bytes.TrimLeft(rest, " \t\r\n")
	return len(rest) == 0 || strings.IndexByte(",}]", rest[0]) >= 0
}

// stringEnd returns the end of the string that a quote opens at i, or of its line.
func stringEnd(text []byte, i int) int {
	c := text[i]
	for i++; i < len(text) && text[i] != '\n'; i++ {
		if text[i] == '\\' && i+1 < len(text) && text[i+1] != '\n' {
			i++
		} else if text[i] == c {
			return i + 1
		}
	}
	return i
}

func (t *textRedactor) word(end int) {
	word := string(t.text[t.at:end])
	switch {
	case t.active:
		t.mask(end)
	case t.name(word) || namesSecret(t.last+word) && t.name(t.last+word):
	case strings.Contains(word, `\`) && InText(Unescape(word)) != nil:
		Blot(t.out, t.at, end)
	}
	t.at, t.last = end, word
}

func (t *textRedactor) mask(end int) {
	t.url = false // not a whole one
	t.masked = t.masked || bytes.ContainsFunc(t.text[t.at:end], isWordRune)
	Blot(t.out, t.at, end)
}

func isWordRune(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= 0x80
}

// namesSecret is isSecretName for a word as it is written, escapes and all.
func namesSecret(word string) bool {
	if !strings.Contains(word, `\`) {
		return isSecretName(word)
	}
	return isSecretName(Unescape(word)) || isSecretName(strings.ReplaceAll(word, `\`, ""))
}
