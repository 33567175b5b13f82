package authlinkbeam

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"slices"
	"sync"

	"example.com/authlink/internal/lint"
)

// A blockReader reads consecutive blocks of a file of lines: block k has the lines that begin
// in the bytes from k*size on, less than (k+1)*size. It is the same block whoever reads it.
type blockReader struct {
	ctx  context.Context
	file file
	size int64

	source io.Closer
	r      *bufio.Reader
	at     int64  // of the next byte of r in the file: a line begins there
	text   []byte // the lines of the block before, or some of them, and then those of the block
	start  int    // of the block in the text
}

// readAhead is how much of a file is read at least, in bytes: what is asked for with a block, so that
// the end of its last line is mostly there.
const readAhead = 64 << 10

// texts are the texts of readers that have come to their ends, for others to use.
var texts sync.Pool

// openBlocks returns a reader whose first block is k.
func openBlocks(ctx context.Context, f file, size, k int64) (*blockReader, error) {
	b := &blockReader{ctx: ctx, file: f, size: size}
	if kept, ok := texts.Get().(*[]byte); ok {
		b.text = (*kept)[:0]
	}
	from := max(0, k*size-1-lint.ContextBytes)
	r, err := f.openAt(ctx, from, (k+1)*size+readAhead-from, size)
	if err != nil {
		return nil, err
	}
	b.source, b.r, b.at = r, bufio.NewReaderSize(r, readAhead), from
	if k == 0 {
		return b, nil
	}
	if err := b.read(k*size - from); err != nil && err != io.EOF {
		b.Close()
		return nil, err
	}
	if from > 0 { // what it begins with may be the rest of a line
		b.text = b.text[bytes.IndexByte(b.text, '\n')+1:]
	}
	b.start = len(b.text)
	return b, nil
}

// Close closes the file. Its blocks must not be used any more.
func (b *blockReader) Close() error {
	texts.Put(&b.text)
	return b.source.Close()
}

// next returns the next block, which is number k. It lasts until the next call.
func (b *blockReader) next(k int64) (lint.Block, error) {
	b.keepContext()
	offset := b.at
	if n := (k+1)*b.size - b.at; n > 0 {
		if err := b.read(n); err != nil && err != io.EOF {
			return lint.Block{}, err
		}
	}
	end := b.at
	return lint.Block{
		Text: b.text, Start: b.start, Offset: int(offset),
		Before: func(n int) ([]byte, bool, error) { return b.file.linesBefore(b.ctx, int(offset), n) },
		After:  func(n int) ([]byte, bool, error) { return b.file.linesAfter(b.ctx, int(end), n) },
	}, nil
}

// keepContext leaves of the text what is context for the lines after it.
func (b *blockReader) keepContext() {
	lines := b.text[max(0, len(b.text)-lint.ContextBytes):]
	if len(lines) < len(b.text) {
		lines = lines[bytes.IndexByte(lines, '\n')+1:]
	}
	b.start = copy(b.text, lines)
	b.text = b.text[:b.start]
}

// read appends the next n bytes of the file, and what is left of the last line. Of a line that
// is longer than a document may be it keeps the start. The error is io.EOF at the end of the file.
func (b *blockReader) read(n int64) error {
	had := len(b.text)
	b.text = slices.Grow(b.text, int(n)+readAhead)[:had+int(n)] // with room for the end of the last line
	got, err := io.ReadFull(b.r, b.text[had:])
	b.text = b.text[:had+got]
	b.at += int64(got)
	if err == io.ErrUnexpectedEOF {
		err = io.EOF
	}
	if err != nil || got == 0 || b.text[len(b.text)-1] == '\n' {
		return err
	}
	start := bytes.LastIndexByte(b.text, '\n') + 1
	for length := len(b.text) - start; ; {
		part, err := b.r.ReadSlice('\n')
		b.at += int64(len(part))
		length += len(part)
		room := maxLine() + 1 - (len(b.text) - start)
		b.text = append(b.text, part[:min(len(part), max(0, room))]...)
		switch {
		case err == bufio.ErrBufferFull && length > maxSkipped:
			return errEndlessLine
		case err != bufio.ErrBufferFull:
			if err == nil && length > len(b.text)-start { // it was cut
				b.text = append(b.text, '\n')
			}
			return err
		}
	}
}
