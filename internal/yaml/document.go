package yaml

import (
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/span"
)

// A Document is what a YAML document means, as JSON.
type Document struct {
	JSON    []byte
	Spans   span.Spans
	Scalars []Scalar // in the order of JSON
	Extras  []Extra  // in the order of the text
}

// A Scalar says where a scalar is written that became a token of JSON.
type Scalar struct {
	At, N       int // the token, quotes included
	Start, Stop int // in the text, quotes included; of a block scalar, its first text
	Style       Style
}

// A Style is how a scalar is written.
type Style byte

// The styles of scalars (YAML 1.2.2, chapters 7 and 8).
const (
	Plain Style = iota
	SingleQuoted
	DoubleQuoted
	Literal
	Folded
)

// IsBlock reports whether scalars of the style are literal or folded.
func (s Style) IsBlock() bool { return s == Literal || s == Folded }

// An Extra is something in a document that JSON has no word for.
type Extra struct {
	Kind  ExtraKind
	Start int // in the text
}

// An ExtraKind is a kind of [Extra].
type ExtraKind byte

// The kinds of [Extra].
const (
	Anchor ExtraKind = iota
	Alias
	Tag
	Merge
	Name // one that would not be a string as a value
)

// Convert reads a document, which may have markers and directives around it. The error
// is a [*Fault].
func Convert(text []byte) (*Document, error) {
	if jsonindex.IsPointer(text) { // which is YAML, and not what anybody means
		return nil, &Fault{Code: jsonindex.Syntax, End: lineEnd(text, 0), Message: "expected the file itself", Hint: jsonindex.PointerHint}
	}
	root, extras, fault := read(text)
	if fault != nil {
		return nil, unfinished(text, fault)
	}
	w := newWriter(text)
	if fault := w.value(root); fault != nil {
		return nil, unfinished(text, fault)
	}
	return &Document{JSON: w.json, Spans: w.spans, Scalars: w.scalars, Extras: extras}, nil
}

// read returns the tree of a document, each node in its place.
func read(text []byte) (*node, []Extra, *Fault) {
	if fault := unreadable(text); fault != nil {
		return nil, nil, fault
	}
	directives, fault := directivesOf(text)
	if fault != nil {
		return nil, nil, fault
	}
	end, fault := endMarker(text)
	if fault != nil {
		return nil, nil, fault
	}
	parsed, fault := parse(text[:end], standIn(text[:end], directives)) // which can take the marker for text of a block scalar
	if fault != nil {
		return nil, nil, fault
	}
	l := newLocator(text, directives)
	root, fault := l.document(parsed)
	return root, l.extras, fault
}
