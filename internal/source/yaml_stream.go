package source

import (
	"bytes"
	"iter"

	"example.com/authlink"
	"example.com/authlink/internal/span"
)

// A yamlStream is a file with any number of YAML documents.
type yamlStream struct{}

func (yamlStream) Kind() Kind { return KindYAML }

func (yamlStream) Traits() Traits {
	return Traits{Extensions: []string{".yaml", ".yml"}, AskedFor: true, Loose: true}
}

// Parts yields the documents, and what is between two that has none.
func (yamlStream) Parts(text Chunk) iter.Seq[Chunk] {
	return func(yield func(Chunk) bool) {
		all := len(bytes.TrimPrefix(text.Text, []byte("\uFEFF")))
		for part := range yamlParts(text.Text) {
			part.Part = len(part.Text) < all
			part.Offset += text.Offset
			part.Line += text.Line - 1
			if !yield(part) {
				return
			}
		}
	}
}

// Read returns a document without JSON for a part without content.
func (yamlStream) Read(part []byte) (Document, error) {
	if !hasContent(part) {
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
	return yamlComments(part, whole.Spans)
}

func (yamlStream) Lift(part []byte, whole Document, edits []authlink.Edit) []authlink.Edit {
	return whole.writeEdits(part, edits)
}

func (yamlStream) Mask([]byte, func([]byte) []byte) (masked []byte, ok bool) { return nil, false }

// yamlParts cuts a stream into parts, of which each is a document or has no content:
// at its markers, "---" and "...", which nothing else can be at the start of a line
// (YAML 1.2.2, section 9.1.2). The parser would do so too, but its time grows with the
// square of their number.
func yamlParts(text []byte) iter.Seq[Chunk] {
	return func(yield func(Chunk) bool) {
		next := Chunk{Line: 1}
		cut := func(end int) bool {
			next.Text = text[next.Offset:end]
			ok := yield(next)
			next.Offset = end
			next.Line += bytes.Count(next.Text, []byte("\n"))
			return ok
		}
		mark := []byte("\uFEFF")
		if bytes.HasPrefix(text, mark) && !cut(len(mark)) { // it is no part of the first document (section 5.2)
			return
		}
		at := next.Offset
		for line := range bytes.Lines(text[at:]) {
			if at > next.Offset && isMarker(line, "---") && !cut(at) {
				return
			}
			at += len(line)
			if isMarker(line, "...") && !cut(at) {
				return
			}
		}
		cut(len(text))
	}
}

func isMarker(line []byte, marker string) bool {
	rest, ok := bytes.CutPrefix(line, []byte(marker))
	return ok && (len(rest) == 0 || bytes.IndexByte([]byte(" \t\r\n"), rest[0]) >= 0)
}

// hasContent reports whether there is more in a document than markers, comments
// and directives.
func hasContent(text []byte) bool {
	for line := range bytes.Lines(text) {
		line = bytes.TrimPrefix(line, []byte("\uFEFF"))
		for _, marker := range []string{"---", "..."} {
			if isMarker(line, marker) {
				line = line[len(marker):]
			}
		}
		line = bytes.TrimSpace(line)
		if len(line) > 0 && line[0] != '#' && line[0] != '%' {
			return true
		}
	}
	return false
}
