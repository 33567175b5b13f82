package lint

import (
	"bytes"
	"io"
)

// A jsonList is an array of any length: its elements are encoded as they come. It
// is the last array of a document, in which it is empty until it is written.
type jsonList struct {
	indent string // of the elements
	text   Held   // less the brackets
	begun  bool
}

// add appends an element.
func (l *jsonList) add(element any) error {
	text, err := encodeJSON(element, l.indent, "  ")
	if err != nil {
		return err
	}
	l.begin()
	_, err = l.text.Write(bytes.TrimSuffix(text, []byte("\n")))
	return err
}

// addAround appends an element with a list in it.
func (l *jsonList) addAround(element any, inner *jsonList) error {
	before, after, err := cutAtList(element, l.indent)
	if err != nil {
		return err
	}
	l.begin()
	return inner.writeBetween(&l.text, before, bytes.TrimSuffix(after, []byte("\n")))
}

func (l *jsonList) begin() {
	separator := ",\n"
	if !l.begun {
		separator = "\n"
	}
	l.begun = true
	io.WriteString(&l.text, separator+l.indent) // there is never an error
}

// writeAround writes a document with a list in it.
func writeAround(w io.Writer, doc any, list *jsonList) error {
	before, after, err := cutAtList(doc, "")
	if err != nil {
		return err
	}
	return list.writeBetween(w, before, after)
}

// cutAtList returns the JSON of a value before and after the elements of its last
// array, which is empty. The prefix begins every line but the first.
func cutAtList(v any, prefix string) (before, after []byte, err error) {
	text, err := encodeJSON(v, prefix, "  ")
	at := bytes.LastIndex(text, []byte("[]")) + 1
	return text[:at], text[at:], err
}

func (l *jsonList) writeBetween(w io.Writer, before, after []byte) error {
	if l.begun {
		after = append([]byte("\n"+l.indent[len("  "):]), after...)
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
