package authlink

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"iter"
	"math"
	"slices"

	"example.com/authlink/internal/advice"
)

// readAhead is how much of a stream of lines is read at a time, in bytes.
const readAhead = 64 << 10

// A Line is one line of a stream, and the verdict on it.
type Line struct {
	Number int    // 1-based; lines that are left out count
	Offset int64  // of its first byte in the stream, in bytes
	Data   []byte // without the "\n" or "\r\n" at its end; it is overwritten by the next line

	// Err is what [Validator.Validate] returns for Data. The places in it are places in
	// Data, where all is on line 1: add Offset to find them in the stream.
	Err error
}

// Lines validates a stream of newline-delimited JSON (NDJSON, JSON Lines): each line is a
// document. Lines of white space alone are left out. A line that is longer than the
// Limits.Bytes of the validator's [Options] has a [*SyntaxError] with the code [SyntaxLimit]
// for its Err, and only its beginning as Data; the lines after it are validated all the same.
//
// The error of the sequence is that of r, or of ctx, which is checked before each read; a
// read that blocks is not interrupted. It comes with the zero Line and ends the sequence; the
// end of r does so without an error. What is kept in memory does not grow with the stream: it
// is one line, and 64 KiB that are read ahead.
//
// The sequence is for one goroutine and can be ranged over once.
func (v *Validator) Lines(ctx context.Context, r io.Reader) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		schema := v.compiled()
		if schema == nil {
			yield(Line{}, errNotCompiled)
			return
		}
		lines := lineReader{ctx: ctx, r: bufio.NewReaderSize(r, readAhead), most: min(schema.Parsing.Limits.Bytes, math.MaxInt/2)}
		for {
			line, err := lines.next()
			switch {
			case err == io.EOF:
				return
			case err != nil:
				yield(Line{}, err)
				return
			case isBlank(line.Data) && len(line.Data) <= lines.most:
				continue
			}
			line.Err = ofLine(v.Validate(line.Data))
			if !yield(line, nil) {
				return
			}
		}
	}
}

func isBlank(line []byte) bool { return len(bytes.Trim(line, " \t\r")) == 0 }

// ofLine rewords the error of a document which is on a line of its own already.
func ofLine(err error) error {
	syntax, ok := errors.AsType[*SyntaxError](err)
	if !ok {
		return err
	}
	isOneDocument := func(a Advice) bool { return a.Code == string(advice.OneDocument) }
	if i := slices.IndexFunc(syntax.Advice, isOneDocument); i >= 0 {
		syntax.Advice[i].Code = string(advice.OneDocumentPerLine)
		syntax.Hint = syntax.Advice[i].String()
	}
	return err
}

// A lineReader cuts a stream into lines.
type lineReader struct {
	ctx    context.Context
	r      *bufio.Reader
	most   int    // bytes of a line; of a longer one one more is kept
	long   []byte // a line that the buffer of r has no room for
	number int    // of the line before
	offset int64  // of the next line
}

// next returns the next line, whose Data lasts until the next call. The error is [io.EOF]
// at the end of the stream.
func (l *lineReader) next() (Line, error) {
	l.number++
	line := Line{Number: l.number, Offset: l.offset}
	l.long = l.long[:0]
	for {
		if err := l.ctx.Err(); err != nil {
			return Line{}, err
		}
		part, err := l.r.ReadSlice('\n')
		l.offset += int64(len(part))
		whole := part
		if err == bufio.ErrBufferFull || len(l.long) > 0 {
			room := l.most + len("\r\n") + 1 - len(l.long)
			l.long = append(l.long, part[:min(len(part), max(0, room))]...)
			whole = l.long
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && l.offset == line.Offset, err != nil && err != io.EOF:
			return Line{}, err
		}
		line.Data = l.withoutEnd(whole)
		return line, nil
	}
}

// withoutEnd takes the end off a line, and what is too much.
func (l *lineReader) withoutEnd(line []byte) []byte {
	line = bytes.TrimSuffix(line, []byte("\n"))
	line = bytes.TrimSuffix(line, []byte("\r"))
	return line[:min(len(line), l.most+1)]
}
