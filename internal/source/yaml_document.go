package source

import (
	"fmt"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/span"
)

// convertYAML returns a YAML document as JSON, by the core schema of YAML 1.2.
// The error is a [*Fault].
func convertYAML(text []byte) (Document, error) {
	return convertYAMLPieces(text, entriesInPiece)
}

// convertYAMLPieces is convertYAML that parses most entries of a mapping at once.
func convertYAMLPieces(text []byte, most int) (Document, error) {
	if fault := unreadable(text); fault != nil {
		return Document{}, fault
	}
	places := span.NewPositions(text)
	tree, err := parseYAMLDocument(text, places, most)
	if err != nil {
		return Document{}, err
	}
	c := yamlWriter{
		text: text, places: places, tree: tree, anchors: map[string]ast.Node{}, open: map[ast.Node]bool{},
		json: make([]byte, 0, len(text)), spans: make(span.Spans, 0, 6*places.Count()), // of names and values, each in quotes
	}
	if err := c.value(tree.body); err != nil {
		return Document{}, err
	}
	return Document{JSON: c.json, Spans: c.spans, scalars: c.scalars, editable: unshared(c.scalars)}, nil
}

// unreadable finds what the parser does not look for, or what would take it
// forever.
func unreadable(text []byte) *Fault {
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
