package jsonwrite

import "encoding/binary"

// Records are short texts of bytes, one after the other, in blocks of memory that never move.
type records struct {
	blocks [][]byte
}

// recordBlock is how long a block is, and mostOfRecord how long a record that shares one.
const (
	recordBlock  = 32 << 10
	mostOfRecord = 1 << 10
)

// room returns where the next record begins, to be appended to.
func (r *records) room() []byte {
	if n := len(r.blocks); n > 0 && cap(r.blocks[n-1])-len(r.blocks[n-1]) >= mostOfRecord {
		return r.blocks[n-1]
	}
	r.blocks = append(r.blocks, make([]byte, 0, recordBlock))
	return r.blocks[len(r.blocks)-1]
}

// add adds what has been appended to the room. It is in memory of its own if it is long.
func (r *records) add(block []byte) { r.blocks[len(r.blocks)-1] = block }

// reader reads records from the first one on.
func (r *records) reader() *reader { return &reader{blocks: r.blocks} }

// A reader reads the pieces of records. Whoever wrote them knows what they are.
type reader struct {
	blocks [][]byte
	at     int
}

// rest returns what is left of the current block.
func (r *reader) rest() []byte {
	if r.at == len(r.blocks[0]) {
		r.blocks, r.at = r.blocks[1:], 0
	}
	return r.blocks[0][r.at:]
}

func (r *reader) uvarint() uint64 {
	n, size := binary.Uvarint(r.rest())
	r.at += size
	return n
}

func (r *reader) varint() int64 {
	n, size := binary.Varint(r.rest())
	r.at += size
	return n
}

func (r *reader) bytes(n int) []byte {
	if n == 0 {
		return nil
	}
	piece := r.rest()[:n]
	r.at += n
	return piece
}
