//go:build !js

package source

import (
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"io"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// largeCodings are those whose programs and tables are large: a page that has to download
// them goes without.
func largeCodings() []coding {
	return []coding{{
		names: []string{"zstd"},
		magic: begins(zstdMagic...),
		read: func(r io.Reader) (io.Reader, error) {
			return zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(uint64(EnvelopeLimits().Bytes)))
		},
		write: func(w io.Writer) (io.WriteCloser, error) { return zstd.NewWriter(w, zstd.WithEncoderConcurrency(1)) },
	}, {
		names: []string{"br"},
		read:  func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil },
		write: func(w io.Writer) (io.WriteCloser, error) { return brotli.NewWriter(w), nil },
	}}
}

func writeGzip(w io.Writer) (io.WriteCloser, error) { return gzip.NewWriter(w), nil }

func writeZlib(w io.Writer) (io.WriteCloser, error) { return zlib.NewWriter(w), nil }

func writeFlate(w io.Writer) (io.WriteCloser, error) {
	return flate.NewWriter(w, flate.DefaultCompression)
}

// maxZstdWindow bounds the memory that a file may ask for, in bytes: what "zstd --long" needs.
const maxZstdWindow = 128 << 20

// readZstd returns what is in a file that is compressed with zstd.
func readZstd(r io.Reader) (io.ReadCloser, error) {
	d, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxZstdWindow))
	if err != nil {
		return nil, err
	}
	return d.IOReadCloser(), nil
}
