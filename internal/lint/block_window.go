package lint

import (
	"bytes"
	"iter"
	"slices"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/source"
)

// enoughDocuments is how many documents on lines of their own have to follow one another so
// that no run has lines both before and after them: see [lineRuns].
const enoughDocuments = maxApart + 3

// A window is what is known of the lines around those of a block that have findings.
type window struct {
	linter *Linter
	block  Block

	text    []byte // that of the block, and what has been read around it
	start   int    // of the block in the text
	isFirst bool   // the text begins where the file does
	isLast  bool   // it ends where the file does

	broken map[int]bool // what is known of lines that are not proven, by their offsets in the file

	// masked is the text between two offsets of the file in which runs have been found.
	masked   []byte
	from, to int
}

func newWindow(l *Linter, b Block) *window {
	return &window{linter: l, block: b, text: b.Text, start: b.Start, isFirst: b.Start == b.Offset, broken: map[int]bool{}}
}

// hidden returns a line of the block with what other lines make a secret masked; nil if that
// is nothing.
func (w *window) hidden(line source.Chunk, isBroken bool) ([]byte, error) {
	at := w.block.Offset + line.Offset
	w.broken[at] = isBroken
	if w.from <= at && at+len(line.Text) <= w.to {
		return tail(w.masked, at-w.from), nil
	}
	if !isBroken && newTextLine(0, line.Text).isDocument() {
		if w.isApart(w.start + line.Offset) {
			return nil, nil
		}
	}
	if err := w.look(line); err != nil {
		return nil, err
	}
	return tail(w.masked, at-w.from), nil
}

// isApart reports whether nothing but documents stands before an offset of the text, as far as
// a run can reach.
func (w *window) isApart(offset int) bool {
	documents := 0
	for at, line := range w.linesBefore(offset) {
		switch t := newTextLine(at, line); {
		case t.first == 0:
		case !t.isDocument() || !w.isWhole(at, line):
			return false
		default:
			documents++
		}
		if documents == enoughDocuments {
			return true
		}
	}
	return w.isFirst
}

// linesBefore yields the lines before an offset of the text, the nearest first, and where they
// begin.
func (w *window) linesBefore(offset int) iter.Seq2[int, []byte] {
	return func(yield func(int, []byte) bool) {
		for end := offset; end > 0; {
			start := bytes.LastIndexByte(w.text[:end-1], '\n') + 1
			if !yield(start, w.text[start:end]) {
				return
			}
			end = start
		}
	}
}

// before returns where to begin to look for runs that go on at an offset of the text; ok is
// false if what is before the text may have to do with that.
func (w *window) before(offset int) (start int, ok bool) {
	documents := 0
	for at, line := range w.linesBefore(offset) {
		switch t := newTextLine(at, line); {
		case t.first == 0:
		case t.isDocument() && w.isWhole(at, line):
			documents++
		default:
			documents = 0
		}
		if documents == enoughDocuments {
			return at, true
		}
	}
	return 0, w.isFirst
}

// after returns where the runs end that begin in the text from start on and have something
// before an offset; ok is false if what is after the text may be of them.
func (w *window) after(start, offset int) (end int, ok bool) {
	runs := newLineRuns()
	at := start
	for line := range bytes.Lines(w.text[start:]) {
		t := newTextLine(at, line)
		if t.first != 0 {
			t.isWhole, t.depth = w.isWhole(at, line), depthOf(line)
		}
		runs.add(t)
		if at += len(line); at >= offset && runs.pending(at) == at {
			return at, true
		}
	}
	return len(w.text), w.isLast
}

// isWhole reports whether the line at an offset of the text is JSON.
func (w *window) isWhole(at int, line []byte) bool {
	part := bytes.TrimSuffix(line, []byte("\n"))
	if w.linter.Proves(part) {
		return true
	}
	at += w.block.Offset - w.start
	isBroken, ok := w.broken[at]
	if !ok {
		doc := jsonindex.Get()
		isBroken = doc.Parse(part, jsonindex.Options{}) != nil
		doc.Release()
		w.broken[at] = isBroken
	}
	return !isBroken
}

// look finds the runs that have to do with a line of the block, within what a document may
// have before and after the block.
func (w *window) look(line source.Chunk) error {
	start, ok := w.before(w.start + line.Offset)
	for n := ContextBytes; !ok && n <= jsonindex.DefaultLimits().Bytes; n *= 8 {
		if err := w.readBefore(n); err != nil {
			return err
		}
		start, ok = w.before(w.start + line.Offset)
	}
	end, ok := w.after(start, w.start+line.Offset+len(line.Text))
	for n := ContextBytes; !ok && n <= jsonindex.DefaultLimits().Bytes; n *= 8 {
		if err := w.readAfter(n); err != nil {
			return err
		}
		end, ok = w.after(start, w.start+line.Offset+len(line.Text))
	}
	moved := w.block.Offset - w.start
	w.from, w.to = start+moved, end+moved
	w.masked = w.linter.hiddenIn(w.text[start:end], func(at int, line []byte) bool { return !w.isWhole(start+at, line) })
	return nil
}

func (w *window) readBefore(n int) error {
	lines, all, err := w.block.Before(n)
	if err != nil {
		return err
	}
	w.text = slices.Concat(lines, w.text[w.start:])
	w.start, w.isFirst = len(lines), all
	return nil
}

func (w *window) readAfter(n int) error {
	lines, all, err := w.block.After(n)
	if err != nil {
		return err
	}
	of := len(w.block.Text) - w.block.Start // of the block
	w.text = slices.Concat(w.text[:w.start+of], lines)
	w.isLast = all
	return nil
}
