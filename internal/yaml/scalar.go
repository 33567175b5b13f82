package yaml

import (
	"strings"

	goyaml "go.yaml.in/yaml/v4"
)

func styleOf(parsed *goyaml.Node) Style {
	switch {
	case parsed.Style&goyaml.SingleQuotedStyle != 0:
		return SingleQuoted
	case parsed.Style&goyaml.DoubleQuotedStyle != 0:
		return DoubleQuoted
	case parsed.Style&goyaml.LiteralStyle != 0:
		return Literal
	case parsed.Style&goyaml.FoldedStyle != 0:
		return Folded
	}
	return Plain
}

// scalar locates the pieces of a scalar, and holds what they mean against what the
// parser says.
func (l *locator) scalar(parsed *goyaml.Node, n *node, indent int) *Fault {
	d := decoder{source: l.source, at: l.at, value: parsed.Value}
	ok := false
	switch n.style {
	case SingleQuoted:
		ok = d.quoted('\'', `'`, d.singleEscape)
	case DoubleQuoted:
		ok = d.quoted('"', `"\`, d.doubleEscape)
	case Literal, Folded:
		ok = d.block(n.style, indent)
	default:
		ok = d.plain()
	}
	l.steps += d.steps
	if !ok || d.value != "" {
		return unclear(n.start, lineEnd(l.text, n.start))
	}
	l.at, n.pieces = d.at, d.pieces
	return nil
}

// A decoder reads a scalar by the rules of its style.
type decoder struct {
	source string
	at     int
	value  string // what is left of the parser's reading
	pieces []piece
	steps  int // bytes looked at, for tests to bound
}

// take goes on to end with what means the same as it is written. The characters that
// the parser was given others for are as long as those.
func (d *decoder) take(end int) bool {
	n := end - d.at
	if n > len(d.value) || !isAlike(d.source[d.at:end], d.value[:n]) {
		return false
	}
	d.value = d.value[n:]
	if last := len(d.pieces) - 1; last >= 0 && d.pieces[last].isVerbatim && d.pieces[last].end == d.at {
		p := &d.pieces[last]
		p.end, p.meaning = end, d.source[p.start:end]
	} else if n > 0 {
		d.pieces = append(d.pieces, piece{d.at, end, d.source[d.at:end], true})
	}
	d.at = end
	return true
}

// isAlike reports whether the parser was given b for a.
func isAlike(a, b string) bool {
	if a == b {
		return true
	}
	return string(standIn([]byte(a), directives{})) == b
}

// mean takes [start, end), which means something else than it is.
func (d *decoder) mean(start, end int, meaning string) bool {
	rest, ok := strings.CutPrefix(d.value, meaning)
	if d.value = rest; ok {
		d.pieces = append(d.pieces, piece{start, end, meaning, false})
		d.at = end
	}
	return ok
}

// spaceEnd returns where white space ends, and how many ends of lines are in it.
func (d *decoder) spaceEnd() (end, breaks int) {
	for end = d.at; end < len(d.source) && isSpace(d.source[end]); end++ {
		if d.source[end] == '\n' {
			breaks++
		}
	}
	d.steps += end - d.at
	return end, breaks
}

// fold takes white space, which is folded where it holds the end of a line
// (YAML 1.2.2, section 6.5).
func (d *decoder) fold() bool {
	end, breaks := d.spaceEnd()
	switch breaks {
	case 0:
		return d.take(end)
	case 1:
		return d.mean(d.at, end, " ")
	default:
		return d.mean(d.at, end, strings.Repeat("\n", breaks-1))
	}
}

// textEnd returns where text ends that has no white space in it, and none of some
// other characters, and is no longer than what is left of the value.
func (d *decoder) textEnd(others string) int {
	most := min(len(d.source), d.at+len(d.value))
	for i := d.at; i < most; i++ {
		if c := d.source[i]; isSpace(c) || strings.IndexByte(others, c) >= 0 {
			d.steps += i - d.at
			return i
		}
	}
	d.steps += most - d.at
	return most
}
