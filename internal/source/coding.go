package source

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
	"strings"
)

// A coding is a content coding of HTTP (RFC 9110, section 8.4.1; RFC 8878 for zstd). The
// body of a response is in several of them at times.
type coding struct {
	names []string // in Content-Encoding
	magic func(data []byte) bool
	read  func(io.Reader) (io.Reader, error)
	write func(io.Writer) (io.WriteCloser, error)
}

func codings() []coding {
	return append([]coding{{
		names: []string{"gzip", "x-gzip"},
		magic: begins(gzipMagic...),
		read:  func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
		write: writeGzip,
	}, {
		names: []string{"deflate"},
		magic: isZlib,
		read:  func(r io.Reader) (io.Reader, error) { return zlib.NewReader(r) },
		write: writeZlib,
	}, {
		// What many servers call deflate is the format inside of it.
		names: []string{"deflate"},
		read:  func(r io.Reader) (io.Reader, error) { return flate.NewReader(r), nil },
		write: writeFlate,
	}}, largeCodings()...)
}

// begins returns what reports whether data begins with some bytes.
func begins(magic ...byte) func([]byte) bool {
	return func(data []byte) bool { return bytes.HasPrefix(data, magic) }
}

// isZlib reports whether data begins with the header of RFC 1950, section 2.2, of the
// usual window.
func isZlib(data []byte) bool {
	return len(data) > 2 && data[0] == 0x78 && (int(data[0])<<8|int(data[1]))%31 == 0
}

// isNamed reports whether the coding has a name.
func (c coding) isNamed(name string) bool {
	for _, own := range c.names {
		if strings.EqualFold(own, name) {
			return true
		}
	}
	return false
}

// errLeftOut is that this program has no room for what reads and writes a coding.
var errLeftOut = errors.New("this program cannot read it")

// ErrExpands is why a body is not read.
var ErrExpands = errors.New("it expands to more than a document may have")

// decode returns what is in the coding, at most so many bytes of it.
func (c coding) decode(data []byte, most int) ([]byte, error) {
	r, err := c.read(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if r, ok := r.(interface{ Close() }); ok { // which has memory, or goroutines, to let go
		defer r.Close()
	}
	out, err := Read(r, 0, most)
	if err == nil && len(out) > most {
		err = ErrExpands
	}
	return out, err
}

// encode returns data in the coding.
func (c coding) encode(data []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := c.write(&out)
	if err != nil {
		return nil, err
	}
	if _, err = w.Write(data); err == nil {
		err = w.Close()
	}
	return out.Bytes(), err
}

// codingOf returns the coding that data is in, by the name that its headers give to it or
// by how it begins.
func codingOf(data []byte, name string) (coding, bool) {
	all := codings()
	for _, c := range all {
		if c.magic != nil && c.magic(data) {
			return c, true
		}
	}
	for _, c := range all {
		if c.magic == nil && c.isNamed(name) {
			return c, true
		}
	}
	return coding{}, false
}
