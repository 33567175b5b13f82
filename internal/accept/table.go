package accept

import (
	"encoding/binary"
	"math/bits"
)

// A table finds a text among those that the schema knows. It is a hash table
// with open addressing, at most half full.
type table struct{ slots []tableSlot }

// A tableSlot holds a text and its number; an empty one the number -1.
type tableSlot struct {
	key    textKey
	text   string
	number int
	plain  bool // the text stands as it is between the quotes of a string
}

// newTable returns a table of texts, no two of which are equal.
func newTable(texts []string) *table {
	size := 2
	for size < 2*len(texts) {
		size *= 2
	}
	t := &table{make([]tableSlot, size)}
	for i := range t.slots {
		t.slots[i].number = -1
	}
	for number, text := range texts {
		key := keyOf([]byte(text))
		slot := key.hash() & uint64(size-1)
		for t.slots[slot].number >= 0 {
			slot = (slot + 1) & uint64(size-1)
		}
		t.slots[slot] = tableSlot{key, text, number, isPlain(text)}
	}
	return t
}

func isPlain(text string) bool {
	for _, c := range []byte(text) {
		if c < ' ' || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}

// find returns the number of text, or -1.
func (t *table) find(text []byte) int {
	key := keyOf(text)
	for slot := key.hash(); ; slot++ {
		s := &t.slots[slot&uint64(len(t.slots)-1)]
		if s.number < 0 || s.key == key && (key.length < 2*wordBytes || s.text == string(text)) {
			return s.number
		}
	}
}

// findShort finds the text of the string from data[i] on, if it is plain and has
// less than 16 bytes: they are judged as two words, and not read one by one. It
// returns the number of the text and the offset after the quote that ends it.
// The number is -1 where the table does not have the text, or this function
// cannot tell.
func (t *table) findShort(data []byte, i int) (number, end int) {
	if len(data)-i < 2*wordBytes {
		return -1, i
	}
	key := textKey{first: binary.LittleEndian.Uint64(data[i:])}
	stop := firstQuote(key.first)
	if stop != 0 {
		key.first &= stop>>7 - 1
	} else {
		key.second = binary.LittleEndian.Uint64(data[i+wordBytes:])
		if stop = firstQuote(key.second); stop == 0 {
			return -1, i
		}
		key.second &= stop>>7 - 1
		key.length = wordBytes
	}
	key.length += bits.TrailingZeros64(stop) / 8
	for slot := key.hash(); ; slot++ {
		s := &t.slots[slot&uint64(len(t.slots)-1)]
		switch {
		case s.key == key && s.plain:
			return s.number, i + key.length + 1
		case s.number < 0:
			return -1, i
		}
	}
}

// firstQuote returns the top bit of the first byte of word that is a quote, 0
// where there is none.
func firstQuote(word uint64) uint64 {
	const (
		quotes = 0x2222222222222222
		ones   = 0x0101010101010101
		highs  = 0x8080808080808080
	)
	word ^= quotes
	stops := (word - ones) &^ word & highs // right up to the first
	return stops & -stops
}

// A textKey is the length of a text, its first eight bytes, and the eight bytes
// after them; of a text with 16 bytes or more the last eight. Missing bytes are
// zero. Short texts with equal keys are equal.
type textKey struct {
	first, second uint64
	length        int
}

const wordBytes = 8

func keyOf(text []byte) textKey {
	n := len(text)
	switch {
	case n <= wordBytes:
		return textKey{partialWord(text), 0, n}
	case n < 2*wordBytes:
		return textKey{binary.LittleEndian.Uint64(text), partialWord(text[wordBytes:]), n}
	}
	return textKey{binary.LittleEndian.Uint64(text), binary.LittleEndian.Uint64(text[n-wordBytes:]), n}
}

// partialWord returns up to eight bytes as a word.
func partialWord(text []byte) uint64 {
	n := len(text)
	if cap(text) >= wordBytes { // read what follows the text too, and forget it
		return binary.LittleEndian.Uint64(text[:wordBytes]) & (1<<(n*8) - 1)
	}
	word := uint64(0)
	for i, c := range text {
		word |= uint64(c) << (i * 8)
	}
	return word
}

// hash mixes the words of a key. A document cannot make a table slow: only the
// schema's own texts are in it.
func (k textKey) hash() uint64 {
	high, low := bits.Mul64(k.first^0x9E3779B97F4A7C15, k.second^0xD6E8FEB86659FD93^uint64(k.length))
	return high ^ low
}
