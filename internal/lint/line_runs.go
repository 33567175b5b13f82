package lint

import (
	"bytes"
	"iter"
	"strings"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// maxApart is how many whole documents may stand between the lines of a run.
const maxApart = 64

// lineRuns finds the lines in a file of lines that may be of one document, which somebody has
// written on several lines by mistake. It is given one line after the other.
type lineRuns struct {
	isOpen    bool
	run       span.Stretch // from its first line to the end of its last
	depth     int          // of the brackets that are open
	last      byte         // of it, white space aside
	documents int          // after it, on lines of their own: they may be in the middle of it
	first     int          // the end of the first of those
	scalars   [2]int       // where the last two lines begin before this one, if they are values; -1 for none
}

func newLineRuns() lineRuns { return lineRuns{scalars: [2]int{-1, -1}} }

// A textLine is a line, and what can be said of it by itself.
type textLine struct {
	span.Stretch
	first, last byte // white space aside; 0 of a blank line
	isIndented  bool
	isWhole     bool // it is a JSON text, probably
	depth       int  // of the brackets that it leaves open, less those that it closes before
}

func newTextLine(start int, line []byte) textLine {
	l := textLine{Stretch: span.Stretch{Start: start, End: start + len(line)}}
	text := bytes.Trim(line, " \t\r\n")
	if len(text) == 0 {
		return l
	}
	l.first, l.last, l.isIndented = text[0], text[len(text)-1], line[0] == ' ' || line[0] == '\t'
	return l
}

// read finds out whether the line is a JSON text.
func (l *textLine) read(line []byte) {
	l.depth = depthOf(line)
	l.isWhole = l.depth == 0 && new(jsonindex.Index).Parse(line, source.EnvelopeOptions()) == nil
}

// isDocument reports whether the line looks like the others of such a file: an object or an
// array that begins where the line does.
func (l textLine) isDocument() bool {
	return !l.isIndented && (l.first == '{' && l.last == '}' || l.first == '[' && l.last == ']')
}

// continues reports whether no document begins like that.
func (l textLine) continues() bool { return l.isIndented || strings.IndexByte("]},:", l.first) >= 0 }

// depthOf counts brackets outside of strings.
func depthOf(line []byte) (depth int) {
	inString := false
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '"':
			inString = !inString
		case inString && c == '\\':
			i++
		case inString:
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		}
	}
	return depth
}

// add takes the next line, and returns the run that ends before it, if one does.
func (r *lineRuns) add(l textLine) (ended span.Stretch, ok bool) {
	isDocument := l.isWhole && l.isDocument()
	switch {
	case l.first == 0:
	case !r.isOpen:
		r.begin(l)
	case isDocument && r.isUnfinished() && r.documents < maxApart:
		if r.documents++; r.documents == 1 {
			r.first = l.End
		}
	case isDocument || r.documents > 0 && !l.continues() || r.isComplete(l):
		ended, ok = r.end()
		r.begin(l)
	default:
		r.take(l)
	}
	return ended, ok
}

// begin begins a run, unless the line is a document.
func (r *lineRuns) begin(l textLine) {
	if l.isWhole {
		start := l.Start
		if l.isDocument() {
			start = -1
		}
		r.scalars = [2]int{r.scalars[1], start}
		return
	}
	r.isOpen, r.depth, r.run = true, 0, l.Stretch
	for _, at := range r.scalars {
		if at >= 0 {
			r.run.Start = min(r.run.Start, at)
		}
	}
	r.scalars = [2]int{-1, -1}
	r.take(l)
}

func (r *lineRuns) take(l textLine) {
	r.run.End, r.last, r.documents = l.End, l.last, 0
	r.depth = max(0, r.depth+l.depth)
}

// isUnfinished reports whether something must come after the run.
func (r *lineRuns) isUnfinished() bool {
	return r.depth > 0 || strings.IndexByte(":,", r.last) >= 0
}

// isComplete reports whether a line that is no document by itself begins something new.
func (r *lineRuns) isComplete(l textLine) bool {
	return !r.isUnfinished() && !l.continues() && (l.isWhole || strings.IndexByte("{[", l.first) >= 0)
}

// end ends the run, with the document after it if something is missing.
func (r *lineRuns) end() (ended span.Stretch, ok bool) {
	if !r.isOpen {
		return ended, false
	}
	ended = r.run
	if r.documents > 0 {
		ended.End = r.first
	}
	r.isOpen, r.documents = false, 0
	return ended, true
}

// pending returns where the lines begin that may be of one document with lines to come.
func (r *lineRuns) pending(end int) int {
	if r.isOpen {
		return r.run.Start
	}
	for _, at := range r.scalars {
		if at >= 0 {
			end = min(end, at)
		}
	}
	return end
}

// joined yields the chunks of a file of lines such that no run is cut, unless it is longer
// than a document may be.
func joined(chunks iter.Seq2[source.Chunk, error]) iter.Seq2[source.Chunk, error] {
	return func(yield func(source.Chunk, error) bool) {
		var held source.Chunk // the start of a run
		runs := newLineRuns()
		for c, err := range chunks {
			if err == nil && len(held.Text) > 0 && held.Offset+len(held.Text) == c.Offset {
				c.Text, c.Offset, c.Line = append(held.Text, c.Text...), held.Offset, held.Line
			} else {
				if len(held.Text) > 0 && !yield(held, nil) {
					return
				}
				runs, held.Text = newLineRuns(), nil
			}
			if err != nil {
				yield(c, err)
				return
			}
			cut := cutAt(&runs, c.Text, len(held.Text))
			held = source.Chunk{}
			if cut < len(c.Text) && len(c.Text) <= jsonindex.DefaultLimits().Bytes {
				held = source.Chunk{
					Text: bytes.Clone(c.Text[cut:]), Offset: c.Offset + cut, Line: c.Line + bytes.Count(c.Text[:cut], []byte("\n")), Part: c.Part,
				}
				c.Text = c.Text[:cut]
				runs.move(-cut)
			} else {
				runs = newLineRuns()
			}
			if len(c.Text) > 0 && !yield(c, nil) {
				return
			}
		}
		if len(held.Text) > 0 {
			yield(held, nil)
		}
	}
}

// cutAt returns where a text may be cut, of which the lines from an offset are new. What looks
// like a document is not read, which takes longer than all else, but for the last.
func cutAt(runs *lineRuns, text []byte, from int) int {
	at := from
	for line := range bytes.Lines(text[from:]) {
		if !runs.isOpen && at+len(line) < len(text) && isPlainDocument(line) { // as nearly all of them
			runs.scalars = [2]int{runs.scalars[1], -1}
			at += len(line)
			continue
		}
		l := newTextLine(at, line)
		at += len(line)
		if l.isWhole = l.isDocument() && (at < len(text) && !runs.isOpen || depthOf(line) == 0); !l.isWhole {
			l.read(line)
		}
		runs.add(l)
	}
	return runs.pending(len(text))
}

// isPlainDocument reports whether a line looks like a document and has no white space around it.
func isPlainDocument(line []byte) bool {
	return len(line) > 2 && (line[0] == '{' && line[len(line)-2] == '}' || line[0] == '[' && line[len(line)-2] == ']')
}

// move moves what is known by some bytes.
func (r *lineRuns) move(by int) {
	r.run.Start += by
	r.run.End += by
	r.first += by
	for i, at := range r.scalars {
		if at >= 0 {
			r.scalars[i] = at + by
		}
	}
}
