package source

import (
	"bytes"
	"iter"

	"example.com/authlink"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/yaml"
)

// A yamlStream is a file with any number of YAML documents.
type yamlStream struct{}

func (yamlStream) Kind() Kind { return KindYAML }

var yamlStreamExtensions = []string{".yaml", ".yml"}

func (yamlStream) Traits() Traits {
	return Traits{Extensions: yamlStreamExtensions, AskedFor: true, Loose: true}
}

// Parts yields the documents, and the parts between two documents.
func (yamlStream) Parts(text Chunk) iter.Seq[Chunk] {
	return func(yield func(Chunk) bool) {
		all := len(bytes.TrimPrefix(text.Text, []byte("\uFEFF")))
		for part := range yaml.Parts(text.Text) {
			if !yield(Chunk{Text: part.Text, Offset: text.Offset + part.Offset, Line: text.Line - 1 + part.Line, Part: len(part.Text) < all}) {
				return
			}
		}
	}
}

// Read returns a document without JSON for a part without content.
func (yamlStream) Read(part []byte) (Document, error) {
	if !yaml.HasContent(part) {
		return Document{}, nil
	}
	return convertYAML(part)
}

func (yamlStream) Documents(whole Document) iter.Seq[Document] {
	return func(yield func(Document) bool) {
		if whole.JSON != nil {
			yield(whole)
		}
	}
}

func (yamlStream) Comments(part []byte, whole Document) iter.Seq[span.Stretch] {
	return yamlAsides(part, whole.Spans, whole.extras)
}

func (yamlStream) Lift(part []byte, whole Document, edits []authlink.Edit) []authlink.Edit {
	return whole.writeEdits(part, edits)
}

func (yamlStream) Mask([]byte, func([]byte) []byte) (masked []byte, ok bool) { return nil, false }
