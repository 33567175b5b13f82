package source

import (
	"bytes"
	"io"
	"iter"
)

// lines is a file with a document on each line: NDJSON
// (https://github.com/ndjson/ndjson-spec) and JSON Lines (https://jsonlines.org), which
// are one format.
type lines struct{ jsonText }

func (lines) Kind() Kind { return KindLines }

var linesExtensions = []string{".ndjson", ".jsonl"}

func (lines) Traits() Traits {
	return Traits{Extensions: linesExtensions, Plain: true, Streams: true, Several: true}
}

// Parts yields each line without its end, except blank lines.
func (lines) Parts(c Chunk) iter.Seq[Chunk] {
	return func(yield func(Chunk) bool) {
		offset, line := c.Offset, c.Line
		for text := range bytes.Lines(c.Text) {
			data := bytes.TrimSuffix(text, []byte("\n"))
			isBlank := len(data) == 0 || data[0] <= ' ' && len(bytes.Trim(data, " \t\r")) == 0
			if !isBlank && !yield(Chunk{Text: data, Offset: offset, Line: line, Part: true}) {
				return
			}
			offset += len(text)
			line++
		}
	}
}

// Chunks yields the chunks of a file of lines, as they are read. An error is the last.
func (f File) Chunks(yield func(Chunk, error) bool) {
	r, err := f.open()
	if err != nil {
		yield(Chunk{}, err)
		return
	}
	defer r.Close()
	for s := newSplitter(r, f.MostOfLine); ; {
		c, err := s.next()
		switch {
		case err == io.EOF:
			return
		case err != nil:
			yield(Chunk{}, ReadError(f.Path, err))
			return
		case c.Offset == 0 && hasWideCharacters(c.Text):
			c.Text, _, _ = bytes.Cut(c.Text, []byte("\n")) // what is wrong is so of every line
			yield(c, nil)
			return
		case !yield(c, nil):
			return
		}
	}
}
