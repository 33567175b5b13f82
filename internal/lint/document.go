package lint

import (
	"bytes"
	"errors"
	"iter"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/selection"
	"example.com/authlink/internal/source"
)

// A Document is one JSON text of an input.
type Document struct {
	Path string // of its file
	Data []byte // as JSON, whatever the format of the file

	// Part is set if the file may hold other documents. Line is where this one
	// begins there, from 1, and Pointer leads to it in what it was selected from.
	Part    bool
	Line    int
	Pointer string

	// Syntax is set if the text is YAML that has no JSON, in its place in the
	// file.
	Syntax *authlink.SyntaxError

	// Err says why the file could not be read, or not to its end.
	Err error

	in     source.Document
	chunk  source.Chunk      // that in is from
	hidden []byte            // the chunk with what other lines make a secret masked; nil if there is no such thing
	lines  *jsonindex.Cursor // of the chunk
	fault  *source.Fault     // that Syntax reports
}

// Lint returns what a linter finds in the document, in its place in the file, without
// fixes, which would be for the document alone.
func (d Document) Lint(l *Linter) finding.Result {
	var result finding.Result
	if d.fault != nil {
		result = l.checkFaulty(d.Path, d.chunk.Text, d.fault)
	} else {
		result = l.checkPlaced(d.Path, d.chunk.Text, d.in, d.lines)
	}
	hideLine(result.Findings, result.Excerpts, source.Chunk{Text: d.chunk.Text}, d.hidden)
	result.Several = d.Part
	for i := range result.Findings {
		result.Findings[i].Fix = nil
	}
	result.Move(d.chunk.Offset, d.chunk.Line)
	return result
}

// Place turns the places of violations of the document into those in the file.
// What they would replace there is left out.
func (d Document) Place(violations []authlink.Violation) {
	for i := range violations {
		v := &violations[i]
		if d.in.IsSecret(v.Offset) || d.isHidden() {
			v.Message, v.Hint, v.Advice, v.Related = finding.SecretBreaks(v.Keyword), "", nil, nil
		}
		v.Related = d.related(v.Related)
		v.Offset, v.End = d.in.Start(v.Offset), max(d.in.Start(v.Offset), d.in.Stop(v.End))
		v.Line, v.Column = d.position(v.Offset)
		v.Offset += d.chunk.Offset
		v.End += d.chunk.Offset
		v.InstanceLocation = d.Pointer + v.InstanceLocation
		v.Fix = nil
	}
}

// PlaceSyntax is Place for a syntax error of the document.
func (d Document) PlaceSyntax(e *authlink.SyntaxError) {
	e.Related = d.related(e.Related)
	e.Offset, e.End = d.in.Start(e.Offset), max(d.in.Start(e.Offset), d.in.Stop(e.End))
	e.Line, e.Column = d.position(e.Offset)
	e.Offset += d.chunk.Offset
	e.End += d.chunk.Offset
	if d.in.Secret || d.isHidden() && showsName(string(e.Code)) {
		e.Message, e.Hint, e.Advice, e.Related = finding.SecretBreaks(string(e.Code)), "", nil, nil
	}
}

// isHidden reports whether other lines make a secret of something in the document.
func (d Document) isHidden() bool {
	n := len(d.chunk.Text)
	return len(d.hidden) >= n && !bytes.Equal(d.hidden[:n], d.chunk.Text)
}

// related returns places in the document as those in the file.
func (d Document) related(places []authlink.Related) []authlink.Related {
	return finding.MoveRelated(d.in.Related(places, jsonindex.NewCursor(d.chunk.Text)), d.chunk.Offset, d.chunk.Line-1)
}

// position returns the line and the column in the file of an offset in the chunk.
func (d Document) position(offset int) (line, column int) {
	line, column = d.lines.Position(offset)
	return line + d.chunk.Line - 1, column
}

// Documents yields every document of the input, in its order, in the files that the
// project checks and as it reads them: by the kind of each file, and what is selected in
// it. A file without any document yields an empty one, which is not JSON.
func (p *Project) Documents(in Input) iter.Seq[Document] {
	return func(yield func(Document) bool) {
		for file := range in.files(p.search()) {
			if file.Skipped != "" {
				continue
			}
			l, err := p.linterOf(file.Path)
			if err != nil {
				if !yield(Document{Path: file.Path, Err: err}) {
					return
				}
				continue
			}
			for d := range l.documentsOf(file) {
				if !yield(d) {
					return
				}
			}
		}
	}
}

func (l *Linter) documentsOf(file source.File) iter.Seq[Document] {
	return func(yield func(Document) bool) {
		empty := true
		for c, err := range l.chunksOf(file) {
			if err != nil {
				yield(Document{Path: file.Path, Err: err})
				return
			}
			for d := range l.documentsIn(file.Path, c.Chunk) {
				empty = false
				d.hidden = c.hidden
				if !yield(d) {
					return
				}
			}
		}
		if empty {
			yield(l.emptyDocument(file.Path))
		}
	}
}

