package lint

import (
	"errors"
	"io"
	"iter"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
)

// A Document is one JSON text of an input.
type Document struct {
	Path string // of its file
	Data []byte // the JSON, whatever it is written in

	// Part is set where the file may hold other documents. Line is where this one
	// begins there, from 1, and Pointer leads to it in what it was selected from.
	Part    bool
	Line    int
	Pointer string

	// Syntax is set where the text is YAML that has no JSON, in its place in the
	// file.
	Syntax *authlink.SyntaxError

	// Err says why the file could not be read, or not to its end.
	Err error

	in    placedJSON
	chunk chunk             // that in is from
	lines *jsonindex.Cursor // of the chunk
	fault *yamlFault        // that Syntax tells
}

// Lint returns what a linter finds in the document, in its place in the file,
// without fixes: they would be about the document.
func (d Document) Lint(l *Linter) Result {
	var result Result
	if d.fault != nil {
		result = l.faultyYAML(d.Path, d.chunk.text, d.fault)
	} else {
		result = l.checkPlaced(d.Path, d.chunk.text, d.in, d.lines)
	}
	if !d.Part {
		result.Documents = 0
	}
	for i := range result.Findings {
		result.Findings[i].Fix = nil
	}
	result.move(d.chunk.offset, d.chunk.line)
	return result
}

// Place turns the places of violations of the document into those in the file.
// What they would replace there is left out.
func (d Document) Place(violations []authlink.Violation) {
	for i := range violations {
		v := &violations[i]
		if d.in.isSecret(v.Offset) {
			v.Message, v.Hint = secretBreaks(v.Keyword), ""
		}
		v.Offset, v.End = d.in.start(v.Offset), max(d.in.start(v.Offset), d.in.stop(v.End))
		v.Line, v.Column = d.position(v.Offset)
		v.Offset += d.chunk.offset
		v.End += d.chunk.offset
		v.InstanceLocation = d.Pointer + v.InstanceLocation
		v.Fix = nil
	}
}

// PlaceSyntax is Place for what makes the document no JSON.
func (d Document) PlaceSyntax(e *authlink.SyntaxError) {
	e.Message = moveMention(d.in.mention(e.Message, d.chunk.text), d.chunk.line-1)
	e.Offset, e.End = d.in.start(e.Offset), max(d.in.start(e.Offset), d.in.stop(e.End))
	e.Line, e.Column = d.position(e.Offset)
	e.Offset += d.chunk.offset
	e.End += d.chunk.offset
	if d.in.secret {
		e.Message, e.Hint = secretBreaks(string(e.Code)), ""
	}
}

// position returns the line and the column in the file of an offset in the chunk.
func (d Document) position(offset int) (line, column int) {
	line, column = d.lines.Position(offset)
	return line + d.chunk.line - 1, column
}

