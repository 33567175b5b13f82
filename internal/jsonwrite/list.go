package jsonwrite

import (
	"bytes"
	"io"
)

// A List is an array of any length: its elements are encoded as they come. It
// is the last array of a document, in which it is empty until it is written.
type List struct {
	Indent string // of the elements
	text   Held   // less the brackets
	begun  bool
}

// Add appends an element.
func (l *List) Add(element any) error {
	text, err := Encode(element, l.Indent, "  ")
	if err != nil {
		return err
	}
	l.begin()
	_, err = l.text.Write(bytes.TrimSuffix(text, []byte("\n")))
	return err
}

// AddAround appends an element with a list in it.
func (l *List) AddAround(element any, inner *List) error {
	before, after, err := cutAtList(element, l.Indent)
	if err != nil {
		return err
	}
	l.begin()
	return inner.writeBetween(&l.text, before, bytes.TrimSuffix(after, []byte("\n")))
}

func (l *List) begin() {
	separator := ",\n"
	if !l.begun {
		separator = "\n"
	}
	l.begun = true
	io.WriteString(&l.text, separator+l.Indent) // there is never an error
}

// Around writes a document with a list in it.
func Around(w io.Writer, doc any, list *List) error {
	before, after, err := cutAtList(doc, "")
	if err != nil {
		return err
	}
	return list.writeBetween(w, before, after)
}

// cutAtList returns the JSON of a value before and after the elements of its last
// array, which is empty. The prefix begins every line but the first.
func cutAtList(v any, prefix string) (before, after []byte, err error) {
	text, err := Encode(v, prefix, "  ")
	at := bytes.LastIndex(text, []byte("[]")) + 1
	return text[:at], text[at:], err
}

func (l *List) writeBetween(w io.Writer, before, after []byte) error {
	if l.begun {
		after = append([]byte("\n"+l.Indent[len("  "):]), after...)
	}
	if _, err := w.Write(before); err != nil {
		return err
	}
	if _, err := l.text.WriteTo(w); err != nil {
		return err
	}
	_, err := w.Write(after)
	return err
}
