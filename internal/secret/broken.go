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
func BlotText(out, text []byte) { blotText(out, text) }

// blotText is BlotText; it returns how many bytes were looked at on the way through
// the text, more often than once where something is looked for.
func blotText(out, text []byte) (looked int) {
	if bytes.IndexByte(text, 0) >= 0 {
		Blot(out, 0, len(out)) // UTF-16, or no text at all
		return len(text)
	}
	for _, s := range Spans(string(text), OfDocument) {
		Blot(out, s.Start, s.End)
	}
	t := textRedactor{text: text, out: out}
	t.blotPairs()
	for t.at < len(text) {
		t.next()
	}
	if len(t.aliases) == 0 {
		return t.looked
	}
	again := textRedactor{text: text, out: out, shape: t.shape, anchors: t.aliases} // they may stand before
	for again.at < len(text) {
		again.next()
	}
	return t.looked + again.looked
}

// blotPairs masks every object, to its first bracket, that has the name of a pair
// which names a secret: the value may stand before it.
func (t *textRedactor) blotPairs() {
	out, text, done := t.out, t.text, 0
	for _, m := range pairsIn(string(text)) {
		if m[0] < done {
			continue
		}
		start := max(done, bytes.LastIndexByte(text[done:m[0]], '{')+done)
		if done = t.objectEnd(m[1]); t.brackets().hasExcess {
			done = len(text)
		}
		if valuePart(string(text[m[2]:m[3]])) == surePart {
			Blot(out, m[4], m[5])
		}
		Blot(out, start, m[0])
		Blot(out, m[1], done)
	}
}

// objectEnd returns the offset of the bracket that ends an object, or the end of the text. One
// right after a colon is not it: a value is to come.
func (t *textRedactor) objectEnd(at int) int {
	for {
		i := bytes.IndexByte(t.text[at:], '}')
		if i < 0 {
			return len(t.text)
		}
		if at += i; t.text[t.spacesBefore(at)-1] != ':' {
			return at
		}
		at++
	}
}

// A textRedactor masks words on its way through a text.
type textRedactor struct {
	text   []byte
	out    []byte // text, masked
	at     int
	line   int    // where the line of at begins
	last   string // the word before: a stray separator may have split a name
	looked int    // see blotText

	active  bool // the name of a secret has come
	url     bool // or that of a URL: a whole one is no secret
	masked  bool // and a word that is its value
	whole   bool // which is one string, with its quotes
	depth   int  // brackets opened since
	list    bool // the last bracket opened a list
	column  int  // of the name: what is further to the right on later lines is in its value
	block   bool // the value begins on a later line than the name
	endless bool // nobody knows where the value ends
	bare    bool // no colon has come after a name in quotes

	aliases, anchors map[string]bool // of YAML: what secrets are the same as; where it stands

	shape textShape
}

// next moves past a separator, a quote, a word or, where it matters, a whole string.
func (t *textRedactor) next() {
	switch c := t.text[t.at]; {
	case c == '"' || c == '\'':
		t.quote()
	case isSeparator(c):
		t.separator(c)
		t.at++
		if c == '\n' {
			t.line = t.at
		}
		t.looked++
	default:
		end := t.at
		for end < len(t.text) && isWordByte(t.text[end]) {
			end++
		}
		t.looked += end - t.at
		t.word(end)
	}
}

func isWordByte(c byte) bool { return !isSeparator(c) && c != '"' && c != '\'' }

// separators stand between words.
const separators = " \t\r\n,:={}[]"

func isSeparator(c byte) bool { return strings.IndexByte(separators, c) >= 0 }

