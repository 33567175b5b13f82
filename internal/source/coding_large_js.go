package source

import "io"

// largeCodings are those that a page goes without. It says so where it meets one.
func largeCodings() []coding {
	read := func(io.Reader) (io.Reader, error) { return nil, errLeftOut }
	return []coding{
		{names: []string{"zstd"}, magic: begins(zstdMagic...), read: read, write: leftOut},
		{names: []string{"br"}, read: read, write: leftOut},
	}
}

// What is in the other codings is read, but a page offers no fix in it.
var writeGzip, writeZlib, writeFlate = leftOut, leftOut, leftOut

func leftOut(io.Writer) (io.WriteCloser, error) { return nil, errLeftOut }

func readZstd(io.Reader) (io.ReadCloser, error) { return nil, errLeftOut }
