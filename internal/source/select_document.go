package source

import (
	"example.com/authlink/internal/jsonindex"
)

// From returns what is selected in a document: itself where s is nil, and where it is no
// JSON. redact masks the secrets of a document.
func (s *Selection) From(d Document, redact func([]byte) []byte) ([]Document, error) {
	if s == nil {
		return []Document{d}, nil
	}
	envelope := new(jsonindex.Index)
	if envelope.Parse(d.JSON, envelopeOptions()) != nil {
		d.Opaque, d.lift = true, liftNothing // nobody knows where its secrets are
		return []Document{d}, nil
	}
	found, err := s.find(envelope)
	w := way{redact: redact, envelope: envelope, secret: d.SecretNames(), named: map[int][]byte{}}
	payloads := make([]Document, len(found))
	for i, p := range found {
		payloads[i] = w.document(d, p)
	}
	return payloads, err
}

func isEnvelope(text []byte) bool { return new(jsonindex.Index).Parse(text, envelopeOptions()) == nil }

func envelopeOptions() jsonindex.Options {
	return jsonindex.Options{Limits: EnvelopeLimits(), AllowDuplicateNames: true}
}

// EnvelopeLimits are those of a file in which documents are selected: a recording
// is many times as long as what it has recorded.
func EnvelopeLimits() jsonindex.Limits {
	return jsonindex.Limits{Bytes: 256 << 20, Values: 16 << 20}
}
