package source

import (
	"bytes"
	"errors"
	"iter"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/yaml"
)

// A Fault is why a text is not a YAML document, or why it has no JSON.
type Fault struct {
	Code       authlink.SyntaxCode
	Start, End int // in the document's text
	Message    string
	Hint       string
}

func (f *Fault) Error() string { return f.Message }

// syntaxCodes are the codes of YAML's faults.
var syntaxCodes = map[jsonindex.Code]authlink.SyntaxCode{
	jsonindex.Syntax:   authlink.SyntaxMalformed,
	jsonindex.Encoding: authlink.SyntaxEncoding,
	jsonindex.Limit:    authlink.SyntaxLimit,
}

// YamlDocuments yields the documents of a stream. Those without content are left out.
func YamlDocuments(text []byte) iter.Seq[Chunk] {
	return func(yield func(Chunk) bool) {
		all := len(bytes.TrimPrefix(text, []byte("\uFEFF")))
		for part := range YamlParts(text) {
			if part.Part = len(part.Text) < all; yaml.HasContent(part.Text) && !yield(part) {
				return
			}
		}
	}
}

// YamlParts cuts a stream into parts, of which each is a document or has no content.
func YamlParts(text []byte) iter.Seq[Chunk] {
	return func(yield func(Chunk) bool) {
		for part := range yaml.Parts(text) {
			if !yield(Chunk{Text: part.Text, Offset: part.Offset, Line: part.Line}) {
				return
			}
		}
	}
}

// ConvertYAML returns a YAML document as JSON, by the core schema of YAML 1.2.
// The error is a [*Fault].
func ConvertYAML(text []byte) (Document, error) {
	d, err := yaml.Convert(text)
	if fault, ok := errors.AsType[*yaml.Fault](err); ok {
		return Document{}, &Fault{syntaxCodes[fault.Code], fault.Start, fault.End, fault.Message, fault.Hint}
	}
	if err != nil {
		return Document{}, err
	}
	return Document{JSON: d.JSON, Spans: d.Spans, Scalars: d.Scalars}, nil
}
