package source

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"io"
)

// GzipMagic is how a gzip file begins (RFC 1952, section 2.3.1). No JSON begins like
// that.
var GzipMagic = []byte{0x1F, 0x8B}

// decompress returns c decompressed if it is compressed with gzip, otherwise c.
func decompress(path string, c *content) (*content, error) {
	buffered := bufio.NewReader(c.Reader)
	magic, err := buffered.Peek(len(GzipMagic))
	if err != nil && err != io.EOF {
		c.Close()
		return nil, ReadError(path, err)
	}
	if !bytes.Equal(magic, GzipMagic) {
		return &content{buffered, c.Closer, c.size}, nil
	}
	r, err := gzip.NewReader(buffered)
	if err != nil {
		c.Close()
		return nil, ReadError(path, err)
	}
	return &content{r, c.Closer, 0}, nil
}

// GzipExtension follows the extension of a compressed file. Compression is recognised by
// the first bytes, not by the name.
const GzipExtension = ".gz"
