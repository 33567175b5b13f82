package jsonwrite

import (
	"bytes"
	"compress/flate"
	"io"
)

// heldBlock is how much of the end of a text is held as it is, in bytes.
const heldBlock = 256 << 10

// A Held is a text that is written once it is complete: the start of a report
// may count what comes after it, and a file is not to be left half written. Reports
// say much the same of each finding, so that the text takes a small part of its
// length in memory: what is complete of it is compressed. The zero value is an
// empty text. A Held is not safe for concurrent use.
type Held struct {
	blocks [][]byte // compressed, each by itself
	end    bytes.Buffer
	packer *flate.Writer
}

// Write appends to the text. There is never an error.
func (h *Held) Write(p []byte) (int, error) {
	for rest := p; len(rest) > 0; {
		n := min(len(rest), heldBlock-h.end.Len())
		h.end.Write(rest[:n])
		if h.end.Len() == heldBlock {
			h.pack()
		}
		rest = rest[n:]
	}
	return len(p), nil
}

// pack compresses the end of the text. A buffer takes everything, so that there is
// no error to look at.
func (h *Held) pack() {
	var block bytes.Buffer
	if h.packer == nil {
		h.packer, _ = flate.NewWriter(nil, flate.BestSpeed)
	}
	h.packer.Reset(&block)
	h.packer.Write(h.end.Bytes())
	h.packer.Close()
	h.blocks = append(h.blocks, bytes.Clone(block.Bytes()))
	h.end.Reset()
}

// reader reads the text. Nothing may be written to it meanwhile.
func (h *Held) reader() io.Reader {
	var parts []io.Reader
	for _, block := range h.blocks {
		parts = append(parts, flate.NewReader(bytes.NewReader(block)))
	}
	return io.MultiReader(append(parts, bytes.NewReader(h.end.Bytes()))...)
}

// WriteTo writes the text to w. It is still held afterwards.
func (h *Held) WriteTo(w io.Writer) (written int64, err error) {
	for _, block := range h.blocks {
		n, err := io.Copy(w, flate.NewReader(bytes.NewReader(block)))
		written += n
		if err != nil {
			return written, err
		}
	}
	n, err := w.Write(h.end.Bytes())
	return written + int64(n), err
}