// emptyDocument stands for a file without any document, which proves nothing and must
// not pass silently.
func (l *Linter) emptyDocument(path string) Document {
	if l.opts.Selection != nil {
		return Document{Path: path, Err: source.ReadError(path, errors.New(l.nothingSelected()))}
	}
	return Document{Path: path, Line: 1, chunk: source.Chunk{Line: 1}, lines: jsonindex.NewCursor(nil)}
}

// A piece is a stretch of a file that is read by itself, and the same with what other
// pieces make a secret masked, nil if there is no such thing.
type piece struct {
	source.Chunk
	hidden []byte
}

// chunksOf yields the stretches of a file that are read by themselves: its lines, or
// the documents of a YAML stream, or all of it. An error is the last.
func (l *Linter) chunksOf(file source.File) iter.Seq2[piece, error] {
	format := l.formatOf(file.Path)
	return func(yield func(piece, error) bool) {
		for text, err := range l.textsOf(file) {
			if err != nil || !format.Traits().Streams && l.isTooLong(text.Text) {
				yield(piece{Chunk: text}, err)
				return
			}
			hidden := l.hiddenLines(format, text.Text)
			for part := range format.Parts(text) {
				if !yield(piece{part, tail(hidden, part.Offset-text.Offset)}, nil) {
					return
				}
			}
		}
	}
}

// textsOf yields what is in a file: all of it, unless it comes in chunks.
func (l *Linter) textsOf(file source.File) iter.Seq2[source.Chunk, error] {
	if l.formatOf(file.Path).Traits().Streams {
		file.MostOfLine = l.limits().Bytes
		return joined(file.Chunks)
	}
	return func(yield func(source.Chunk, error) bool) {
		text, err := file.ReadMost(l.mostBytes())
		yield(source.Chunk{Text: text, Line: 1}, err)
	}
}

// documentsIn yields the documents of a chunk.
func (l *Linter) documentsIn(path string, c source.Chunk) iter.Seq[Document] {
	format := l.formatOf(path)
	d := Document{Path: path, Line: c.Line, Part: c.Part || format.Traits().Several, chunk: c, lines: jsonindex.NewCursor(c.Text)}
	if l.isTooLong(c.Text) { // the validator says so
		d.Part = c.Part
		return l.selectedIn(d, source.Document{JSON: c.Text})
	}
	whole, err := l.read(format, c.Text)
	if err != nil {
		return just(d.withFault(err))
	}
	return func(yield func(Document) bool) {
		for document := range format.Documents(whole) {
			for found := range l.selectedIn(d, document) {
				if !yield(found) {
					return
				}
			}
		}
	}
}

// selectedIn yields what is selected in one document, or that document.
func (l *Linter) selectedIn(d Document, whole source.Document) iter.Seq[Document] {
	selects := l.selectionOf(l.formatOf(d.Path).Traits(), whole)
	found, err := selects.From(whole, l.validator.Redact)
	payloads := found.Documents
	if err == selection.ErrNotJSON {
		payloads, err = []source.Document{whole.Unread()}, nil
	}
	if err != nil {
		return just(Document{Path: d.Path, Err: err})
	}
	return func(yield func(Document) bool) {
		for _, p := range payloads {
			d.in, d.Data, d.Pointer = p, p.JSON, p.Pointer
			if d.Part = d.Part || selects != nil; d.Part {
				d.Line, _ = d.position(p.Start(0))
			}
			if !yield(d) {
				return
			}
		}
	}
}

// withFault returns the document for YAML that has no JSON.
func (d Document) withFault(err error) Document {
	fault, ok := errors.AsType[*source.Fault](err)
	if !ok {
		d.Err = source.ReadError(d.Path, err)
		return d
	}
	d.fault = fault
	d.Syntax = &authlink.SyntaxError{Code: fault.Code, Offset: fault.Start, End: fault.End, Message: fault.Message, Hint: fault.Hint}
	d.PlaceSyntax(d.Syntax)
	return d
}

func just(d Document) iter.Seq[Document] {
	return func(yield func(Document) bool) { yield(d) }
}

// mostBytes is how much of a file is read, in bytes, except for one of lines.
func (l *Linter) mostBytes() int {
	if l.opts.Selection != nil || l.exchanges != nil {
		return max(source.EnvelopeLimits().Bytes, l.limits().Bytes)
	}
	return l.limits().Bytes
}

// isTooLong reports whether the validator refuses a text for its length, whatever
// is in it.
func (l *Linter) isTooLong(text []byte) bool {
	return l.opts.Selection == nil && l.exchanges == nil && len(text) > l.limits().Bytes
}
