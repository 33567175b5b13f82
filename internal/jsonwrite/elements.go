package jsonwrite

import (
	"encoding/binary"
	"io"
	"slices"
)

// Elements are texts that are held until they are written, in the order in which they came. Reports
// say much the same of each finding: what they say but for its numbers and digests is kept once, so
// that another finding of a kind takes a dozen bytes. What is not like anything before it is
// compressed, once there is much of it. The zero value has no elements.
type elements struct {
	numbers map[string]int // of the forms: their indexes
	forms   []form
	size    int   // of the forms, in bytes
	last    []int // the numbers of the element before
	records records
	others  Held // the texts that have no form
	count   int
}

// A form is what elements have in common.
type form struct {
	text    string
	holes   []int
	numbers int // holes for numbers
	digests int // bytes of digests
}

const (
	// maxForms is how much of what elements have in common is kept, in bytes.
	maxForms = 512 << 10

	// noForm stands, in a record, for a text among the others.
	noForm = 0
)

// add adds a text.
func (e *elements) add(t *Text) {
	number, ok := e.numberOf(t)
	if !ok {
		e.addOther(t.AppendTo(nil))
		return
	}
	e.count++
	record := binary.AppendUvarint(e.records.room(), uint64(number+1))
	for i, n := range t.numbers {
		if i == len(e.last) {
			e.last = append(e.last, 0)
		}
		record = binary.AppendVarint(record, int64(n-e.last[i]))
		e.last[i] = n
	}
	e.records.add(append(record, t.digests...))
}

// numberOf returns the number of the form of a text; ok is false if there is no room for another form.
func (e *elements) numberOf(t *Text) (number int, ok bool) {
	if number, ok = e.numbers[string(t.form)]; ok {
		return number, true
	}
	if e.size+len(t.form) > maxForms {
		return 0, false
	}
	if e.numbers == nil {
		e.numbers = map[string]int{}
	}
	made := form{string(t.form), slices.Clone(t.holes), len(t.numbers), len(t.digests)}
	number = len(e.forms)
	e.forms, e.numbers[made.text], e.size = append(e.forms, made), number, e.size+len(made.text)
	return number, true
}

// addOther adds a text that is probably not going to come again.
func (e *elements) addOther(text []byte) {
	e.count++
	record := binary.AppendUvarint(e.records.room(), noForm)
	e.records.add(binary.AppendUvarint(record, uint64(len(text))))
	e.others.Write(text) // there is never an error
}

// A reading reads elements from the first one on.
type reading struct {
	of      *elements
	records *reader
	last    []int
	others  io.Reader
}

func (e *elements) reading() *reading {
	return &reading{of: e, records: e.records.reader(), last: make([]int, len(e.last)), others: e.others.reader()}
}

// next appends the next element, which there must be.
func (r *reading) next(out []byte) ([]byte, error) {
	number := r.records.uvarint()
	if number == noForm {
		n := int(r.records.uvarint())
		out = slices.Grow(out, n)
		_, err := io.ReadFull(r.others, out[len(out):len(out)+n])
		return out[:len(out)+n], err
	}
	f := &r.of.forms[number-1]
	for i := range f.numbers {
		r.last[i] += int(r.records.varint())
	}
	return appendFilled(out, f.text, f.holes, r.last, r.records.bytes(f.digests)), nil
}
