package source

import (
	"example.com/authlink"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/yaml"
)

// A Document is JSON that a file holds in some way: as a part, in a string, or as
// YAML.
type Document struct {
	JSON    []byte
	Spans   span.Spans // nil if the JSON is in the file as it is, from its start
	Pointer string     // to it in what it was selected from
	Secret  bool       // a name on the way to it says that it is a secret
	Opaque  bool       // it is written in a way that people cannot read, such as base64: nothing is shown

	// lift turns edits of the JSON into edits of the JSON that holds it. It returns no
	// edits if that cannot be done exactly. If it is nil, the edits are the same.
	lift func([]authlink.Edit) []authlink.Edit

	extras   []int         // where the tags, anchors, aliases and merge keys of a YAML document are
	scalars  []yaml.Scalar // of a YAML document, in the order of the JSON
	editable []yaml.Scalar // those that no alias refers to
	betrayed []yaml.Scalar // those that are secrets where an alias refers to them
}

// Part returns the part of a document that is the value at [start, end).
func (d Document) Part(start, end int, pointer string) Document {
	s := span.Spans{{At: 0, N: end - start, Start: start, End: end}}
	return Document{JSON: d.JSON[start:end], Spans: s.Through(d.Spans), Pointer: d.Pointer + pointer, Secret: d.Secret, lift: d.liftPart(start), extras: d.extras, betrayed: d.betrayedIn(start, end)}
}

// InString returns the text of the string at [start, end) as a document.
func (d Document) InString(start, end int, pointer string) Document {
	text, s := decodeString(d.JSON, start+1, end-1)
	return Document{JSON: text, Spans: s.Through(d.Spans), Pointer: d.Pointer + pointer, Secret: d.IsSecret(start), lift: d.liftString(s)}
}

// whole returns the spans of a text of n bytes all of which comes from all of d.
func (d Document) whole(n int) span.Spans {
	return span.Spans{{At: 0, N: n, Start: d.Start(0), End: d.Stop(len(d.JSON))}}
}

// Unread returns the document as one whose secrets have not been found, so that nothing
// of it is shown or changed.
func (d Document) Unread() Document {
	d.Opaque, d.lift = true, liftNothing
	return d
}

// Made returns a document of JSON that stands nowhere, but is made of texts that do: nothing of it is
// changed.
func Made(json []byte, from span.Spans) Document {
	return Document{JSON: json, Spans: from, lift: liftNothing}
}

// Start returns the place in the file of the byte at an offset of the JSON, which may be
// the length of the JSON.
func (d Document) Start(offset int) int {
	if d.Spans == nil {
		return offset
	}
	return d.Spans.Start(offset)
}

// Stop returns the place in the file after the byte before an offset.
func (d Document) Stop(offset int) int {
	if d.Spans == nil {
		return offset
	}
	return d.Spans.Stop(offset)
}

// Origin returns the offset of the JSON that comes from a place in the file, the first if
// there are several; false if there is none.
func (d Document) Origin(place int) (offset int, ok bool) {
	if d.Spans == nil {
		return place, place <= len(d.JSON)
	}
	return d.Spans.Source(place)
}
