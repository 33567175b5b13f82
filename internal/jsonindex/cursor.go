package jsonindex

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"
)

// Cursor turns byte offsets of a document into lines and columns. Asked in
// rising order it counts each byte once; any other order is right too, and
// counts what lies between two offsets, and the line of the one before. It is
// not safe for concurrent use.
type Cursor struct {
	data         []byte
	offset       int // all before it is counted
	line, column int // of offset
	read         int // bytes that were counted
}

// NewCursor returns a cursor at the start of data.
func NewCursor(data []byte) *Cursor {
	c := new(Cursor)
	c.Reset(data)
	return c
}

// Reset puts the cursor at the start of data.
func (c *Cursor) Reset(data []byte) { *c = Cursor{data: data, line: 1, column: 1} }

// Position returns the line and the column of the byte at offset, which may be
// len(data). Both count from 1. A line ends with "\n". A column is a Unicode
// code point; each byte of invalid UTF-8 counts as one, and so does a byte
// order mark. All bytes of one code point are in its column.
func (c *Cursor) Position(offset int) (line, column int) {
	offset = runeStart(c.data, offset)
	if offset < c.offset {
		c.back(offset)
	}
	c.read += offset - c.offset
	for {
		rest := c.data[c.offset:offset]
		end := bytes.IndexByte(rest, '\n')
		if end < 0 {
			c.column += countRunes(rest)
			c.offset = offset
			return c.line, c.column
		}
		c.offset += end + 1
		c.line, c.column = c.line+1, 1
	}
}

// countRunes is [utf8.RuneCount], which is slow where text begins with much ASCII, as most is.
func countRunes(text []byte) int {
	const ascii = 0x8080808080808080 // the bits that no byte of it has
	n := 0
	for len(text)-n >= 8 && binary.LittleEndian.Uint64(text[n:])&ascii == 0 {
		n += 8
	}
	return n + utf8.RuneCount(text[n:])
}

// back moves the cursor to an offset before it.
func (c *Cursor) back(offset int) {
	if offset < c.offset/2 {
		c.offset, c.line, c.column = 0, 1, 1
		return
	}
	passed := c.data[offset:c.offset]
	c.read += len(passed)
	if breaks := bytes.Count(passed, []byte("\n")); breaks > 0 {
		start := bytes.LastIndexByte(c.data[:offset], '\n') + 1
		c.read += offset - start
		c.line, c.column = c.line-breaks, 1+countRunes(c.data[start:offset])
	} else {
		c.column -= countRunes(passed)
	}
	c.offset = offset
}

// runeStart returns the offset of the first byte of the code point that holds
// the byte at offset.
func runeStart(data []byte, offset int) int {
	for start := offset; start >= 0 && start > offset-utf8.UTFMax && start < len(data); start-- {
		if utf8.RuneStart(data[start]) {
			if _, size := utf8.DecodeRune(data[start:]); start+size > offset {
				return start
			}
			break
		}
	}
	return offset
}
