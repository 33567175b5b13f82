package source

import (
	"bytes"
	"fmt"
	"iter"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/span"
)

// A Fault is why a YAML document is none, or has no JSON.
type Fault struct {
	Code       authlink.SyntaxCode
	Start, End int // in the document's text
	Message    string
	Hint       string
}

func (f *Fault) Error() string { return f.Message }

// YamlDocuments yields the documents of a stream. Those without content are left out.
func YamlDocuments(text []byte) iter.Seq[Chunk] {
	return func(yield func(Chunk) bool) {
		all := len(bytes.TrimPrefix(text, []byte("\uFEFF")))
		for part := range YamlParts(text) {
			if part.Part = len(part.Text) < all; HasContent(part.Text) && !yield(part) {
				return
			}
		}
	}
}

// YamlParts cuts a stream into parts, of which each is a document or has no content:
// at its markers, "---" and "...", which nothing else can be at the start of a line
// (YAML 1.2.2, section 9.1.2). The parser would do so too, but its time grows with the
// square of their number.
func YamlParts(text []byte) iter.Seq[Chunk] {
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

// HasContent reports whether there is more in a document than markers, comments
// and directives.
func HasContent(text []byte) bool {
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

// ConvertYAML returns a YAML document as JSON, by the core schema of YAML 1.2.
// The error is a [*Fault].
func ConvertYAML(text []byte) (Document, error) {
	return convertYAMLPieces(text, entriesInPiece)
}

// convertYAMLPieces is ConvertYAML that parses most entries of a mapping at once.
func convertYAMLPieces(text []byte, most int) (Document, error) {
	if fault := Unreadable(text); fault != nil {
		return Document{}, fault
	}
	places := span.NewPositions(text)
	tree, err := parseYAMLDocument(text, places, most)
	if err != nil {
		return Document{}, err
	}
	c := yamlWriter{
		text: text, places: places, tree: tree, anchors: map[string]ast.Node{}, open: map[ast.Node]bool{},
		json: make([]byte, 0, len(text)), spans: make(span.Spans, 0, 6*len(places.Lines)), // of names and values, each in quotes
	}
	if err := c.value(tree.body); err != nil {
		return Document{}, err
	}
	return Document{JSON: c.json, Spans: c.spans, Scalars: c.scalars}, nil
}

// Unreadable finds what the parser does not look for, or what would take it
// forever.
func Unreadable(text []byte) *Fault {
	depth, indicators, most := 0, 0, jsonindex.DefaultLimits().Depth
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			return &Fault{Code: authlink.SyntaxEncoding, Start: i, End: i + 1, Message: fmt.Sprintf("expected UTF-8, found the byte 0x%02X", text[i])}
		case r < ' ' && r != '\t' && r != '\r' && r != '\n':
			return &Fault{Code: authlink.SyntaxMalformed, Start: i, End: i + 1, Message: fmt.Sprintf("expected printable text, found the control character %U", r)}
		case r == '\r' && i+1 < len(text) && text[i+1] != '\n': // the parser loses count of the lines, and of what is a comment
			return &Fault{Code: authlink.SyntaxMalformed, Start: i, End: i + 1, Message: "expected a line feed after the carriage return", Hint: "end each line with a line feed, or with both"}
		case r == '[' || r == '{':
			depth++
		case r == ']' || r == '}':
			depth = max(0, depth-1)
		}
		switch { // of nested sequences in one line
		case (r == '-' || r == '?') && i+1 < len(text) && text[i+1] == ' ':
			indicators++
		case r != ' ':
			indicators = 0
		}
		if depth > most || indicators > most {
			return &Fault{Code: authlink.SyntaxLimit, Start: i, End: i + 1, Message: fmt.Sprintf("more than %d values are inside one another", most)}
		}
		i += size
	}
	return nil
}
