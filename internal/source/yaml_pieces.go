package source

import (
	"bytes"

	"example.com/authlink/internal/span"
	yamltoken "github.com/goccy/go-yaml/token"
)

// entriesInPiece is how many entries of a mapping or of a sequence are parsed at once.
// The parser takes each entry of a mapping in block style for one inside of the entry
// before: its time grows with the square of their number, and its stack with their
// number, until the whole process ends. In a sequence it does so with what is not
// written, and means null. Either may well be long, so they are cut.
const entriesInPiece = 128

// A yamlPiece is the entries of a mapping or of a sequence that follow where, in the
// piece before, the token standIn is.
type yamlPiece struct {
	standIn *yamltoken.Token
	tokens  yamltoken.Tokens
}

// An openBlock is a mapping or a sequence in block style that some tokens are in.
type openBlock struct {
	level   int
	entries int // so far
	piece   int // that it began in, and that goes on after it
}

// A yamlCutter cuts the tokens of a document into pieces of most entries.
type yamlCutter struct {
	places  *span.Positions
	most    int
	pieces  []yamlPiece
	current int // the piece that tokens go to
	open    []openBlock
	last    *yamltoken.Token // less comments
}

// cutYAML cuts long mappings and sequences in block style into pieces of most entries.
func cutYAML(tokens yamltoken.Tokens, places *span.Positions, most int) (first yamltoken.Tokens, others []yamlPiece) {
	c := yamlCutter{places: places, most: most, pieces: []yamlPiece{{}}}
	inFlow := 0
	for i, t := range tokens {
		if inFlow == 0 && c.beginsLine(t) {
			c.beginLine(tokens[i:])
		}
		switch t.Type {
		case yamltoken.MappingStartType, yamltoken.SequenceStartType:
			inFlow++
		case yamltoken.MappingEndType, yamltoken.SequenceEndType:
			inFlow--
		}
		c.add(t)
		if t.Type != yamltoken.CommentType {
			c.last = t
		}
	}
	return c.pieces[0].tokens, c.pieces[1:]
}

func (c *yamlCutter) add(tokens ...*yamltoken.Token) {
	p := &c.pieces[c.current]
	p.tokens = append(p.tokens, tokens...)
}

// beginLine closes the blocks that a line is in no more, and cuts the one that it goes
// on with where that is long.
func (c *yamlCutter) beginLine(line yamltoken.Tokens) {
	c.addNull(line[0])
	level := levelOf(line[0])
	for len(c.open) > 0 && c.open[len(c.open)-1].level > level {
		c.current = c.open[len(c.open)-1].piece
		c.open = c.open[:len(c.open)-1]
	}
	if !isEntry(line) || c.last != nil && c.last.Type == yamltoken.MappingKeyType { // the parser takes it for the key
		return
	}
	if len(c.open) == 0 || c.open[len(c.open)-1].level < level {
		c.open = append(c.open, openBlock{level, 0, c.current})
	}
	b := &c.open[len(c.open)-1]
	if b.entries++; b.entries%c.most == 0 {
		c.cut(line[0])
	}
}

// addNull writes out an element that is not written before a line that is none of it.
// The parser takes a key in the column of the sequence for that element.
func (c *yamlCutter) addNull(next *yamltoken.Token) {
	if c.last == nil || c.last.Type != yamltoken.SequenceEntryType || next.Position.Column > c.last.Position.Column {
		return
	}
	at := *c.last.Position
	at.Column++
	null := yamltoken.New("null", " null", &at)
	null.Type = yamltoken.ImplicitNullType
	c.add(null)
}

// cut begins a piece before an entry, and puts another entry in its place.
func (c *yamlCutter) cut(entry *yamltoken.Token) {
	standIn := yamltoken.String("", "", entry.Position)
	if entry.Type == yamltoken.SequenceEntryType {
		c.add(yamltoken.SequenceEntry("", entry.Position), standIn)
	} else {
		c.add(standIn, yamltoken.MappingValue(entry.Position), yamltoken.String("", "", entry.Position))
	}
	c.current = len(c.pieces)
	c.pieces = append(c.pieces, yamlPiece{standIn: standIn})
}

// levelOf says how deep a line is that a token begins: a sequence may be in the same
// column as the mapping that it is in, and a marker ends all blocks.
func levelOf(t *yamltoken.Token) int {
	switch t.Type {
	case yamltoken.DocumentHeaderType, yamltoken.DocumentEndType:
		return 0
	case yamltoken.SequenceEntryType:
		return 2*t.Position.Column + 1
	}
	return 2 * t.Position.Column
}

// mostBeforeColon is how many tokens a key takes: an anchor and its name, a tag, and
// itself.
const mostBeforeColon = 4

// isEntry reports whether the tokens of a line begin an entry of a mapping or of a
// sequence in block style.
func isEntry(line yamltoken.Tokens) bool {
	if line[0].Type == yamltoken.MappingKeyType || line[0].Type == yamltoken.SequenceEntryType {
		return true
	}
	for _, t := range line[:min(len(line), mostBeforeColon+1)] {
		switch {
		case t.Position.Line != line[0].Position.Line, t.Type == yamltoken.SequenceEntryType,
			t.Type == yamltoken.MappingStartType, t.Type == yamltoken.SequenceStartType:
			return false
		case t.Type == yamltoken.MappingValueType:
			return true
		}
	}
	return false
}

// beginsLine reports whether a token is the first of its line and says something about
// the blocks it is in: comments, the text of a block scalar, and the colon after a key
// in several lines do not.
func (c *yamlCutter) beginsLine(t *yamltoken.Token) bool {
	if t.Type == yamltoken.CommentType || t.Type == yamltoken.MappingValueType || isBlockText(t) {
		return false
	}
	before := c.places.Text[c.places.Line(t.Position.Line).Start:offsetOfToken(t, c.places)]
	return len(bytes.Trim(before, " ")) == 0
}

func isBlockText(t *yamltoken.Token) bool {
	for before := t.Prev; before != nil; before = before.Prev {
		if before.Type != yamltoken.CommentType {
			return before.Type == yamltoken.LiteralType || before.Type == yamltoken.FoldedType
		}
	}
	return false
}
