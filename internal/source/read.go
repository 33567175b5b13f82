package source

import (
	"bytes"
	"io"
	"io/fs"
	"os"

	"example.com/authlink/internal/jsonindex"
)

// Read returns the file's bytes, decompressed. Files beyond the limit are read as
// [ReadFile] reads them.
func (f File) Read() ([]byte, error) { return f.ReadMost(jsonindex.DefaultLimits().Bytes) }

// ReadMost is Read with another limit.
func (f File) ReadMost(limit int) ([]byte, error) {
	r, err := f.open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := Read(r, r.size, limit)
	if err != nil {
		return nil, ReadError(f.Path, err)
	}
	return data, nil
}

// ReadFile is like [os.ReadFile], but reads no more of a file than one byte beyond the
// limit of a document: enough for the validator to refuse it, however long it is. A
// file compressed with gzip or zstd is decompressed, and the limit applies to the result.
func ReadFile(path string) ([]byte, error) { return File{Path: path}.Read() }

// ReadStdin is [ReadFile] for standard input.
func ReadStdin(stdin io.Reader) ([]byte, error) { return File{Path: StdinPath, Stdin: stdin}.Read() }

// content is what is in a file, decompressed.
type content struct {
	io.Reader
	io.Closer
	size int64 // as expected, in bytes; 0 if unknown
}

// open returns the content of the file, which the caller closes.
func (f File) open() (*content, error) {
	switch {
	case f.Err != nil:
		return nil, f.Err
	case f.Stdin != nil:
		return decompress(f.Path, &content{f.Stdin, io.NopCloser(nil), 0})
	}
	file, err := os.Open(f.Path)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil {
		file.Close()
		return nil, err
	}
	return decompress(f.Path, &content{file, file, info.Size()})
}

// Read reads r to its end or to one byte beyond the limit. size is how many bytes are expected;
// a wrong guess, such as that of a pipe, only costs copying.
func Read(r io.Reader, size int64, limit int) ([]byte, error) {
	most := int64(limit) + 1
	var buf bytes.Buffer
	buf.Grow(int(min(size, most)) + bytes.MinRead)
	_, err := buf.ReadFrom(io.LimitReader(r, most))
	return buf.Bytes(), err
}

// ReadError names the file in an error of reading it.
func ReadError(path string, err error) error {
	if _, ok := err.(*fs.PathError); ok {
		return err
	}
	return &fs.PathError{Op: "read", Path: path, Err: err}
}
