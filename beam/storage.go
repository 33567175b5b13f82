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

// An OpenAt opens a file for reading from an offset on, in bytes. The context is that of the
// reads, too.
type OpenAt func(ctx context.Context, path string, offset int64) (io.ReadCloser, error)

// openers are those of schemes whose file systems read from the start alone.
var openers sync.Map // by the scheme, OpenAt

// RegisterOpenAt says how to read files of a scheme, such as "gs", from the middle, so that they
// are read by many workers at once. Beam's own file systems open files at their start: without
// this, only what is in files of the local system is split. Call it in an init function, which
// runs on every worker.
func RegisterOpenAt(scheme string, open OpenAt) { openers.Store(scheme, open) }

func schemeOf(path string) string {
	scheme, _, ok := strings.Cut(path, "://")
	if !ok {
		return ""
	}
	return scheme
}

// canSeek reports whether a file, which has been opened as r, can be read from the middle.
func canSeek(path string, r io.Reader) bool {
	if _, ok := r.(io.Seeker); ok {
		return true
	}
	_, ok := openers.Load(schemeOf(path))
	return ok
}

// openAt opens a file at an offset.
func openAt(ctx context.Context, path string, offset int64) (io.ReadCloser, error) {
	if open, ok := openers.Load(schemeOf(path)); ok {
		return open.(OpenAt)(ctx, path, offset)
	}
	r, stored, err := openStart(ctx, path)
	if err != nil {
		return nil, err
	}
	opened := opened{r, stored}
	if seeker, ok := r.(io.Seeker); ok {
		_, err = seeker.Seek(offset, io.SeekStart)
	} else {
		_, err = io.CopyN(io.Discard, r, offset)
	}
	if err != nil {
		opened.Close()
		return nil, err
	}
	return opened, nil
}

// openStart opens a file. The caller closes the file system, too.
func openStart(ctx context.Context, path string) (io.ReadCloser, filesystem.Interface, error) {
	stored, err := open(ctx, path)
	if err != nil {
		return nil, nil, err
	}
	r, err := stored.OpenRead(ctx, path)
	if err != nil {
		stored.Close()
		return nil, nil, err
	}
	return r, stored, nil
}

// An opened file is closed with its file system.
type opened struct {
	io.ReadCloser
	stored io.Closer
}

func (o opened) Close() error {
	err := o.ReadCloser.Close()
	if closed := o.stored.Close(); err == nil {
		err = closed
	}
	return err
}

// linesBefore returns the lines of a file before an offset at which a line begins, at most n
// bytes of them, and whether they are all there are.
func linesBefore(ctx context.Context, path string, offset, n int) (lines []byte, all bool, err error) {
	from := max(0, offset-n)
	text, err := readAt(ctx, path, from, offset-from)
	if err != nil || from == 0 {
		return text, true, err
	}
	return text[bytes.IndexByte(text, '\n')+1:], false, nil
}

// linesAfter returns the lines of a file from an offset on at which a line begins, at most n bytes of them,
// and whether they are all there are.
func linesAfter(ctx context.Context, path string, offset, n int) (lines []byte, all bool, err error) {
	text, err := readAt(ctx, path, offset, n)
	if err != nil || len(text) < n {
		return text, true, err
	}
	return text[:bytes.LastIndexByte(text, '\n')+1], false, nil
}

// readAt reads at most n bytes of a file.
func readAt(ctx context.Context, path string, offset, n int) ([]byte, error) {
	r, err := openAt(ctx, path, int64(offset))
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
