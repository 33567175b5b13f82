package lsp

import (
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// The encodings of positions.
const (
	utf8Units  = "utf-8"
	utf16Units = "utf-16"
)

// A document is a file as the client has it open.
type document struct {
	uri, path string
	version   int
	text      string
	lines     []int // offsets of the starts of lines, in bytes
}

// set changes the document's text. A line ends with "\n", "\r\n" or "\r", as the
// protocol says, which differs from how reports count lines.
func (d *document) set(text string) {
	d.text, d.lines = text, []int{0}
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' || text[i] == '\r' && !strings.HasPrefix(text[i+1:], "\n") {
			d.lines = append(d.lines, i+1)
		}
	}
}

// change makes a change that the client has made. It has been asked for the whole
// text, but some send ranges whatever they are asked for.
func (d *document) change(c contentChange, encoding string) {
	if c.Range == nil {
		d.set(c.Text)
		return
	}
	start := d.offset(c.Range.Start, encoding)
	end := max(start, d.offset(c.Range.End, encoding))
	d.set(d.text[:start] + c.Text + d.text[end:])
}

// position returns where the byte at an offset is, in an encoding.
func (d *document) position(offset int, encoding string) position {
	offset = min(offset, len(d.text))
	line, found := slices.BinarySearch(d.lines, offset)
	if !found {
		line--
	}
	return position{line, units(d.text[d.lines[line]:offset], encoding)}
}

// offset is the reverse of position. What lies outside the text is moved to
// its nearest end; a character beyond the line moves to the end of the line.
func (d *document) offset(p position, encoding string) int {
	if p.Line < 0 {
		return 0
	}
	if p.Line >= len(d.lines) {
		return len(d.text)
	}
	start := d.lines[p.Line]
	line := d.text[start:d.lineEnd(start)]
	for i, r := range line {
		if p.Character <= 0 {
			return start + i
		}
		p.Character -= unitsOf(r, line[i:], encoding)
	}
	return start + len(line)
}

// lineEnd returns the offset of the end of the line that holds an offset,
// without what ends it.
func (d *document) lineEnd(offset int) int {
	if n := strings.IndexAny(d.text[offset:], "\r\n"); n >= 0 {
		return offset + n
	}
	return len(d.text)
}

// units counts the characters of text, as an encoding has them.
func units(text, encoding string) int {
	if encoding == utf8Units {
		return len(text)
	}
	n := 0
	for i, r := range text {
		n += unitsOf(r, text[i:], encoding)
	}
	return n
}

// unitsOf counts those of the code point that text begins with. A byte that is
// none counts as the one that replaces it.
func unitsOf(r rune, text, encoding string) int {
	if encoding == utf8Units {
		_, size := utf8.DecodeRuneInString(text)
		return size
	}
	return utf16.RuneLen(r)
}