// Documents yields every document of the input, in its order, in the files that the
// project checks and as it reads them: by the kind of each file, and what is selected in
// it. A file without any is an empty document, which is no JSON.
func (p *Project) Documents(in Input) iter.Seq[Document] {
	return func(yield func(Document) bool) {
		for file := range in.files(search{included: p.includes, ignored: p.ignores, spokenOf: p.speaksOf}) {
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

func (l *Linter) documentsOf(file File) iter.Seq[Document] {
	return func(yield func(Document) bool) {
		empty := true
		for c, err := range l.chunksOf(file) {
			if err != nil {
				yield(Document{Path: file.Path, Err: err})
				return
			}
			for d := range l.documentsIn(file.Path, c) {
				empty = false
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

// emptyDocument stands for a file without any: it proves nothing, and must not
// pass in silence.
func (l *Linter) emptyDocument(path string) Document {
	if l.opts.Selection != nil {
		return Document{Path: path, Err: readError(path, errors.New(l.nothingSelected()))}
	}
	return Document{Path: path, Line: 1, chunk: chunk{line: 1}, lines: jsonindex.NewCursor(nil)}
}

// chunksOf yields the stretches of a file that are read by themselves: its lines, or
// the documents of a YAML stream, or all of it. An error is the last.
func (l *Linter) chunksOf(file File) iter.Seq2[chunk, error] {
	if l.kindOf(file.Path) == KindLines {
		return file.lines
	}
	return func(yield func(chunk, error) bool) {
		text, err := file.readMost(l.mostBytes())
		if err != nil || l.kindOf(file.Path) != KindYAML || l.isTooLong(text) {
			yield(chunk{text: text, line: 1}, err)
			return
		}
		for c := range yamlDocuments(text) {
			if !yield(c, nil) {
				return
			}
		}
	}
}

// lines yields each line, without its end, but those of white space.
func (f File) lines(yield func(chunk, error) bool) {
	r, err := f.open()
	if err != nil {
		yield(chunk{}, err)
		return
	}
	defer r.Close()
	for s := newSplitter(r); ; {
		c, err := s.next()
		if err == io.EOF {
			return
		}
		if err != nil {
			yield(chunk{}, readError(f.Path, err))
			return
		}
		for line := range c.lines() {
			if !yield(line, nil) {
				return
			}
		}
	}
}

// documentsIn yields the documents of a chunk.
func (l *Linter) documentsIn(path string, c chunk) iter.Seq[Document] {
	d := Document{Path: path, Line: c.line, Part: c.part, chunk: c, lines: jsonindex.NewCursor(c.text)}
	whole := placedJSON{json: c.text}
	switch kind := l.kindOf(path); {
	case l.isTooLong(c.text): // the validator says so
	case kind == KindJSONC:
		whole.json = blankComments(c.text)
	case kind == KindConcatenated:
		return l.concatenatedIn(d)
	case kind == KindYAML:
		var err error
		if whole, err = convertYAML(c.text); err != nil {
			return just(d.withFault(err))
		}
		whole.betrayed = l.betrayed(whole)
	}
	return l.selectedIn(d, whole)
}

func (l *Linter) concatenatedIn(d Document) iter.Seq[Document] {
	d.Part = true
	return func(yield func(Document) bool) {
		whole := placedJSON{json: d.chunk.text}
		for start, end := range values(d.chunk.text) {
			for found := range l.selectedIn(d, whole.part(start, end, "")) {
				if !yield(found) {
					return
				}
			}
		}
	}
}

// selectedIn yields what is selected in one document, or that document.
func (l *Linter) selectedIn(d Document, whole placedJSON) iter.Seq[Document] {
	payloads, err := l.selectFrom(whole)
	if err != nil {
		return just(Document{Path: d.Path, Err: err})
	}
	return func(yield func(Document) bool) {
		for _, p := range payloads {
			d.in, d.Data, d.Pointer = p, p.json, p.pointer
			if d.Part = d.Part || l.opts.Selection != nil; d.Part {
				d.Line, _ = d.position(p.start(0))
			}
			if !yield(d) {
				return
			}
		}
	}
}

// withFault returns the document for YAML that has no JSON.
func (d Document) withFault(err error) Document {
	fault, ok := errors.AsType[*yamlFault](err)
	if !ok {
		d.Err = readError(d.Path, err)
		return d
	}
	d.fault = fault
	d.Syntax = &authlink.SyntaxError{Code: fault.code, Offset: fault.start, End: fault.end, Message: fault.message, Hint: fault.hint}
	d.PlaceSyntax(d.Syntax)
	return d
}

func just(d Document) iter.Seq[Document] {
	return func(yield func(Document) bool) { yield(d) }
}

// mostBytes is how much of a file is read, in bytes, but for one of lines.
func (l *Linter) mostBytes() int {
	if l.opts.Selection != nil {
		return envelopeLimits().Bytes
	}
	return jsonindex.DefaultLimits().Bytes
}

// isTooLong reports whether the validator refuses a text for its length, whatever
// is in it.
func (l *Linter) isTooLong(text []byte) bool {
	return l.opts.Selection == nil && len(text) > jsonindex.DefaultLimits().Bytes
}
