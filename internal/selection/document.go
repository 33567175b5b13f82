package selection

import (
	"errors"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// ErrNotJSON says why nothing can be selected in a text.
var ErrNotJSON = errors.New("select: this is not JSON")

// A Found is what a selection finds in a document.
type Found struct {
	Documents []source.Document
	Inside    []source.Document // bodies that were in a coding and are no payloads: they may have secrets in them
	Taken     []span.Stretch    // where both stand in the JSON, in order and without overlap
	Missed    []Missed
	Files     []Reference // that have documents in them, too
}

// A Reference is a file that a recording names.
type Reference struct {
	Name   string          // as it is written
	At     source.Document // where
	IsJSON bool            // the recording says so
}

// From returns what is selected in a document: itself where s is nil. The error is
// [ErrNotJSON] if it cannot be read. redact masks the secrets of a document.
func (s *Selection) From(d source.Document, redact func([]byte) []byte) (Found, error) {
	if s == nil {
		return Found{Documents: []source.Document{d}}, nil
	}
	envelope := new(jsonindex.Index)
	if envelope.Parse(d.JSON, source.EnvelopeOptions()) != nil {
		return Found{}, ErrNotJSON
	}
	found, err := s.find(envelope)
	w := newWay(envelope, d, redact)
	var out Found
	for _, p := range found {
		out.add(w, d, p)
	}
	return out, err
}

// add adds what has been found.
func (f *Found) add(w *way, d source.Document, p selected) {
	document, err := w.document(d, p)
	switch isPayload, missed := true, (Missed{}); {
	case p.body == nil:
		f.take(w, document, p)
	case p.body.isFile:
		if p.body.isLeft == "" {
			f.Files = append(f.Files, Reference{string(document.JSON), document, p.body.isJSON || p.body.isAsked})
		}
	default:
		if isPayload, missed = p.body.judge(document, p.encoded, err); isPayload {
			f.take(w, document, p)
			return
		}
		if document.Opaque {
			f.Inside = append(f.Inside, document)
			f.cover(w, p)
		}
		if missed.Reason != "" {
			f.Missed = append(f.Missed, missed)
		}
	}
}

// take adds a document. What is selected comes in order, and may have been selected with
// what is around it.
func (f *Found) take(w *way, document source.Document, p selected) {
	f.Documents = append(f.Documents, document)
	f.cover(w, p)
}

func (f *Found) cover(w *way, p selected) {
	t := w.envelope.Token(p.value)
	if n := len(f.Taken); n == 0 || f.Taken[n-1].End <= int(t.Start) {
		f.Taken = append(f.Taken, span.Stretch{Start: int(t.Start), End: int(t.End)})
	}
}
