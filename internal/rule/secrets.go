package rule

import (
	"slices"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// Secrets returns what live-token finds in a document around the payloads that have been
// taken from it, such as in the headers of a recording, and the documents in its strings
// that are still to be searched. Nothing is known of the values but their names.
func (s *Set) Secrets(d source.Document, taken []span.Stretch) (found []finding.Finding, inside []source.Document, err error) {
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
		if nested, ok := in.inside(d, at); ok {
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
func (in *inspection) inside(d source.Document, at place) (source.Document, bool) {
	if !source.IsBody([]byte(in.doc.Text(at.value))) {
		return source.Document{}, false
	}
	t := in.doc.Token(at.value)
	nested, err := d.InBody(int(t.Start), int(t.End), in.pointer(at), source.Body{})
	if err != nil {
		return source.Document{}, false
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
