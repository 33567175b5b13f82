package secret

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// A named value is what follows a name in a text: in a form, a header, a program, a
// configuration, an argument, JSON.
type named struct {
	name, words string // words has the word before the name, too
	isQuoted    bool   // the name is
	isProse     bool   // there is a colon and a space between the two
	isParameter bool   // there is nothing but an equals sign
	start       int    // of the value
}

// maxName is up to how many bytes of a name in a text are looked at.
const maxName = 64

// maxBeside is how many bytes may stand between a name and its separator that are no part of
// it: quotes, brackets, what a slip has put there.
const maxBeside = 8

// maxNamed is up to how many bytes of a value are looked at to tell whether it looks
// like a secret.
const maxNamed = 128

// secretValues yields where the values of names are that are secrets, and whether the
// name alone says so; what it names may then begin with what ends the value. Where
// it does not, an empty span says that there is no secret.
func secretValues(text string, origin Origin) iter.Seq2[Span, bool] {
	return func(yield func(Span, bool) bool) {
		for i := nextSeparator(text, 0); i < len(text); i = nextSeparator(text, i) {
			var n named
			isNamed := n.readName(text, i)
			i = separatorEnd(text, i)
			if !isNamed {
				continue
			}
			n.readStart(text, i)
			end, isSure := n.secretEnd(text, origin)
			if !yield(Span{n.start, end}, isSure) {
				return
			}
			i = max(i, end)
		}
	}
}

func nextSeparator(text string, at int) int {
	for at < len(text) && text[at] != ':' && text[at] != '=' {
		at++
	}
	return at
}

// secretEnd returns the end of the value, its start where it is no secret; isSure says
// that the name alone says so.
func (n *named) secretEnd(text string, origin Origin) (end int, isSure bool) {
	shown := text[:min(len(text), n.start+maxNamed)]
	value := textValue(strings.TrimRight(strings.Trim(shown[n.start:valueEnd(shown, n.start)], "\\\"'`"), ".,;:!?)]}"))
	r := n.read()
	isWord := origin == OfSchema && n.isProse && (isPlainWord(string(value)) || IsPlaceholder(string(value)))
	isSure = r.says == always && !isWord && !(r.isPlural && value.isNumber())
	switch {
	case !isSure && !n.mayHold(r, value):
		return n.start, false
	case isSure && !isQuote(text, n.start) && (r.toBreak || n.isQuoted && origin == OfArgument):
		return lineEnd(text, n.start, origin), true
	}
	end = valueEnd(text, n.start)
	if origin == OfArgument && text[end-1] == ':' && end-1 > n.start {
		end-- // what is wrong with the argument comes next
	}
	return end, isSure
}

// mayHold reports whether a value looks like a secret, and its name does not say that it
// is none.
func (n *named) mayHold(r reading, value textValue) bool {
	if r.says != nothing && value.looks(barMaybe) {
		return true
	}
	return (n.isParameter && IsParameter(n.name) || isSlip(n.name)) && value.looks(barSlip)
}

// read reads the name, and the word before it where that says more, as in "api key".
// One that says less tells no more than that a number is a count: "max token: 9".
func (n *named) read() reading {
	r := read(n.name)
	if n.words != n.name {
		switch both := read(n.words); {
		case both.says > r.says:
			return both
		case both.says < r.says:
			r.isPlural = true
		}
	}
	return r
}

// readName reads the name that ends before the separator at an offset.
func (n *named) readName(text string, separator int) bool {
	end := separator
	for end > 0 && isSpace(text[end-1]) {
		end--
	}
	bare := end
	for end > 0 && bare-end < maxBeside && !isNameByte(text[end-1]) && !isSpace(text[end-1]) {
		end--
	}
	n.isQuoted = end < bare
	start := wordStart(text, end)
	n.name, n.words = text[start:end], text[start:end]
	if path := strings.TrimRight(text[:start], "@!( "); strings.HasSuffix(path, "[?") && len(path) < start {
		return n.readFiltered(path)
	}
	if start < end && start > 0 && text[start-1] == ' ' {
		n.words = text[wordStart(text, start-1):end]
	}
	return start < end
}

// readFiltered reads the name of what a filter of a JSONPath (RFC 9535) is for, as in
// $.token[?@=="…"], if the one that it compares says less.
func (n *named) readFiltered(path string) bool {
	path = strings.TrimRight(path, "[?\"')]")
	outer := path[wordStart(path, len(path)):]
	if read(outer).says > read(n.name).says {
		n.name, n.words = outer, outer
	}
	return n.name != ""
}

// wordStart returns where the word of a name begins that ends at an offset.
func wordStart(text string, end int) int {
	start := end
	for start > 0 && end-start < maxName && isNameByte(text[start-1]) {
		start--
	}
	return start
}

func isNameByte(c byte) bool {
	return class(c) != other || c == '_' || c == '.' || c == '$' || c == '-' || c >= utf8.RuneSelf
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// separatorEnd returns the end of a separator: "=", ":", ":=", "==", "=>".
func separatorEnd(text string, at int) int {
	end := at + 1
	for end < len(text) && end < at+3 && strings.IndexByte(":=>", text[end]) >= 0 {
		end++
	}
	return end
}

// readStart finds where the value begins after the separator that ends at an offset.
func (n *named) readStart(text string, at int) {
	n.start = at
	for n.start < len(text) && isSpace(text[n.start]) {
		n.start++
	}
	n.isProse = text[at-1] == ':' && n.start > at
	n.isParameter = text[at-1] == '=' && n.start == at
}

// valueEnd returns the end of the value that begins at an offset: that of its quotes,
// the end of the line where they are not closed, and of a word where there are none.
func valueEnd(text string, start int) int {
	open := start
	for open < len(text) && text[open] == '\\' {
		open++
	}
	if open < len(text) && (text[open] == '"' || text[open] == '\'' || text[open] == '`') {
		return quotedEnd(text, open+1, text[open], open-start)
	}
	if n := strings.IndexAny(text[open:], "&\"'# \t\r\n"); n >= 0 {
		return open + n
	}
	return len(text)
}

// quotedEnd returns where a quote ends that so many backslashes stand before.
func quotedEnd(text string, at int, quote byte, backslashes int) int {
	before := 0
	for ; at < len(text) && text[at] != '\n'; at++ {
		switch {
		case text[at] == '\\':
			before++
			continue
		case text[at] == quote && (before <= backslashes || before%2 == 0 && backslashes == 0):
			return at + 1
		}
		before = 0
	}
	return at
}

// isQuote reports whether a quote stands at an offset, backslashes before it or not.
func isQuote(text string, at int) bool {
	rest := strings.TrimLeft(text[at:], `\`)
	return rest != "" && strings.IndexByte("\"'`", rest[0]) >= 0
}

// lineEnd returns where the line of an offset ends; in a document, a quote may end it
// before, which is that of the string the line stands in.
func lineEnd(text string, at int, origin Origin) int {
	ends := "\r\n"
	if origin == OfDocument {
		ends = "\"'\r\n"
	}
	if n := strings.IndexAny(text[at:], ends); n >= 0 {
		return at + n
	}
	return len(text)
}
