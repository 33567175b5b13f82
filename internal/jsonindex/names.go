package jsonindex

import (
	"bytes"
	"encoding/binary"
	"hash/maphash"
)

// smallObject is the number of members up to which names are hashed cheaply:
// even if all of them collide, that is no more work than comparing each with
// each.
const smallObject = 16

// duplicate looks for equal names in the object numbered object, which ends
// before token end and counts its members in its End. Names compare decoded. It
// returns the numbers of the first name that repeats an earlier one, and of
// the one that it repeats; or 0, which is no name.
//
// It fills a hash table with open addressing, at most half full. An entry
// holds the upper half of a name's hash, and below it the name's number.
func (x *Index) duplicate(object uint32, end int) (first, second uint32) {
	members := int(x.tokens[object].End)
	if members < 2 {
		return 0, 0
	}
	table := x.emptyTable(members)
	mask := uint64(len(table) - 1)
	for name := object + 1; int(name) < end; name = x.tokens[name+1].Next {
		hash := x.hashName(name, members)
		slot := hash & mask
		for ; table[slot] != 0; slot = (slot + 1) & mask {
			if table[slot]>>32 == hash>>32 && x.sameName(uint32(table[slot]), name) {
				return uint32(table[slot]), name
			}
		}
		table[slot] = hash>>32<<32 | uint64(name)
	}
	return 0, 0
}

// emptyTable returns a table for that many names, from the memory of the last.
func (x *Index) emptyTable(members int) []uint64 {
	size := 2 * smallObject
	for size < 2*members {
		size *= 2
	}
	if size > len(x.table) {
		x.table = make([]uint64, size)
		return x.table
	}
	table := x.table[:size]
	clear(table)
	return table
}

// hashName returns a hash of a name's text: a cheap one in a small object, else
// one that nobody can foresee, so that no document can make all names collide.
func (x *Index) hashName(name uint32, members int) uint64 {
	text := x.quoted(name)
	if x.tokens[name].Escaped {
		x.scratch = AppendDecoded(x.scratch[:0], text)
		text = x.scratch
	}
	if members <= smallObject {
		return cheapHash(text)
	}
	if x.seed == (maphash.Seed{}) {
		x.seed = maphash.MakeSeed()
	}
	return maphash.Bytes(x.seed, text)
}

// cheapHash mixes the length of text with its first and its last eight bytes.
func cheapHash(text []byte) uint64 {
	const odd = 0x9E3779B97F4A7C15 // 2^64 divided by the golden ratio
	hash := uint64(len(text))
	if len(text) < 8 {
		for _, c := range text {
			hash = hash<<8 | uint64(c)
		}
	} else {
		hash += binary.LittleEndian.Uint64(text)
		hash ^= binary.LittleEndian.Uint64(text[len(text)-8:]) * odd
	}
	hash *= odd
	return hash ^ hash>>32
}

// sameName reports whether two names are equal once decoded.
func (x *Index) sameName(a, b uint32) bool {
	if !x.tokens[a].Escaped && !x.tokens[b].Escaped {
		return bytes.Equal(x.quoted(a), x.quoted(b))
	}
	x.scratch = AppendDecoded(x.scratch[:0], x.quoted(a))
	length := len(x.scratch)
	x.scratch = AppendDecoded(x.scratch, x.quoted(b))
	return bytes.Equal(x.scratch[:length], x.scratch[length:])
}
