package lint

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"iter"
)

// A Document is one JSON text of an input.
type Document struct {
	Path string // of its file
	Data []byte

	// Offset and Line are where it begins in the file: in bytes, and from 1.
	Offset, Line int

	// OneLine is set where the file holds a document on each line.
	OneLine bool

	// Err says why the file could not be read, or not to its end.
	Err error
}

// PlaceMessage turns what a message says of the document's first line into that
// line of the file.
func (d Document) PlaceMessage(message string) string { return moveMention(message, d.Line-1) }

// errYAML is why a file has no documents: their places would not be those in it.
var errYAML = errors.New("YAML is not read here: convert it to JSON")

// Lint returns what a linter finds in the document, in its place in the file.
func (d Document) Lint(l *Linter) Result {
	result := l.Check(d.Path, d.Data)
	result.move(d.Offset, d.Line)
	return result
}

// Documents yields every document of the input, in its order, those of the files
// that hold one on each line as well. Such a file without any is an empty
// document, which is no JSON.
func (in Input) Documents() iter.Seq[Document] {
	return func(yield func(Document) bool) {
		for file := range in.files(search{}) {
			if kind, _ := kindOf(file.Path); kind == KindLines {
				if !file.lines(yield) {
					return
				}
				continue
			}
			data, err := file.Read()
			switch kind, _ := kindOf(file.Path); {
			case err != nil:
			case kind == KindJSONC:
				data = blankComments(data)
			case kind == KindYAML:
				err = &fs.PathError{Op: "read", Path: file.Path, Err: errYAML}
			}
			if !yield(Document{Path: file.Path, Data: data, Line: 1, Err: err}) {
				return
			}
		}
	}
}

// lines yields the documents of a file that holds one on each line until yield
// returns false, and returns what it returned last.
func (f File) lines(yield func(Document) bool) bool {
	r, err := f.open()
	if err != nil {
		return yield(Document{Path: f.Path, Err: err})
	}
	defer r.Close()
	empty := true
	for s := newSplitter(r); ; {
		c, err := s.next()
		switch {
		case err == io.EOF:
			return !empty || yield(Document{Path: f.Path, Line: 1})
		case err != nil:
			return yield(Document{Path: f.Path, Err: readError(f.Path, err)})
		}
		for document := range c.documents(f.Path) {
			empty = false
			if !yield(document) {
				return false
			}
		}
	}
}

// documents yields each line of the chunk, without its end, as a document of its
// own. Lines of white space are left out.
func (c chunk) documents(path string) iter.Seq[Document] {
	return func(yield func(Document) bool) {
		offset, line := c.offset, c.line
		for text := range bytes.Lines(c.text) {
			data := bytes.TrimSuffix(text, []byte("\n"))
			isBlank := len(bytes.Trim(data, " \t\r")) == 0
			if !isBlank && !yield(Document{Path: path, Data: data, Offset: offset, Line: line, OneLine: true}) {
				return
			}
			offset += len(text)
			line++
		}
	}
}
