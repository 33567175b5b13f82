package span

import "unicode/utf8"

// markEvery is after how many code points the place in the text is noted.
const markEvery = 64

// Positions finds the offset of a line and a column of a text, which count from 1 and
// columns in code points, however long the line: the inverse of
// [jsonindex.Cursor.Position].
type Positions struct {
	Text  []byte
	lines []lineStart
	marks []int // the offset of each code point whose number is a multiple of markEvery
}

// A lineStart is where a line begins.
type lineStart struct{ offset, codePoint int }

// NewPositions looks a text over.
func NewPositions(text []byte) *Positions {
	p := &Positions{Text: text, lines: []lineStart{{}}}
	for i, n := 0, 0; i < len(text); n++ {
		if n%markEvery == 0 {
			p.marks = append(p.marks, i)
		}
		_, size := utf8.DecodeRune(text[i:])
		i += size
		if text[i-1] == '\n' {
			p.lines = append(p.lines, lineStart{i, n + 1})
		}
	}
	return p
}

// Count returns the number of lines.
func (p *Positions) Count() int { return len(p.lines) }

// A Stretch is the bytes [start, end) of a text.
type Stretch struct{ Start, End int }

// Line returns the stretch that is a line, without its end; none for one that is not
// there.
func (p *Positions) Line(line int) Stretch {
	switch {
	case line < 1 || line > len(p.lines):
		return Stretch{}
	case line == len(p.lines):
		return Stretch{p.lines[line-1].offset, len(p.Text)}
	}
	return Stretch{p.lines[line-1].offset, p.lines[line].offset - len("\n")}
}

// Offset returns that of a column; the end of the line for one that is not there.
func (p *Positions) Offset(line, column int) int {
	end := p.Line(line).End
	if end == 0 {
		return 0
	}
	codePoint := p.lines[line-1].codePoint + max(0, column-1)
	if codePoint/markEvery >= len(p.marks) {
		return end
	}
	at := p.marks[codePoint/markEvery]
	for range codePoint % markEvery {
		_, size := utf8.DecodeRune(p.Text[at:])
		at += size
	}
	return min(at, end)
}
