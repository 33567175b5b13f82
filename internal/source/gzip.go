package source

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"io"
)

// GzipMagic begins what is compressed with gzip (RFC 1952, section 2.3.1). No JSON
// begins like that.
var GzipMagic = []byte{0x1F, 0x8B}

// decompress returns what c is compressed from with gzip, and c where it is not.
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

// GzipExtension follows the extension of a compressed file. What is compressed
// is recognised by its first bytes, not by its name.
const GzipExtension = ".gz"