// separator ends the masking where the value of a secret ends.
func (t *textRedactor) separator(c byte) {
	if strings.IndexByte("{}[]", c) >= 0 {
		t.list = c == '['
	}
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
	if t.active && (t.endless || c == ',' && t.block && t.depth <= 0) {
		return
	}
	if c == '\n' && t.active {
		t.block = t.block || !t.masked
		if t.block && t.isLost(t.at+1) || t.isDeeper() && !(t.whole && t.depth <= 0 && t.isMemberAt(t.at)) {
			return
		}
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
	return t.skip(t.at+1, " ")-t.at-1 > t.column
}

// isMemberAt reports whether a name in quotes and a colon come at an offset: what a
// whole string was the value of has ended.
func (t *textRedactor) isMemberAt(at int) bool {
	start := t.skip(at, " \t\r\n")
	if start == len(t.text) || t.text[start] != '"' && t.text[start] != '\'' {
		return false
	}
	end, closed := t.nameEnd(start)
	after := t.skip(end, " \t")
	return closed && after < len(t.text) && t.text[after] == ':'
}

// skip returns the offset after characters that are passed over.
func (t *textRedactor) skip(at int, characters string) int {
	start := at
	for at < len(t.text) && strings.IndexByte(characters, t.text[at]) >= 0 {
		at++
	}
	t.looked += at - start + 1
	return at
}

// isElement reports whether the string at t.at, which ends at an offset, is an element
// of a list of words, so that it names nothing: see pair.go.
func (t *textRedactor) isElement(end int) bool {
	next := t.skip(end, " \t\r\n")
	if !t.list || next == len(t.text) || t.text[next] != ',' {
		return false
	}
	next = t.skip(next+1, " \t\r\n")
	if next == len(t.text) || t.text[next] != '"' && t.text[next] != '\'' {
		return false
	}
	after, closed := t.nameEnd(next)
	name, value := string(t.text[t.at+1:end-1]), t.text[next+1:max(next+1, after-1)]
	return closed && t.endsValue(after) && !isFlag(name) && textValue(value).isWords()
}

// maxNameBytes bounds what is looked at for a name: a text may be nothing but quotes.
const maxNameBytes = 64

// nameEnd returns the end of the string that a quote opens, if it is as short as a name.
func (t *textRedactor) nameEnd(at int) (end int, closed bool) {
	return t.stringEnd(at, min(len(t.text), at+maxNameBytes))
}

// quote takes a string that is a value, or the name of a secret, as a whole.
// Any other quote may be a stray one, and is passed over alone.
func (t *textRedactor) quote() {
	if t.active {
		t.value()
		return
	}
	if end, ok := t.wholeValue(); ok {
		t.at = end
		return
	}
	end, closed := t.nameEnd(t.at)
	if !closed || !t.isElement(end) && !t.quotedName(string(t.text[t.at+1:end-1]), end) {
		end = t.at + 1
	}
	t.at = end
}

// quotedName reports whether a string in quotes, which ends at an offset, is a name: that
// of a secret, or the end of one, or any other with a colon after it.
func (t *textRedactor) quotedName(content string, end int) bool {
	separator := func(r rune) bool { return r < utf8.RuneSelf && isSeparator(byte(r)) }
	if content == "" || strings.ContainsFunc(content, separator) {
		return false
	}
	if t.name(content, end) || t.isSplit(content) && t.name(t.last+" "+content, end) {
		return true
	}
	after := t.skip(end, " \t")
	isName := after < len(t.text) && t.text[after] == ':' && (t.at == 0 || isSeparator(t.text[t.at-1])) // no stray quote
	if isName {
		t.last = ""
	}
	return isName
}

// isAfterColon reports whether a name and a colon stand before t.at, and perhaps spaces.
func (t *textRedactor) isAfterColon() bool {
	colon := t.spacesBefore(t.at) - 1
	if colon <= 0 || t.text[colon] != ':' {
		return false
	}
	name := t.spacesBefore(colon) - 1
	return name >= 0 && !isSeparator(t.text[name])
}

// spacesBefore returns the offset of white space that ends at one.
func (t *textRedactor) spacesBefore(at int) int {
	for least := max(0, at-maxBetween); at > least && isSpace(t.text[at-1]); at-- {
		t.looked++
	}
	return at
}

// wholeValue returns the end of the string at t.at if it is a value from quote to quote:
// the words in it name nothing that comes after it. If it has a secret, its end has to
// be beyond doubt.
func (t *textRedactor) wholeValue() (end int, ok bool) {
	if !t.isAfterColon() {
		return t.at, false
	}
	end, closed := t.stringEnd(t.at, len(t.text))
	if !closed || !t.endsMember(end) {
		return t.at, false
	}
	content := string(t.text[t.at+1 : end-1])
	if InText(content) == nil && InText(Unescape(content)) == nil {
		return end, true
	}
	if !t.isMemberEnd(end) {
		return t.at, false
	}
	MaskString(t.out, t.at+1, end-1, false)
	return end, true
}

// endsMember reports whether a text goes on at an offset as it may after a value, or
// with the next member, if a comma is missing.
func (t *textRedactor) endsMember(at int) bool {
	return t.endsValue(at) || t.isMemberAt(at) || t.isComment(at)
}

func (t *textRedactor) isComment(at int) bool {
	rest := t.text[t.skip(at, " \t"):]
	return bytes.HasPrefix(rest, []byte("//")) || bytes.HasPrefix(rest, []byte("/*"))
}

// isMemberEnd is endsMember where a stray quote may have come before a separator that
// belongs to the value: a bracket ends it if no word follows at once, and a comma if a
// quote, a bracket or a new line comes next.
func (t *textRedactor) isMemberEnd(at int) bool {
	at = t.skip(at, " \t\r\n")
	if at == len(t.text) {
		return true
	}
	if t.text[at] != ',' {
		return t.isMemberAt(at) || at+1 == len(t.text) || !isWordByte(t.text[at+1])
	}
	at = t.skip(at+1, " \t")
	return at == len(t.text) || strings.IndexByte("\"'{}[]\r\n", t.text[at]) >= 0
}

// name begins the masking if a word, which ends at an offset, is the name of a secret or
// of a URL.
func (t *textRedactor) name(word string, end int) bool {
	if secret := t.isAnchor(word) || t.holds(word, end); secret || isURLName(word) {
		t.active, t.url, t.masked, t.whole, t.depth = true, !secret, false, false, 0
		t.column = t.at - t.line
		t.block, t.endless = false, secret && t.isEndless(end)
		t.bare = secret && (t.text[t.at] == '"' || t.at > 0 && t.text[t.at-1] == '"') && t.isBare(end)
	}
	return t.active
}

// holds is holds for a word as it is written, escapes and all.
func (t *textRedactor) holds(word string, end int) bool {
	v := following{t, end}
	if !strings.Contains(word, `\`) {
		return holds(word, v)
	}
	return holds(Unescape(word), v) || holds(strings.ReplaceAll(word, `\`, ""), v)
}

// value masks a string to its end, unless it is a whole URL where one should be, or
// nothing like one.
func (t *textRedactor) value() {
	end, closed := t.stringEnd(t.at, len(t.text))
	if t.url && closed && t.endsValue(end) && !isBrokenURL(string(t.text[t.at+1:end-1])) {
		t.active = false
		t.quote()
		return
	}
	if end < len(t.text) && t.text[end] == '\n' && !closed {
		end = t.farEnd(end, t.text[t.at])
	}
	isFirst := !t.masked
	t.mask(end)
	t.whole = isFirst && closed
	t.at = end
}

// farEnd returns the end of a string that a line break at i got into, or i where
// the next quote does not look like an end.
func (t *textRedactor) farEnd(i int, quote byte) int {
	n := bytes.IndexByte(t.text[i:], quote)
	if n < 0 {
		t.looked += len(t.text) - i
		return i
	}
	t.looked += n
	if !t.endsValue(i + n + 1) {
		return i
	}
	t.line = bytes.LastIndexByte(t.text[i:i+n], '\n') + i + 1
	return i + n + 1
}

// endsValue reports whether a text goes on at an offset as it may after a value.
func (t *textRedactor) endsValue(at int) bool {
	at = t.skip(at, " \t\r\n")
	return at == len(t.text) || strings.IndexByte(",}]", t.text[at]) >= 0
}

// stringEnd returns the end of the string that a quote opens at i, and whether a quote
// closes it before the end of its line and before most.
func (t *textRedactor) stringEnd(i, most int) (end int, closed bool) {
	c, start := t.text[i], i
	for i++; i < most && t.text[i] != '\n'; i++ {
		if t.text[i] == '\\' && i+1 < most && t.text[i+1] != '\n' {
			i++
		} else if t.text[i] == c {
			t.looked += i - start
			return i + 1, true
		}
	}
	t.looked += i - start
	return min(i, most), false
}

func (t *textRedactor) word(end int) {
	word := string(t.text[t.at:end])
	switch {
	case t.url && t.active && isPlainWord(word) && (end == len(t.text) || t.text[end] == '\n'):
		t.active = false
	case t.active:
		t.mask(end)
	case t.name(word, end) || t.isSplit(word) && t.name(t.last+" "+word, end):
	case strings.Contains(word, `\`) && InText(Unescape(word)) != nil:
		Blot(t.out, t.at, end)
	}
	t.at, t.last = end, word
}

// shortestSplit is the least length of a name that may have been split: chance makes
// shorter ones.
const shortestSplit = 4

// isSplit reports whether the word before and this one may be the halves of a name.
func (t *textRedactor) isSplit(word string) bool {
	n := len(t.last) + len(word)
	return t.last != "" && n >= shortestSplit && n < maxNameBytes
}

func (t *textRedactor) mask(end int) {
	t.url = false // not a whole one
	t.noteAlias(end)
	if isString := t.text[t.at] == '"'; !t.bare || isString {
		t.masked = t.masked || bytes.ContainsFunc(t.text[t.at:end], isWordRune) && !t.isNamePart(end)
		t.bare = false
	}
	t.whole = false
	Blot(t.out, t.at, end)
}

// isNamePart reports whether a colon comes right after a word: it is not the value yet.
func (t *textRedactor) isNamePart(end int) bool {
	return t.text[t.at] != '"' && end < len(t.text) && t.text[end] == ':'
}

// isBare reports whether neither a colon nor anything else that may follow a name comes after
// one that ends at an offset.
func (t *textRedactor) isBare(end int) bool {
	at := t.skip(end, " \t\r\n")
	return at < len(t.text) && isWordByte(t.text[at])
}

// noteAlias notes what a secret is the same as, by an alias of YAML (YAML 1.2.2, section 7.1).
func (t *textRedactor) noteAlias(end int) {
	if name := t.text[t.at:end]; len(name) > 1 && name[0] == '*' {
		if t.aliases == nil {
			t.aliases = map[string]bool{}
		}
		t.aliases[string(name[1:])] = true
	}
}

// isAnchor reports whether a word is where that stands.
func (t *textRedactor) isAnchor(word string) bool {
	if len(t.anchors) == 0 {
		return false
	}
	_, name, ok := strings.Cut(word, "&")
	return ok && t.anchors[name]
}

func isWordRune(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= 0x80
}
