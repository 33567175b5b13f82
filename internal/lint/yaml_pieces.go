package lint

import (
	"bytes"

	yamltoken "github.com/goccy/go-yaml/token"
)

// entriesInPiece is how many entries of a mapping are parsed at once. The parser takes
// each entry of a mapping in block style for one inside of the entry before: its time
// grows with the square of their number, and its stack with their number, until the
// whole process ends. Mappings of any length are common, so they are cut.
const entriesInPiece = 128

// A yamlPiece is what follows in a mapping where, in the piece before, the key standIn
// is.
type yamlPiece struct {
	standIn *yamltoken.Token
	tokens  yamltoken.Tokens
}

// An openMapping is one in block style that some tokens are in.
type openMapping struct {
	column  int // of its keys
	entries int // so far
	piece   int // that it began in, and that goes on after it
}

// cutYAML cuts long mappings in block style into pieces of most entries.
func cutYAML(tokens yamltoken.Tokens, places *positions, most int) (first yamltoken.Tokens, others []yamlPiece) {
	pieces, current := []yamlPiece{{}}, 0
	add := func(t ...*yamltoken.Token) { pieces[current].tokens = append(pieces[current].tokens, t...) }
	var open []openMapping
	inFlow := 0
	for i, t := range tokens {
		if inFlow == 0 && beginsLine(t, places) {
			for len(open) > 0 && open[len(open)-1].column > blockColumn(t) {
				current = open[len(open)-1].piece
				open = open[:len(open)-1]
			}
			if isEntry(tokens[i:]) {
				if len(open) == 0 || open[len(open)-1].column < blockColumn(t) {
					open = append(open, openMapping{blockColumn(t), 0, current})
				}
				m := &open[len(open)-1]
				if m.entries++; m.entries%most == 0 {
					key, value := yamltoken.String("", "", t.Position), yamltoken.String("", "", t.Position)
					add(key, yamltoken.MappingValue(t.Position), value)
					current = len(pieces)
					pieces = append(pieces, yamlPiece{standIn: key})
				}
			}
		}
		switch t.Type {
		case yamltoken.MappingStartType, yamltoken.SequenceStartType:
			inFlow++
		case yamltoken.MappingEndType, yamltoken.SequenceEndType:
			inFlow--
		}
		add(t)
	}
	return pieces[0].tokens, pieces[1:]
}

// blockColumn is a token's column, that of what ends all blocks for a marker.
func blockColumn(t *yamltoken.Token) int {
	if t.Type == yamltoken.DocumentHeaderType || t.Type == yamltoken.DocumentEndType {
		return 0
	}
	return t.Position.Column
}

// isEntry reports whether the tokens of a line begin an entry of a mapping in block
// style.
func isEntry(line yamltoken.Tokens) bool {
	if line[0].Type == yamltoken.MappingKeyType {
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

// mostBeforeColon is how many tokens a key takes: an anchor and its name, a tag, and
// itself.
const mostBeforeColon = 4

// beginsLine reports whether a token is the first of its line and says something about
// the blocks it is in: comments, the text of a block scalar, and the colon after a key
// in several lines do not.
func beginsLine(t *yamltoken.Token, places *positions) bool {
	if t.Type == yamltoken.CommentType || t.Type == yamltoken.MappingValueType || isBlockText(t) {
		return false
	}
	before := places.text[places.line(t.Position.Line).start:offsetOfToken(t, places)]
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
