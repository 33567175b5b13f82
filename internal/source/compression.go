package source

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"io"
	"path/filepath"
	"slices"
	"strings"
)

// A compression is one that files come in. It is recognized by the first bytes, not by the name.
type compression struct {
	magic     []byte // no JSON begins like that
	extension string // which follows that of the file
	read      func(io.Reader) (io.ReadCloser, error)
}

// The first bytes of what is compressed with gzip (RFC 1952, section 2.3.1) and with zstd (RFC
// 8878, section 3.1.1).
var (
	gzipMagic = []byte{0x1F, 0x8B}
	zstdMagic = []byte{0x28, 0xB5, 0x2F, 0xFD}
)

// magicBytes is how many bytes of a file show how it is compressed.
const magicBytes = 4

func compressions() []compression {
	return []compression{
		{gzipMagic, ".gz", func(r io.Reader) (io.ReadCloser, error) { return gzip.NewReader(r) }},
		{zstdMagic, ".zst", readZstd},
	}
}

// compressionOf returns how a file that begins like that is compressed.
func compressionOf(head []byte) (compression, bool) {
	all := compressions()
	i := slices.IndexFunc(all, func(c compression) bool { return bytes.HasPrefix(head, c.magic) })
	if i < 0 {
		return compression{}, false
	}
	return all[i], true
}

// IsCompressed reports whether a file that begins like that is compressed.
func IsCompressed(head []byte) bool {
	_, ok := compressionOf(head)
	return ok
}

// WithoutCompression takes the extension of its compression, if there is one, off the name of a
// file.
func WithoutCompression(path string) string {
	extension := filepath.Ext(path)
	if slices.ContainsFunc(compressions(), func(c compression) bool { return strings.EqualFold(extension, c.extension) }) {
		return strings.TrimSuffix(path, extension)
	}
	return path
}

// IsSplittable reports whether the lines of a file that begins like that can be read from the
// middle of it: it is neither compressed nor in UTF-16.
func IsSplittable(head []byte) bool { return !IsCompressed(head) && !hasWideCharacters(head) }

// HeadBytes is how much of a file [IsSplittable] wants to see.
const HeadBytes = 16

// decompress returns c decompressed if it is compressed, otherwise c.
func decompress(path string, c *content) (*content, error) {
	buffered := bufio.NewReader(c.Reader)
	magic, err := peek(buffered)
	if err != nil && err != io.EOF {
		c.Close()
		return nil, ReadError(path, err)
	}
	how, ok := compressionOf(magic)
	if !ok {
		return &content{buffered, c.Closer, c.size}, nil
	}
	r, err := how.read(buffered)
	if err != nil {
		c.Close()
		return nil, ReadError(path, err)
	}
	return &content{r, closers{r, c.Closer}, 0}, nil
}

// peek looks at the first bytes, and waits for no more of them than it takes to see that they are
// none of a compression: a pipe may have a line of two bytes, and the next in an hour.
func peek(r *bufio.Reader) ([]byte, error) {
	magic, err := r.Peek(len(gzipMagic))
	if err == nil && bytes.HasPrefix(zstdMagic, magic) {
		return r.Peek(magicBytes)
	}
	return magic, err
}

// closers are closed in their order.
type closers []io.Closer

func (all closers) Close() error {
	var first error
	for _, c := range all {
		if err := c.Close(); first == nil {
			first = err
		}
	}
	return first
}
