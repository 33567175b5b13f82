package jsonwrite

import (
	"bytes"
	"io"
)

// A List is an array of any length: its elements are encoded as they come. It
// is the last array of a document, in which it is empty until it is written.
type List struct {
	Indent string // of the elements

	// Inner has the elements of the last array in each element, one after the other; nil if there is
	// no such array.
	Inner *List

	elements elements
	inner    []int // of each element, how many of Inner
	passed   int   // elements of Inner that are in one
}

// Add appends an element.
func (l *List) Add(element any) error {
	text, err := Encode(element, l.Indent, "  ")
	if err != nil {
		return err
	}
	l.elements.addOther(bytes.TrimSuffix(text, []byte("\n")))
	return nil
}

// AddText is Add for an element that has been written.
func (l *List) AddText(t *Text) { l.elements.add(t) }

// AddAround appends an element with the elements of Inner in it that have been added since the last.
func (l *List) AddAround(element any) error {
	l.inner = append(l.inner, l.Inner.elements.count-l.passed)
	l.passed = l.Inner.elements.count
	return l.Add(element)
}

// Around writes a document with a list in it: a [List] or a [Ranked].
func Around(w io.Writer, doc any, list interface{ writeTo(*output) }) error {
	text, err := Encode(doc, "", "  ")
	if err != nil {
		return err
	}
	out := output{w: w}
	before, after := cutAtList(text)
	out.add(before)
	list.writeTo(&out)
	out.add(after)
	return out.end()
}

// cutAtList cuts the JSON of a value before and after the elements of its last array, which is empty.
func cutAtList(text []byte) (before, after []byte) {
	at := bytes.LastIndex(text, []byte("[]")) + 1
	return text[:at], text[at:]
}

// writeTo writes the elements, each on lines of its own, up to where the bracket comes.
func (l *List) writeTo(out *output) {
	elements := l.elements.reading()
	var inner *reading
	if l.Inner != nil {
		inner = l.Inner.elements.reading()
	}
	for i := range l.elements.count {
		out.separate(i, l.Indent)
		if inner == nil {
			out.next(elements)
			continue
		}
		text, err := elements.next(nil)
		out.fail(err)
		before, after := cutAtList(text)
		out.add(before)
		for k := range l.inner[i] {
			out.separate(k, l.Inner.Indent)
			out.next(inner)
		}
		out.endList(l.inner[i], l.Inner.Indent)
		out.add(after)
	}
	out.endList(l.elements.count, l.Indent)
}

// An output collects what is written, and remembers the first error.
type output struct {
	w    io.Writer
	text []byte
	err  error
}

// outputBlock is how much is written at once, in bytes.
const outputBlock = 32 << 10

func (o *output) add(text []byte) {
	o.text = append(o.text, text...)
	o.flush(outputBlock)
}

// separate begins the element of an index.
func (o *output) separate(i int, indent string) {
	if i > 0 {
		o.text = append(o.text, ',')
	}
	o.text = append(append(o.text, '\n'), indent...)
}

// next writes the next element.
func (o *output) next(from *reading) {
	var err error
	o.text, err = from.next(o.text)
	o.fail(err)
	o.flush(outputBlock)
}

// endList puts the bracket after so many elements on a line of its own.
func (o *output) endList(elements int, indent string) {
	if elements > 0 {
		o.text = append(append(o.text, '\n'), indent[len("  "):]...)
	}
}

func (o *output) fail(err error) {
	if o.err == nil {
		o.err = err
	}
}

// flush writes what has been collected, if it is at least so much.
func (o *output) flush(least int) {
	if len(o.text) < least || len(o.text) == 0 {
		return
	}
	if o.err == nil {
		_, o.err = o.w.Write(o.text)
	}
	o.text = o.text[:0]
}

func (o *output) end() error {
	o.flush(0)
	return o.err
}
