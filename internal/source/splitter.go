package source

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"sync"

	"example.com/authlink/internal/jsonindex"
)

const (
	// ChunkBytes is how much of a file of lines is read, and linted, at a time.
	ChunkBytes = 256 << 10

	// skipBytes is how much of a line beyond the limit of a document's bytes is
	// passed over in search of the next line.
	skipBytes = 1 << 30
)

// errEndlessLine says why the rest of a file of lines is not read.
var errEndlessLine = errors.New("a line goes on for more than 1 GiB")

// A Chunk is a stretch of a file, from the start of a line. Of a line beyond the limit
// it holds only the start, enough for the validator to refuse it.
type Chunk struct {
	Text   []byte
	Offset int  // in the file, in bytes
	Line   int  // number of the first line, from 1
	Part   bool // there may be more in the file

	memory *[]byte // that Text is in; nil if nothing else may take its place
}

// buffers are the memory of chunks that nobody needs any more.
var buffers = sync.Pool{New: func() any { return new(make([]byte, ChunkBytes)) }}

// Release gives the memory of the text to other chunks. Nothing may refer to it any more.
func (c Chunk) Release() {
	if c.memory != nil {
		buffers.Put(c.memory)
	}
}

// A splitter cuts a file into chunks. It holds no more of the file than a chunk and, if
// lines are long, a line.
type splitter struct {
	r            io.Reader
	most         int    // bytes of a line
	rest         []byte // read and not handed out: the start of a line
	offset, line int    // of rest
	skipped      int    // bytes passed over of a line beyond the limit
	skipping     bool   // more of them follow
	err          error  // of the reader
}

// newSplitter returns a splitter that hands out so many bytes of a line, and one more: none for
// the limit of a document.
func newSplitter(r io.Reader, most int) *splitter {
	if most == 0 {
		most = jsonindex.DefaultLimits().Bytes
	}
	return &splitter{r: r, line: 1, most: most}
}

// next returns the next chunk as soon as there is a whole line. The error is
// io.EOF at the end of the file, or that of reading it.
func (s *splitter) next() (Chunk, error) {
	for s.err == nil {
		memory := buffers.Get().(*[]byte)
		read := s.read((*memory)[min(len(s.rest), len(*memory)/2):])
		whole := bytes.LastIndexByte(read, '\n') + 1
		if whole > 0 {
			c := s.chunk(s.joined(*memory, read[:whole]))
			c.memory = memory
			s.rest = append(s.rest[:0], read[whole:]...)
			return c, nil
		}
		s.rest = append(s.rest, read...)
		buffers.Put(memory)
		if len(s.rest) > s.most {
			s.skipping, s.skipped = true, 0
			return s.takeRest(), nil
		}
	}
	if s.err == io.EOF && len(s.rest) > 0 {
		return s.takeRest(), nil
	}
	return Chunk{}, s.err
}

// joined returns the rest and what has been read after it, in the memory that it has been read
// into, unless the rest is long.
func (s *splitter) joined(memory, read []byte) []byte {
	n := len(s.rest)
	if n > len(memory)/2 {
		return slices.Concat(s.rest, read)
	}
	copy(memory[n:], read) // which stands there already, unless something has been skipped
	copy(memory, s.rest)
	return memory[:n+len(read)]
}

// read reads once into a buffer and drops what is to be skipped.
func (s *splitter) read(buf []byte) []byte {
	n, err := s.r.Read(buf)
	s.err = err
	read := buf[:n]
	if !s.skipping {
		return read
	}
	n = bytes.IndexByte(read, '\n') + 1
	if n > 0 {
		s.skipping = false
		s.line++
	} else {
		n = len(read)
	}
	s.offset += n
	if s.skipped += n; s.skipped > skipBytes {
		s.err = errEndlessLine
	}
	return read[n:]
}

func (s *splitter) takeRest() Chunk {
	c := s.chunk(s.rest)
	s.rest = nil
	return c
}

func (s *splitter) chunk(text []byte) Chunk {
	c := Chunk{Text: text, Offset: s.offset, Line: s.line, Part: true}
	s.offset += len(text)
	s.line += bytes.Count(text, []byte("\n"))
	return c
}

// hasWideCharacters reports whether text begins as UTF-16 or UTF-32 does: with its
// byte order mark, or with an ASCII character and the zero bytes beside it. No
// line of it is JSON, and most would be blank or a character cut in two.
func hasWideCharacters(text []byte) bool {
	if bytes.HasPrefix(text, []byte("\xFF\xFE")) || bytes.HasPrefix(text, []byte("\xFE\xFF")) {
		return true
	}
	return len(text) > 1 && (text[0] == 0) != (text[1] == 0) || bytes.HasPrefix(text, []byte("\x00\x00\xFE\xFF"))
}
