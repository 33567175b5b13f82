package source

import (
	"bytes"
	"errors"
	"io"
	"slices"

	"example.com/authlink/internal/jsonindex"
)

const (
	// ChunkBytes is how much of a file of lines is read, and linted, at a time.
	ChunkBytes = 64 << 10

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
}

// A splitter cuts a file into chunks. It holds no more of the file than a chunk and, if
// lines are long, a line.
type splitter struct {
	r            io.Reader
	buf          []byte
	rest         []byte // read and not handed out: the start of a line
	offset, line int    // of rest
	skipped      int    // bytes passed over of a line beyond the limit
	skipping     bool   // more of them follow
	err          error  // of the reader
}

func newSplitter(r io.Reader) *splitter {
	return &splitter{r: r, buf: make([]byte, ChunkBytes), line: 1}
}

// next returns the next chunk as soon as there is a whole line. The error is
// io.EOF at the end of the file, or that of reading it.
func (s *splitter) next() (Chunk, error) {
	most := jsonindex.DefaultLimits().Bytes
	for s.err == nil {
		read := s.read()
		whole := bytes.LastIndexByte(read, '\n') + 1
		if whole > 0 {
			c := s.chunk(slices.Concat(s.rest, read[:whole]))
			s.rest = append(s.rest[:0], read[whole:]...)
			return c, nil
		}
		s.rest = append(s.rest, read...)
		if len(s.rest) > most {
			s.skipping, s.skipped = true, 0
			return s.takeRest(), nil
		}
	}
	if s.err == io.EOF && len(s.rest) > 0 {
		return s.takeRest(), nil
	}
	return Chunk{}, s.err
}

// read reads once and drops what is to be skipped.
func (s *splitter) read() []byte {
	n, err := s.r.Read(s.buf)
	s.err = err
	read := s.buf[:n]
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
	c := Chunk{text, s.offset, s.line, true}
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
