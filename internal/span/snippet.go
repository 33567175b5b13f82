package span

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

const (
	// DefaultColumns is the most a line of a snippet takes where nobody knows how wide the
	// reader's window is. A longer one is cut to a window around the fault.
	DefaultColumns = 100

	// leastColumns and mostColumns bound what may be asked for. contextBytes is enough
	// for the most.
	leastColumns, mostColumns = 10, 250

	// contextColumns is the most that a windowed line shows to the left of the fault.
	contextColumns = 40

	// contextBytes bounds what is looked at on each side of the fault, so that a
	// minified document of many megabytes costs no more than a short line. It is
	// enough to fill the window with the widest of common text.
	contextBytes = 512

	ellipsis = "…"
)

// A Snippet shows where in its line a fault is.
type Snippet struct {
	Line   string // printable; at most as wide as was asked for
	Before int    // columns to the left of the first caret
	Carets int    // at least 1
}

// NewSnippet is [NewSnippetOf] with [DefaultColumns].
func NewSnippet(source []byte, offset, end int) Snippet {
	return NewSnippetOf(source, offset, end, DefaultColumns)
}

// NewSnippetOf cuts the snippet of source[offset:end] out of the line that offset
// is in. Neither the line nor its carets take more than that many columns, of which there
// are from 10 to 250 whatever is asked for. Offsets are in bytes and may be len(source). A span that goes on after
// its line is marked to the end of the line; of an array or an object only the
// opening bracket is marked, since its members are not at fault.
func NewSnippetOf(source []byte, offset, end, columns int) Snippet {
	from, to := LineAround(source, offset)
	line := string(source[from:to])
	w := window{
		most:     min(max(columns, leastColumns), mostColumns),
		cutLeft:  from > 0 && source[from-1] != '\n',
		cutRight: to < len(source) && !endsLine(source[to:]),
	}
	end = MarkEnd(source, offset, end)
	if isPlainASCII(line) {
		return w.plainSnippet(line, offset-from, end-from)
	}
	w.cells = cells(line)
	w.mark(offset-from, end-from)
	return w.snippet()
}

// MarkEnd returns where the mark of source[offset:end] ends: on the line where
// it begins. Of an array or an object only the opening bracket is marked, since
// its members are not at fault.
func MarkEnd(source []byte, offset, end int) int {
	if offset < len(source) && (source[offset] == '{' || source[offset] == '[') {
		return offset + 1
	}
	if n := bytes.IndexByte(source[offset:end], '\n'); n >= 0 {
		end = offset + n
		if n > 0 && source[end-1] == '\r' {
			end--
		}
	}
	return end
}

// LineAround returns the bounds of the line that offset is in, without its end,
// or of the part of it that is near: nobody scans a line of megabytes for each
// of a million findings in it.
func LineAround(source []byte, offset int) (from, to int) {
	from = max(0, offset-contextBytes)
	if n := bytes.LastIndexByte(source[from:offset], '\n'); n >= 0 {
		from += n + 1
	} else {
		from = wholeRunes(source, from)
	}
	near := min(len(source), offset+contextBytes)
	to = offset
	for to < near && source[to] != '\n' && (to == offset || !endsLine(source[to:])) {
		to++
	}
	return from, wholeRunes(source, to)
}

// endsLine reports whether rest begins with the end of a line: "\n" or "\r\n".
func endsLine(rest []byte) bool {
	return rest[0] == '\n' || rest[0] == '\r' && len(rest) > 1 && rest[1] == '\n'
}

// wholeRunes moves at back to the start of the code point that it is in.
func wholeRunes(source []byte, at int) int {
	for n := range min(utf8.UTFMax-1, at) {
		start := at - 1 - n
		if _, size := utf8.DecodeRune(source[start:]); start+size > at {
			return start
		}
	}
	return at
}

// A window is a stretch of a line with a mark in it. Columns count from 0 at
// the first cell.
type window struct {
	most              int // columns that the snippet may take
	cells             []cell
	cutLeft, cutRight bool // the line goes on
	columns           int  // width of all the cells
	markStart         int  // column of the first caret; columns where that is after the last cell
	markEnd           int  // column after the last caret; not after the first where the mark is empty
}

// mark marks the cells that hold the bytes [offset, end).
func (w *window) mark(offset, end int) {
	for _, c := range w.cells {
		if c.end <= offset {
			w.markStart = w.columns + c.Width
		}
		if c.start < end {
			w.markEnd = w.columns + c.Width
		}
		w.columns += c.Width
	}
}

// bounds returns the columns to show: all of them where they fit, and otherwise
// a stretch around the first caret that leaves room for an ellipsis on each side.
func (w *window) bounds() (left, right int) {
	width := max(w.columns, w.markStart+1)
	if width <= w.most && !w.cutLeft && !w.cutRight {
		return 0, width
	}
	room := w.most - 2
	context := min(contextColumns, room/2)
	left = max(0, min(w.markStart-context, width-room))
	return left, left + room
}

func (w *window) snippet() Snippet {
	left, right := w.bounds()
	first, start := 0, 0 // the first cell shown, and its column
	for start < left {
		start += w.cells[first].Width
		first++
	}
	last, stop := len(w.cells), w.columns // the cell after the last one shown, and its column
	for stop > right {
		last--
		stop -= w.cells[last].Width
	}
	var line strings.Builder
	for _, c := range w.cells[first:last] {
		line.WriteString(c.Shown)
	}
	return w.show(line.String(), start, stop)
}

// plainSnippet is mark and snippet for a line whose every byte is a cell of one
// column. Most lines are, and a report may have a million of them to show.
func (w *window) plainSnippet(line string, offset, end int) Snippet {
	w.columns = len(line)
	w.markStart = min(offset, len(line))
	w.markEnd = end
	start, right := w.bounds()
	stop := min(right, len(line))
	return w.show(line[start:stop], start, stop)
}

// show returns the snippet of the columns [start, stop), whose text is line. An empty
// mark gets one caret.
func (w *window) show(line string, start, stop int) Snippet {
	before := w.markStart - start
	if w.cutLeft || start > 0 {
		line = ellipsis + line
		before++
	}
	if w.cutRight || stop < w.columns {
		line += ellipsis
	}
	return Snippet{
		Line:   line,
		Before: before,
		Carets: max(1, min(w.markEnd, stop)-w.markStart),
	}
}

// Split cuts the line at the ends of the mark. A mark after the end of the line
// is a space.
func (s Snippet) Split() (before, marked, after string) {
	column := 0
	for _, c := range cells(s.Line) {
		switch {
		case column < s.Before:
			before += c.Shown
		case column < s.Before+s.Carets:
			marked += c.Shown
		default:
			after += c.Shown
		}
		column += c.Width
	}
	if marked == "" {
		marked = " "
	}
	return before, marked, after
}
