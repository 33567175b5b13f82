package jsonwrite

import (
	"bytes"
	"io"
)

// Ranks is how many ranks elements of a [Ranked] may have, the highest being 0.
const Ranks = 3

// A Ranked is a [List] of which no more than Most elements are written: those of a higher rank
// before those of a lower one, and of equal ones the first. What is written is in the order in
// which it came.
type Ranked struct {
	Indent string // of the elements
	Most   int

	texts  [Ranks]Held // the elements of each rank
	counts [Ranks]int
	order  []rankedElement
}

type rankedElement struct {
	size int32 // in bytes
	rank uint8
}

// Add appends an element, unless it is one that is never written. A rank beyond the last is
// the last.
func (l *Ranked) Add(element any, rank int) error {
	rank = min(rank, Ranks-1)
	takes := l.Takes(rank)
	l.counts[rank]++
	if !takes {
		return nil
	}
	text, err := Encode(element, l.Indent, "  ")
	if err != nil {
		return err
	}
	text = bytes.TrimSuffix(text, []byte("\n"))
	l.order = append(l.order, rankedElement{int32(len(text)), uint8(rank)})
	_, err = l.texts[rank].Write(text)
	return err
}

// Takes reports whether another element of a rank may be written: once it is not, none is.
func (l *Ranked) Takes(rank int) bool {
	before := 0 // elements that come before it
	for _, n := range l.counts[:min(rank, Ranks-1)+1] {
		before += n
	}
	return before < l.Most
}

// Left is how many elements are not written.
func (l *Ranked) Left() int {
	all := 0
	for _, n := range l.counts {
		all += n
	}
	return max(0, all-l.Most)
}

// AroundRanked is [Around] for a list of which no more than so many elements are written.
func AroundRanked(w io.Writer, doc any, list *Ranked) error {
	before, after, err := cutAtList(doc, "")
	if err != nil {
		return err
	}
	if _, err := w.Write(before); err != nil {
		return err
	}
	written, err := list.writeTo(w)
	if err != nil {
		return err
	}
	if written > 0 {
		after = append([]byte("\n"+list.Indent[len("  "):]), after...)
	}
	_, err = w.Write(after)
	return err
}

// writeTo writes the elements, and returns how many.
func (l *Ranked) writeTo(w io.Writer) (written int, err error) {
	var texts [Ranks]io.Reader
	var left [Ranks]int // of each rank, elements to write
	for rank, room := 0, l.Most; rank < Ranks; rank++ {
		texts[rank], left[rank] = l.texts[rank].reader(), min(l.counts[rank], room)
		room -= left[rank]
	}
	for _, e := range l.order {
		if left[e.rank] == 0 {
			continue
		}
		left[e.rank]--
		separator := ",\n"
		if written == 0 {
			separator = "\n"
		}
		if _, err := io.WriteString(w, separator+l.Indent); err != nil {
			return written, err
		}
		if _, err := io.CopyN(w, texts[e.rank], int64(e.size)); err != nil {
			return written, err
		}
		written++
	}
	return written, nil
}
