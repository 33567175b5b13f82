package authlinkbeam

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"example.com/authlink/internal/jsonindex"
)

// An OpenRange opens a part of a file for reading: so many bytes from an offset on, all that is
// there of them, or the rest of the file if the length is negative. What it reads are the bytes that the file system
// counts in the size of the file. The context is that of the reads, too.
type OpenRange func(ctx context.Context, path string, offset, length int64) (io.ReadCloser, error)

// openers are those of schemes whose file systems read from the start alone.
var openers sync.Map // by the scheme, OpenRange

// RegisterOpenRange says how to read parts of files of a scheme, such as "gs", so that they are read by
// many workers at once, each its own. Beam's own file systems open files at their start: without
// this, only what is in files of the local system is split. The packages gcs and s3 of this module
// call it. Call it in an init function, which runs on every worker.
func RegisterOpenRange(scheme string, open OpenRange) { openers.Store(scheme, open) }

// openerOf returns what opens parts of a file, nil if nothing does.
func openerOf(path string) OpenRange {
	scheme, _, ok := strings.Cut(path, "://")
	if !ok {
		return nil
	}
	open, ok := openers.Load(scheme)
	if !ok {
		return nil
	}
	return open.(OpenRange)
}

// openAt opens a file at an offset, to read so many bytes, and more perhaps. Where that has
// to be asked for, it is asked for them, and then for the next at a time.
func (f file) openAt(ctx context.Context, offset, bytes, next int64) (io.ReadCloser, error) {
	if open := openerOf(f.Path); open != nil {
		return &ranges{ctx: ctx, file: f, open: open, at: offset, bytes: bytes, next: next}, nil
	}
	r, err := openStart(ctx, f.Path)
	if err != nil {
		return nil, err
	}
	if seeker, ok := r.ReadCloser.(io.Seeker); ok {
		_, err = seeker.Seek(offset, io.SeekStart)
	} else {
		_, err = io.CopyN(io.Discard, r, offset)
	}
	if err != nil {
		r.Close()
		return nil, err
	}
	return r, nil
}

// openWhole opens a file to read all of it.
func openWhole(ctx context.Context, path string) (io.ReadCloser, error) {
	if open := openerOf(path); open != nil {
		return open(ctx, path, 0, -1)
	}
	return openStart(ctx, path)
}

// openStart opens a file as its file system does.
func openStart(ctx context.Context, path string) (opened, error) {
	stored, err := open(ctx, path)
	if err != nil {
		return opened{}, err
	}
	r, err := stored.OpenRead(ctx, path)
	if err != nil {
		stored.Close()
		return opened{}, err
	}
	return opened{r, stored}, nil
}

// An opened file is closed with its file system.
type opened struct {
	io.ReadCloser
	stored filesystem.Interface
}

func (o opened) Close() error {
	err := o.ReadCloser.Close()
	if closed := o.stored.Close(); err == nil {
		err = closed
	}
	return err
}

// ranges reads a file in one range after the other.
type ranges struct {
	ctx         context.Context
	file        file
	open        OpenRange
	at          int64
	bytes, next int64 // of the range at hand that are to come, and of the next

	r io.ReadCloser // nil between two ranges
}

// Read implements [io.Reader].
func (r *ranges) Read(p []byte) (n int, err error) {
	if r.at >= r.file.Bytes {
		return 0, io.EOF
	}
	if r.r == nil {
		r.bytes = min(r.bytes, r.file.Bytes-r.at)
		if r.r, err = r.open(r.ctx, r.file.Path, r.at, r.bytes); err != nil {
			r.r = nil
			return 0, err
		}
	}
	n, err = r.r.Read(p[:min(int64(len(p)), r.bytes)])
	r.at, r.bytes = r.at+int64(n), r.bytes-int64(n)
	switch {
	case r.bytes == 0:
		err = r.Close()
		r.bytes = r.next
	case err == io.EOF:
		err = fmt.Errorf("the file has ended after %d of its %d bytes: %w", r.at, r.file.Bytes, io.ErrUnexpectedEOF)
	}
	return n, err
}

// Close implements [io.Closer].
func (r *ranges) Close() error {
	if r.r == nil {
		return nil
	}
	err := r.r.Close()
	r.r = nil
	return err
}

// linesBefore returns the lines of a file before an offset at which a line begins, at most n
// bytes of them, and whether they are all there are.
func (f file) linesBefore(ctx context.Context, offset, n int) (lines []byte, all bool, err error) {
	from := max(0, offset-n)
	text, err := f.readAt(ctx, from, offset-from)
	if err != nil || from == 0 {
		return text, true, err
	}
	return text[bytes.IndexByte(text, '\n')+1:], false, nil
}

// linesAfter returns the lines of a file from an offset on at which a line begins, at most n bytes of them,
// and whether they are all there are.
func (f file) linesAfter(ctx context.Context, offset, n int) (lines []byte, all bool, err error) {
	text, err := f.readAt(ctx, offset, n)
	if err != nil || len(text) < n {
		return text, true, err
	}
	return text[:bytes.LastIndexByte(text, '\n')+1], false, nil
}

// readAt reads at most n bytes of a file.
func (f file) readAt(ctx context.Context, offset, n int) ([]byte, error) {
	r, err := f.openAt(ctx, int64(offset), int64(n), int64(n))
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, int64(n)))
}

// maxLine is how much of a line is kept, in bytes: one more than a document may have, so that
// it is refused.
func maxLine() int { return jsonindex.DefaultLimits().Bytes + 1 }

// maxSkipped is how long a line may be, in bytes.
const maxSkipped = 1 << 30

var errEndlessLine = fmt.Errorf("a line goes on for more than 1 GiB")
