package report

import (
	"bytes"
	"encoding/xml"
	"io"

	"example.com/authlink/internal/jsonwrite"
)

// An xmlList is a number of elements inside another: they are encoded as they
// come. Strings in them, and in what is around them, must have gone through
// [span.Visible] or [source.VisiblePath]: encoding/xml escapes what has a meaning in XML, but
// puts U+FFFD where XML has no way to say a control character.
type xmlList struct {
	indent string // of the elements
	text   jsonwrite.Held
	begun  bool
}

// add appends an element.
func (l *xmlList) add(element any) error { return l.addAround(element, nil) }

// addAround appends an element whose innermost element is empty, with what is
// inside of that; nil is nothing.
func (l *xmlList) addAround(element any, inside io.WriterTo) error {
	text, err := xml.MarshalIndent(element, l.indent, "  ")
	if err != nil {
		return err
	}
	l.begun = true
	io.WriteString(&l.text, "\n") // there is never an error
	return writeInside(&l.text, text, inside)
}

// WriteTo writes the elements, each on lines of its own.
func (l *xmlList) WriteTo(w io.Writer) (int64, error) {
	written, err := l.text.WriteTo(w)
	if err == nil && l.begun {
		var n int
		n, err = io.WriteString(w, "\n"+l.indent[len("  "):])
		written += int64(n)
	}
	return written, err
}

// writeXML writes a document with its declaration, and what is inside its
// innermost element.
func writeXML(w io.Writer, doc any, inside io.WriterTo) error {
	text, err := xml.MarshalIndent(doc, "", "  ")
	if err != nil {
		return err
	}
	return writeInside(w, append([]byte(xml.Header), append(text, '\n')...), inside)
}

// writeInside writes XML with something before the first tag that ends an element.
func writeInside(w io.Writer, text []byte, inside io.WriterTo) error {
	at := bytes.Index(text, []byte("</"))
	if _, err := w.Write(text[:at]); err != nil {
		return err
	}
	if inside != nil {
		if _, err := inside.WriteTo(w); err != nil {
			return err
		}
	}
	_, err := w.Write(text[at:])
	return err
}
