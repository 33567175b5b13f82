package source

import "io"

// largeCodings are those that a page goes without. It says so where it meets one.
func largeCodings() []coding {
	read := func(io.Reader) (io.Reader, error) { return nil, errLeftOut }
	write := func(io.Writer) (io.WriteCloser, error) { return nil, errLeftOut }
	return []coding{
		{names: []string{"zstd"}, magic: begins(zstdMagic...), read: read, write: write},
		{names: []string{"br"}, read: read, write: write},
	}
}
