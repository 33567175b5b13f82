package lint

import (
	"bytes"
	"io"
	"os"

	"example.com/authlink/internal/jsonindex"
)

// Read returns the file's bytes, of a file beyond the limit as [ReadFile] does.
func (f File) Read() ([]byte, error) {
	switch {
	case f.err != nil:
		return nil, f.err
	case f.stdin != nil:
		return read(f.stdin, 0)
	default:
		return ReadFile(f.Path)
	}
}

// ReadFile is [os.ReadFile], but of a file beyond the limit of a document's
// bytes it reads one byte more than the limit: enough for the validator to
// refuse it, however long it is.
func ReadFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return read(f, info.Size())
}

// read reads r to its end or to the limit. size is how many bytes are expected;
// a wrong guess, such as that of a pipe, costs copying and nothing else.
func read(r io.Reader, size int64) ([]byte, error) {
	most := int64(jsonindex.DefaultLimits().Bytes) + 1
	var buf bytes.Buffer
	buf.Grow(int(min(size, most)) + bytes.MinRead)
	_, err := buf.ReadFrom(io.LimitReader(r, most))
	return buf.Bytes(), err
}
