package yaml

import "strings"

// A blockReader reads the lines of a literal or folded scalar (YAML 1.2.2, chapter 8).
type blockReader struct {
	*decoder
	isFolded bool
	keep     byte // '-' strips the last ends of lines, '+' keeps all, 0 keeps one
	indent   int  // of its text; -1 as long as it is not known

	breaks     []int // after each end of a line since the last text
	hasText    bool
	isIndented bool // the last text is more indented than the scalar
}

// block reads a scalar in a block of some indentation, which is -1 in none.
func (d *decoder) block(style Style, indent int) bool {
	b := blockReader{decoder: d, isFolded: style == Folded, indent: -1}
	end, ok := b.header(max(0, indent))
	if !ok {
		return false
	}
	for d.at < len(d.source) {
		start, stop, next := d.line()
		spaces := leadingSpaces(d.source[start:stop])
		isBlank := start+spaces == stop
		if b.indent < 0 && !isBlank && spaces > indent {
			b.indent = spaces
		}
		switch {
		case isBlank && (b.indent < 0 || spaces <= b.indent):
		case spaces < b.indent || b.indent < 0 || b.indent == 0 && isEnd(d.source[start:stop]):
			return b.last(end)
		default:
			if !b.text(start+b.indent, stop) {
				return false
			}
		}
		if isBlank || next > stop { // the end of the text ends a line of spaces, and no other
			b.breaks = append(b.breaks, next)
		}
		d.at = next
	}
	return b.last(end)
}

// line returns the line at the start of the rest, and where the next one begins.
func (d *decoder) line() (start, stop, next int) {
	stop, next = len(d.source), len(d.source)
	if n := strings.IndexByte(d.source[d.at:], '\n'); n >= 0 {
		stop, next = d.at+n, d.at+n+1
	}
	d.steps += next - d.at
	return d.at, d.at + len(strings.TrimSuffix(d.source[d.at:stop], "\r")), next
}

func leadingSpaces(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// isEnd reports whether a line is a marker, which ends a document.
func isEnd(line string) bool { return isMarker([]byte(line), "---") || isMarker([]byte(line), "...") }

// header reads the first line, with indicators of what follows (section 8.1.1).
func (b *blockReader) header(indent int) (end int, ok bool) {
	end = b.at
	if c := b.source[end:]; c == "" || c[0] != '|' && c[0] != '>' {
		return end, false
	}
	for end++; end < len(b.source) && !isSpace(b.source[end]); end++ {
		if c := b.source[end]; c >= '1' && c <= '9' {
			b.indent = indent + int(c-'0')
		} else {
			b.keep = c
		}
	}
	_, _, b.at = b.line()
	return end, true
}

// text reads the text of a line, and the ends of lines before it. In a folded scalar,
// one between two lines that are not more indented means a space, and of several the
// last means nothing.
func (b *blockReader) text(start, end int) bool {
	isIndented := isSpace(b.source[start])
	folds := b.isFolded && b.hasText && !b.isIndented && !isIndented
	if n := len(b.breaks) - 1; folds && n == 0 {
		if !b.mean(b.breakStart(b.breaks[0]), start, " ") {
			return false
		}
		b.breaks = nil
	} else if folds {
		b.breaks = b.breaks[:n]
	}
	if !b.newlines() {
		return false
	}
	b.at, b.hasText, b.isIndented = start, true, isIndented
	return b.take(end)
}

// newlines reads ends of lines that mean what they are.
func (b *blockReader) newlines() bool {
	for _, end := range b.breaks {
		if !b.mean(b.breakStart(end), end, "\n") {
			return false
		}
	}
	b.breaks = b.breaks[:0]
	return true
}

// breakStart returns where the end of a line begins: where it ends, if the text ends.
func (b *blockReader) breakStart(end int) int {
	return len(strings.TrimSuffix(strings.TrimSuffix(b.source[:end], "\n"), "\r"))
}

// last reads the ends of lines after the last text (section 8.1.1.2). end is that of
// the header, for a scalar without any.
func (b *blockReader) last(end int) bool {
	switch {
	case b.keep == '-' || b.keep == 0 && !b.hasText:
		b.breaks = nil
	case b.keep == 0:
		b.breaks = b.breaks[:min(1, len(b.breaks))]
	}
	if !b.newlines() {
		return false
	}
	b.at = end
	if n := len(b.pieces); n > 0 {
		b.at = b.pieces[n-1].end
	}
	return true
}
