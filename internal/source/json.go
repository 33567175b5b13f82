package source

import (
	"iter"

	"example.com/authlink"
	"example.com/authlink/internal/span"
)

// A jsonText is a file that is one document. Other formats build on it.
type jsonText struct{}

func (jsonText) Kind() Kind { return KindJSON }

var jsonTextExtensions = []string{".json"}

func (jsonText) Traits() Traits {
	return Traits{Extensions: jsonTextExtensions, Plain: true, Single: true}
}

func (jsonText) Parts(text Chunk) iter.Seq[Chunk] { return one(text) }

func (jsonText) Read(part []byte) (Document, error) { return Document{JSON: part}, nil }

func (jsonText) Documents(whole Document) iter.Seq[Document] { return one(whole) }

func (jsonText) Comments([]byte, Document) iter.Seq[span.Stretch] {
	return func(func(span.Stretch) bool) {}
}

func (jsonText) Lift(_ []byte, _ Document, edits []authlink.Edit) []authlink.Edit { return edits }

func (jsonText) Mask(part []byte, redact func([]byte) []byte) (masked []byte, ok bool) {
	return redact(part), true
}

// one yields a value.
func one[T any](value T) iter.Seq[T] {
	return func(yield func(T) bool) { yield(value) }
}
