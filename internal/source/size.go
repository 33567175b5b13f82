package source

import (
	"bytes"
	"io"
	"os"
)

// Size returns how many bytes the file has for a reader of its chunks, where that can be
// known beforehand; else, as for what is compressed or comes through a pipe, 0.
func (f File) Size() int64 {
	if f.Err != nil || f.Stdin != nil {
		return 0
	}
	info, err := os.Stat(f.Path)
	if err != nil || !info.Mode().IsRegular() { // a pipe must be opened only once
		return 0
	}
	file, err := os.Open(f.Path)
	if err != nil {
		return 0
	}
	defer file.Close()
	magic := make([]byte, len(GzipMagic))
	if _, err := io.ReadFull(file, magic); err != nil || bytes.Equal(magic, GzipMagic) {
		return 0
	}
	return info.Size()
}
