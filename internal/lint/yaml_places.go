package lint

import (
	"bytes"
	"unicode/utf8"

	yamltoken "github.com/goccy/go-yaml/token"
)

// markEvery is after how many code points the place in the text is noted.
const markEvery = 64

// yamlPlaces tells where in a YAML text a line and a column are, which count from 1
// and in code points, however long the line.
type yamlPlaces struct {
	text  []byte
	lines []yamlLine
	marks []int // the offset of each code point whose number is a multiple of markEvery
}

// A yamlLine is where a line begins.
type yamlLine struct{ offset, codePoint int }

func newYAMLPlaces(text []byte) *yamlPlaces {
	p := &yamlPlaces{text: text, lines: []yamlLine{{}}}
	for i, n := 0, 0; i < len(text); n++ {
		if n%markEvery == 0 {
			p.marks = append(p.marks, i)
		}
		_, size := utf8.DecodeRune(text[i:])
		i += size
		if text[i-1] == '\n' {
			p.lines = append(p.lines, yamlLine{i, n + 1})
		}
	}
	return p
}

// offset returns that of a token; 0 for none.
func (p *yamlPlaces) offset(t *yamltoken.Token) int {
	if !p.has(t) {
		return 0
	}
	line, end := p.lines[t.Position.Line-1], len(p.text)
	if t.Position.Line < len(p.lines) {
		end = p.lines[t.Position.Line].offset - len("\n")
	}
	codePoint := line.codePoint + max(0, t.Position.Column-1)
	if codePoint/markEvery >= len(p.marks) {
		return end
	}
	at := p.marks[codePoint/markEvery]
	for range codePoint % markEvery {
		_, size := utf8.DecodeRune(p.text[at:])
		at += size
	}
	return min(at, end)
}

// has reports whether a token is in one of the lines.
func (p *yamlPlaces) has(t *yamltoken.Token) bool {
	return t != nil && t.Position != nil && t.Position.Line >= 1 && t.Position.Line <= len(p.lines)
}

// isFirst reports whether only spaces are before a token in its line.
func (p *yamlPlaces) isFirst(t *yamltoken.Token) bool {
	return p.has(t) && len(bytes.Trim(p.text[p.lines[t.Position.Line-1].offset:p.offset(t)], " ")) == 0
}
