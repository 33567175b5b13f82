package lint

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"slices"

	"example.com/authlink/internal/jsonindex"
)

const (
	// chunkBytes is how much of a file of lines is read, and linted, at a time.
	chunkBytes = 64 << 10

	// skipBytes is how much of a line beyond the limit of a document's bytes is
	// passed over in search of the next line.
	skipBytes = 1 << 30
)

// errEndlessLine is why the rest of a file of lines is not read.
var errEndlessLine = errors.New("a line goes on for more than 1 GiB")

// A chunk is a stretch of a file, from the start of a line. Of a line beyond the
// limit it holds the start, enough for the validator to refuse it.
type chunk struct {
	text   []byte
	offset int  // in the file, in bytes
	line   int  // number of the first line, from 1
	part   bool // there may be more in the file
}

// lines yields each line of the chunk, without its end, but those of white space.
func (c chunk) lines() iter.Seq[chunk] {
	return func(yield func(chunk) bool) {
		offset, line := c.offset, c.line
		for text := range bytes.Lines(c.text) {
			data := bytes.TrimSuffix(text, []byte("\n"))
			isBlank := len(bytes.Trim(data, " \t\r")) == 0
			if !isBlank && !yield(chunk{data, offset, line, true}) {
				return
			}
			offset += len(text)
			line++
		}
	}
}

// A splitter cuts a file into chunks. It holds no more of it than a chunk and,
// where lines are long, a line.
type splitter struct {
	r            io.Reader
	buf          []byte
	rest         []byte // read and not handed out: the start of a line
	offset, line int    // of rest
	skipped      int    // bytes passed over of a line beyond the limit
	skipping     bool   // they go on
	err          error  // of the reader
}

func newSplitter(r io.Reader) *splitter {
	return &splitter{r: r, buf: make([]byte, chunkBytes), line: 1}
}

// next returns the next chunk as soon as there is a whole line. The error is
// io.EOF at the end of the file, or that of reading it.
func (s *splitter) next() (chunk, error) {
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
	return chunk{}, s.err
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

func (s *splitter) takeRest() chunk {
	c := s.chunk(s.rest)
	s.rest = nil
	return c
}

func (s *splitter) chunk(text []byte) chunk {
	c := chunk{text, s.offset, s.line, true}
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

// checkLines lints each document of a chunk.
func (l *Linter) checkLines(path string, c chunk) Result {
	result := Result{Path: path, More: true}
	var before []byte // the line before, where it is no JSON
	for line := range c.lines() {
		found := l.checkLine(path, line.text)
		l.hideTail(&found, before, line.text)
		before = nil
		if slices.ContainsFunc(found.Findings, Finding.isOfText) {
			before = line.text
		}
		found.move(line.offset, line.line)
		found.More = true
		result.Add(found)
	}
	return result
}

// hideTail masks in what is shown and said of a line what is a secret after the line
// before, which is no JSON: they may be one document that was written on lines.
func (l *Linter) hideTail(r *Result, before, line []byte) {
	if len(r.excerpts) == 0 || len(before) == 0 || len(before) > maxBefore || bytes.IndexByte(before, 0) >= 0 {
		return
	}
	both := l.validator.Redact(slices.Concat(before, []byte("\n"), line))
	hidden := false
	for _, e := range r.excerpts {
		for i, c := range both[len(before)+1+e.offset:][:len(e.text)] {
			if c == '*' && e.text[i] != c {
				e.text[i], hidden = c, true
			}
		}
	}
	for i := range r.Findings {
		if f := &r.Findings[i]; hidden && !f.isOfText() {
			f.Message, f.Hint = secretBreaks(f.Rule), ""
		}
	}
}

// maxBefore bounds the line before, in bytes: the name of a secret is in a short one.
const maxBefore = 4 << 10

func (l *Linter) checkLine(path string, line []byte) Result {
	if l.opts.Selection != nil {
		return l.checkSelected(path, line, placedJSON{json: line}, jsonindex.NewCursor(line))
	}
	result := l.Check(path, line)
	result.Documents = 1
	for i := range result.Findings {
		result.Findings[i].Hint = lineWords.Replace(result.Findings[i].Hint)
	}
	return result
}
