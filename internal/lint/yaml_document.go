package lint

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
)

// A yamlFault is why a YAML document is none, or has no JSON.
type yamlFault struct {
	code       authlink.SyntaxCode
	start, end int // in the document's text
	message    string
	hint       string
}

func (f *yamlFault) Error() string { return f.message }

// checkYAML lints each document of a YAML stream. Documents without content are
// left out.
func (l *Linter) checkYAML(path string, text []byte, proven bool) Result {
	result := Result{Path: path}
	if l.isTooLong(text) {
		return l.Check(path, text) // which says so
	}
	for part := range yamlParts(text) {
		found, d := l.checkYAMLPart(path, part.text)
		if proven && d.json != nil {
			d.proveFixes(part.text, found.Findings)
		}
		found.move(part.offset, part.line)
		result.Add(found)
	}
	return result
}

// checkYAMLPart lints one document, or what is between two.
func (l *Linter) checkYAMLPart(path string, text []byte) (Result, placedJSON) {
	if hasContent(text) {
		return l.checkYAMLDocument(path, text)
	}
	result := Result{Path: path}
	result.addComments(l.inComments(text, yamlComments(text, nil)))
	return result, placedJSON{}
}

// checkYAMLDocument lints one document. It returns what it was read as, too, which
// has no JSON where there is none. Nobody has proven the fixes.
func (l *Linter) checkYAMLDocument(path string, text []byte) (Result, placedJSON) {
	d, err := convertYAML(text)
	if fault, ok := errors.AsType[*yamlFault](err); ok {
		return l.faultyYAML(path, text, fault), placedJSON{}
	}
	if err != nil {
		return Result{Path: path, Err: err}, placedJSON{}
	}
	d.betrayed = l.betrayed(d)
	result := l.checkSelected(path, text, d, jsonindex.NewCursor(text))
	d.writeFixes(text, result.Findings)
	result.addComments(l.inComments(text, yamlComments(text, d.spans)))
	return result, d
}

// faultyYAML is the result of a document that has no JSON.
func (l *Linter) faultyYAML(path string, text []byte, fault *yamlFault) Result {
	result := Result{Path: path, Documents: 1}
	rule := string(fault.code)
	if !l.isOn(rule) {
		return result
	}
	f := Finding{Rule: rule, Severity: l.severities[rule], Message: fault.message, Hint: fault.hint, Offset: fault.start, End: fault.end}
	result.Findings = []Finding{f}
	putInOrder(result.Findings, text, jsonindex.NewCursor(text))
	shown := placedJSON{json: text, opaque: l.opts.Selection != nil}
	result.excerpts = shown.excerpts(text, l.validator.Redact(text))
	return result
}

// yamlDocuments yields the documents of a stream. Those without content are left out.
func yamlDocuments(text []byte) iter.Seq[chunk] {
	return func(yield func(chunk) bool) {
		all := len(bytes.TrimPrefix(text, []byte("\uFEFF")))
		for part := range yamlParts(text) {
			if part.part = len(part.text) < all; hasContent(part.text) && !yield(part) {
				return
			}
		}
	}
}

// yamlParts cuts a stream into parts, of which each is a document or has no content:
// at its markers, "---" and "...", which nothing else can be at the start of a line
// (YAML 1.2.2, section 9.1.2). The parser would do so too, but its time grows with the
// square of their number.
func yamlParts(text []byte) iter.Seq[chunk] {
	return func(yield func(chunk) bool) {
		next := chunk{line: 1}
		cut := func(end int) bool {
			next.text = text[next.offset:end]
			ok := yield(next)
			next.offset = end
			next.line += bytes.Count(next.text, []byte("\n"))
			return ok
		}
		mark := []byte("\uFEFF")
		if bytes.HasPrefix(text, mark) && !cut(len(mark)) { // it is no part of the first document (section 5.2)
			return
		}
		at := next.offset
		for line := range bytes.Lines(text[at:]) {
			if at > next.offset && isMarker(line, "---") && !cut(at) {
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

// convertYAML returns a YAML document as JSON, by the core schema of YAML 1.2.
// The error is a [*yamlFault].
func convertYAML(text []byte) (placedJSON, error) {
	return convertYAMLPieces(text, entriesInPiece)
}

// convertYAMLPieces is convertYAML that parses most entries of a mapping at once.
func convertYAMLPieces(text []byte, most int) (placedJSON, error) {
	if fault := unreadable(text); fault != nil {
		return placedJSON{}, fault
	}
	places := newPositions(text)
	tree, err := parseYAMLDocument(text, places, most)
	if err != nil {
		return placedJSON{}, err
	}
	c := yamlWriter{
		text: text, places: places, tree: tree, anchors: map[string]ast.Node{}, open: map[ast.Node]bool{},
		json: make([]byte, 0, len(text)), spans: make(spans, 0, 6*len(places.lines)), // of names and values, each in quotes
	}
	if err := c.value(tree.body); err != nil {
		return placedJSON{}, err
	}
	return placedJSON{json: c.json, spans: c.spans, scalars: c.scalars}, nil
}

// unreadable finds what the parser does not look for, or what would take it
// forever.
func unreadable(text []byte) *yamlFault {
	depth, indicators, most := 0, 0, jsonindex.DefaultLimits().Depth
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			return &yamlFault{code: authlink.SyntaxEncoding, start: i, end: i + 1, message: fmt.Sprintf("expected UTF-8, found the byte 0x%02X", text[i])}
		case r < ' ' && r != '\t' && r != '\r' && r != '\n':
			return &yamlFault{code: authlink.SyntaxMalformed, start: i, end: i + 1, message: fmt.Sprintf("expected printable text, found the control character %U", r)}
		case r == '\r' && i+1 < len(text) && text[i+1] != '\n': // the parser loses count of the lines, and of what is a comment
			return &yamlFault{code: authlink.SyntaxMalformed, start: i, end: i + 1, message: "expected a line feed after the carriage return", hint: "end each line with a line feed, or with both"}
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
			return &yamlFault{code: authlink.SyntaxLimit, start: i, end: i + 1, message: fmt.Sprintf("more than %d values are inside one another", most)}
		}
		i += size
	}
	return nil
}
