package selection

import (
	"errors"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/source"
)

// ErrNotJSON says why nothing can be selected in a text.
var ErrNotJSON = errors.New("select: this is not JSON")

// From returns what is selected in a document: itself where s is nil. The error is
// [ErrNotJSON] if it cannot be read. redact masks the secrets of a document.
func (s *Selection) From(d source.Document, redact func([]byte) []byte) ([]source.Document, error) {
	if s == nil {
		return []source.Document{d}, nil
	}
	envelope := new(jsonindex.Index)
	if envelope.Parse(d.JSON, source.EnvelopeOptions()) != nil {
		return nil, ErrNotJSON
	}
	found, err := s.find(envelope)
	w := way{redact: redact, envelope: envelope, secret: d.SecretNames(), named: map[int][]byte{}}
	payloads := make([]source.Document, len(found))
	for i, p := range found {
		payloads[i] = w.document(d, p)
	}
	return payloads, err
}
