package rule

import (
	"errors"
	"slices"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// A Decoding is what the strings around payloads may still expand to, and whether that was too
// little for some of them.
type Decoding struct {
	Left    int
	IsShort bool
}

// NewDecoding returns that of a file.
func NewDecoding() *Decoding { return &Decoding{Left: 4 * jsonindex.DefaultLimits().Bytes} }

// Secrets returns what live-token finds in a document around the payloads that have been
// taken from it, such as in the headers of a recording, and the documents in its strings
// that are still to be searched. Nothing is known of the values but their names.
func (s *Set) Secrets(d source.Document, taken []span.Stretch, left *Decoding) (found []finding.Finding, inside []source.Document, err error) {
	if !s.IsOn(LiveToken) {
		return nil, nil, nil
	}
	v, err := envelopeValidator()
	if err != nil {
		return nil, nil, err
	}
	in := s.inspection(new(jsonindex.Index), d.JSON)
	in.validator = v
	in.marks = map[int]bool{}
	in.rule = Rule{ID: LiveToken, Severity: s.Severity(LiveToken)}
	if in.doc.Parse(d.JSON, source.EnvelopeOptions()) != nil {
		return s.InText(d.JSON), nil, nil
	}
	in.mark(0, false)
	for at := range in.strings() {
		t := in.doc.Token(at.value)
		if t.End-t.Start < shortestPiece || isTaken(taken, int(t.Start)) {
			continue
		}
		if nested, ok := in.inside(d, at, left); ok {
			inside = append(inside, nested)
		} else {
			in.checkString(at)
		}
	}
	for at := range in.members() {
		if name := in.doc.Token(at.path[len(at.path)-1].name); !isTaken(taken, int(name.Start)) {
			in.checkName(at)
		}
	}
	return in.found, inside, nil
}

// inside returns the document in a string, if it is one, or is in base64 or in the codings
// of HTTP.
func (in *inspection) inside(d source.Document, at place, left *Decoding) (source.Document, bool) {
	text := in.doc.Text(at.value)
	if left.Left <= 0 && mayBeBody(text) {
		left.IsShort = true
		return source.Document{}, false
	}
	if !source.IsBody([]byte(text)) {
		return source.Document{}, false
	}
	t := in.doc.Token(at.value)
	most := max(1, min(left.Left, jsonindex.DefaultLimits().Bytes))
	nested, err := d.InBody(int(t.Start), int(t.End), in.pointer(at), source.Body{Most: most})
	if err != nil {
		left.IsShort = left.IsShort || errors.Is(err, source.ErrExpands)
		return source.Document{}, false
	}
	if nested.Opaque {
		left.Left -= len(nested.JSON)
	}
	nested.Secret = nested.Secret || in.marks[at.value]
	isJSON := source.LooksLikeJSON(nested.JSON) && new(jsonindex.Index).Parse(nested.JSON, source.EnvelopeOptions()) == nil
	return nested, nested.Opaque || isJSON
}

// mark notes the tokens at and below a value that are secrets by a name, or by what stands
// beside them. To mask all of an envelope would take much longer.
func (in *inspection) mark(value int, isSecret bool) {
	if isSecret {
		in.marks[value] = true
	}
	for child, named := range secret.Children(in.doc, value) {
		if isSecret && child.Name >= 0 {
			in.marks[child.Name] = true
		}
		in.mark(child.Value, isSecret || named)
	}
}

// isTaken reports whether what begins at an offset lies in one of some stretches, which are
// in order.
func isTaken(taken []span.Stretch, offset int) bool {
	i, found := slices.BinarySearchFunc(taken, offset, func(s span.Stretch, offset int) int { return s.Start - offset })
	return found || i > 0 && offset < taken[i-1].End
}
