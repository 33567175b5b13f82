package yaml

import (
	"bytes"
	"unicode/utf8"
)

// A cursor turns lines and columns, which count from 1 and columns in code points, into
// offsets: in all, in one pass over the text, since they only go forward.
type cursor struct {
	text         []byte
	at           int
	line, column int // of at
}

// newCursor begins after a byte order mark, which the parser does not count.
func newCursor(text []byte) cursor {
	return cursor{text: text, at: markLength(text), line: 1, column: 1}
}

// offset returns that of a line and column, or of the first end of a line or of the
// text before it. It is -1 for a place before the last one.
func (c *cursor) offset(line, column int) int {
	if line < c.line || line == c.line && column < c.column {
		return -1
	}
	for c.line < line {
		n := bytes.IndexByte(c.text[c.at:], '\n')
		if n < 0 {
			return len(c.text)
		}
		c.at += n + 1
		c.line++
		c.column = 1
	}
	for c.column < column && c.at < len(c.text) && c.text[c.at] != '\n' {
		_, size := utf8.DecodeRune(c.text[c.at:])
		c.at += size
		c.column++
	}
	return c.at
}
