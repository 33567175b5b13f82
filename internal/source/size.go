package source

import (
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
	magic := make([]byte, magicBytes)
	if n, err := io.ReadFull(file, magic); err != nil && err != io.ErrUnexpectedEOF || IsCompressed(magic[:n]) {
		return 0
	}
	return info.Size()
}
