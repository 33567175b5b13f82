package site

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/andybalholm/brotli"
)

// compressible are the extensions of files that are worth compressing.
var compressible = []string{".html", ".css", ".js", ".json", ".txt", ".wasm"}

// smallest is how long a file is that is compressed, in bytes.
const smallest = 1 << 10

// compress writes each file once more as .br and .gz, for servers that send these.
func (b *builder) compress(ctx context.Context) error {
	if b.Quick {
		return nil
	}
	return filepath.WalkDir(b.dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !slices.Contains(compressible, filepath.Ext(path)) {
			return errors.Join(err, ctx.Err())
		}
		text, err := os.ReadFile(path)
		if err != nil || len(text) < smallest {
			return err
		}
		return errors.Join(
			compressTo(path+".br", text, func(w io.Writer) io.WriteCloser {
				return brotli.NewWriterOptions(w, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: 24})
			}),
			compressTo(path+".gz", text, func(w io.Writer) io.WriteCloser {
				z, _ := gzip.NewWriterLevel(w, gzip.BestCompression) // which is a level
				return z
			}),
		)
	})
}

func compressTo(path string, text []byte, with func(io.Writer) io.WriteCloser) error {
	var out bytes.Buffer
	w := with(&out)
	if _, err := w.Write(text); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return os.WriteFile(path, out.Bytes(), 0o666)
}
