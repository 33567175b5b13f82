package lsp

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/authlink/internal/span"
)

// The encodings of positions.
const (
	utf8Units  = "utf-8"
	utf16Units = "utf-16"
)

// A document is a file as the client has it open. It does not change: its next text is
// another one.
type document struct {
	uri, path, language string
	version             int
	text                string
	lines               []int // offsets of the starts of lines, in bytes
	units               *span.Units
	linted              *linted
}

// with returns the document with another text. A line ends with "\n", "\r\n" or "\r", as the
// protocol says, which differs from how reports count lines.
func (d *document) with(text string, version int) *document {
	next := &document{uri: d.uri, path: d.path, language: d.language, version: version, text: text, lines: []int{0}, units: span.NewUnits(text), linted: new(linted)}
	for i := range len(text) {
		if text[i] == '\n' || text[i] == '\r' && !strings.HasPrefix(text[i+1:], "\n") {
			next.lines = append(next.lines, i+1)
		}
	}
	return next
}

// change returns the document with a change that the client has made. It has been asked for
// the whole text, but some send ranges whatever they are asked for.
func (d *document) change(c contentChange, encoding string) *document {
	if c.Range == nil {
		return d.with(c.Text, d.version)
	}
	start := d.offset(c.Range.Start, encoding)
	end := max(start, d.offset(c.Range.End, encoding))
	return d.with(d.text[:start]+c.Text+d.text[end:], d.version)
}

// position returns where the byte at an offset is, in an encoding.
func (d *document) position(offset int, encoding string) position {
	offset = min(offset, len(d.text))
	line := d.lineOf(offset)
	return position{line, d.unitsBefore(offset, encoding) - d.unitsBefore(d.lines[line], encoding)}
}

// lineOf returns the line that holds an offset.
func (d *document) lineOf(offset int) int {
	line, found := slices.BinarySearch(d.lines, offset)
	if !found {
		line--
	}
	return line
}

// unitsBefore counts the characters before an offset, as an encoding has them.
func (d *document) unitsBefore(offset int, encoding string) int {
	if encoding == utf8Units {
		return offset
	}
	return d.units.Before(offset)
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
	end := d.lineEnd(start)
	if p.Character <= 0 {
		return start
	}
	if encoding == utf8Units {
		return d.nextRune(min(start+p.Character, end))
	}
	return min(d.units.Offset(d.units.Before(start)+p.Character), end)
}

// nextRune returns the first offset from one on at which a character begins, or the text ends.
func (d *document) nextRune(at int) int {
	for at < len(d.text) && !utf8.RuneStart(d.text[at]) {
		at++
	}
	return at
}

// lineEnd returns the offset of the end of the line that holds an offset,
// without what ends it.
func (d *document) lineEnd(offset int) int {
	end := len(d.text)
	if line := d.lineOf(min(offset, end)); line+1 < len(d.lines) {
		end = d.lines[line+1] - 1
		if end > d.lines[line] && d.text[end] == '\n' && d.text[end-1] == '\r' {
			end--
		}
	}
	return max(offset, end)
}
