package authlink

import (
	"bytes"
	"strings"
)

// redactText masks the secrets of a text that is not JSON, or not quite: quotes
// may be missing, colons, commas, ends. Beside what looks like a secret, every
// word that follows the name of one is masked, to the comma, the bracket or the
// end of the line after the first; rather a word too many than one too few.
func redactText(out, text []byte) {
	if bytes.IndexByte(text, 0) >= 0 {
		mask(out, 0, len(out)) // UTF-16, or no text at all
		return
	}
	for _, s := range secretSpans(string(text)) {
		mask(out, s.start, s.end)
	}
	t := textRedactor{text: text, out: out}
	for t.at < len(text) {
		t.next()
	}
}

// A textRedactor masks words on its way through a text.
type textRedactor struct {
	text []byte
	out  []byte // text, masked
	at   int
	last string // the word before: a stray separator may have split a name

	active bool // the name of a secret has come
	masked bool // and a word that is its value
	depth  int  // brackets opened since
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
		for end < len(t.text) && !isSeparator(t.text[end]) && t.text[end] != '"' && t.text[end] != '\'' {
			end++
		}
		t.word(end)
	}
}

func isSeparator(c byte) bool { return strings.IndexByte(" \t\r\n,:={}[]", c) >= 0 }

// separator ends the masking where the value of a secret ends.
func (t *textRedactor) separator(c byte) {
	switch c {
	case '{', '[':
		t.depth++
		return
	case '}', ']':
		t.depth--
	case ',', '\n':
	default:
		return
	}
	t.active = t.active && (t.depth > 0 || !t.masked)
}

// maxNameBytes bounds what is looked at for a name: a text may be nothing but quotes.
const maxNameBytes = 64

// quote takes a string that is the name of a secret, or the value of one, as a
// whole. Any other quote may be a stray one, and is passed over alone.
func (t *textRedactor) quote(c byte) {
	if t.active {
		end := stringEnd(t.text, t.at)
		t.mask(end)
		t.at = end
		return
	}
	end := stringEnd(t.text[:min(len(t.text), t.at+maxNameBytes)], t.at)
	content := strings.TrimRight(string(t.text[t.at+1:end]), string(c))
	switch {
	case !strings.ContainsFunc(content, func(r rune) bool { return r < 0x80 && isSeparator(byte(r)) }) && namesSecret(content):
		t.activate()
		t.at = end
	default:
		t.at++
	}
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
	case namesSecret(word) || namesSecret(t.last+word):
		t.activate()
	case strings.Contains(word, `\`) && secretSpans(unescape(word)) != nil:
		mask(t.out, t.at, end)
	}
	t.at, t.last = end, word
}

func (t *textRedactor) activate() { t.active, t.masked, t.depth = true, false, 0 }

func (t *textRedactor) mask(end int) {
	t.masked = t.masked || bytes.ContainsFunc(t.text[t.at:end], isWordRune)
	mask(t.out, t.at, end)
}

func isWordRune(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= 0x80
}

// namesSecret is isSecretName for a word as it is written, escapes and all.
func namesSecret(word string) bool {
	if !strings.Contains(word, `\`) {
		return isSecretName(word)
	}
	return isSecretName(unescape(word)) || isSecretName(strings.ReplaceAll(word, `\`, ""))
}
