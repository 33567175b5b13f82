package accept

import (
	"encoding/binary"
	"math/bits"
)

// A table finds a text among those that the schema knows. It is a hash table
// with open addressing, at most half full.
type table struct {
	texts []string
	slots []int32 // 1 + the number of a text, or 0
}

// newTable returns a table of texts, no two of which are equal.
func newTable(texts []string) table {
	if len(texts) == 0 {
		return table{}
	}
	size := 2
	for size < 2*len(texts) {
		size *= 2
	}
	t := table{texts: texts, slots: make([]int32, size)}
	for number, text := range texts {
		slot := hashText([]byte(text)) & uint64(size-1)
		for t.slots[slot] != 0 {
			slot = (slot + 1) & uint64(size-1)
		}
		t.slots[slot] = int32(number + 1)
	}
	return t
}

// find returns the number of text, or -1.
func (t *table) find(text []byte) int {
	if len(t.slots) == 0 {
		return -1
	}
	mask := uint64(len(t.slots) - 1)
	for slot := hashText(text) & mask; ; slot = (slot + 1) & mask {
		number := int(t.slots[slot]) - 1
		if number < 0 || t.texts[number] == string(text) {
			return number
		}
	}
}

// hashText mixes the length of text with its first and its last bytes, which
// tell the names of a schema apart. A document cannot make it slow: only the
// schema's own texts are in a table.
func hashText(text []byte) uint64 {
	var first, last uint64
	switch n := len(text); {
	case n >= 8:
		first, last = binary.LittleEndian.Uint64(text), binary.LittleEndian.Uint64(text[n-8:])
	case n >= 4:
		first, last = uint64(binary.LittleEndian.Uint32(text)), uint64(binary.LittleEndian.Uint32(text[n-4:]))
	case n > 0:
		first, last = uint64(text[0])|uint64(text[n/2])<<8, uint64(text[n-1])
	}
	high, low := bits.Mul64(first^0x9E3779B97F4A7C15^uint64(len(text)), last^0xD6E8FEB86659FD93)
	return high ^ low
}
