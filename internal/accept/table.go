package accept

import (
	"encoding/binary"
	"math/bits"
	"strings"

	"example.com/authlink/internal/jsonindex"
)

// A table finds a text among those that the schema knows. It is a hash table
// with open addressing, at most a quarter full.
type table struct{ slots []tableSlot }

// A tableSlot holds a text and its number; an empty one the number -1.
type tableSlot struct {
	textKey
	text   string
	number int
	short  int // its length, if it is plain and has less than 16 bytes; else -1
}

// newTable returns a table of texts, no two of which are equal.
func newTable(texts []string) *table {
	size := 2
	for size < 4*len(texts) {
		size *= 2
	}
	t := &table{make([]tableSlot, size)}
	for i := range t.slots {
		t.slots[i] = tableSlot{number: -1, short: -1}
	}
	for number, text := range texts {
		key := keyOf([]byte(text))
		slot := hashWords(key.first, key.second, key.length) & uint64(size-1)
		for t.slots[slot].number >= 0 {
			slot = (slot + 1) & uint64(size-1)
		}
		t.slots[slot] = tableSlot{key, text, number, shortLength(text)}
	}
	return t
}

// shortLength returns the length of a short text that stands between the quotes
// of a string as it is; -1 for any other.
func shortLength(text string) int {
	if len(text) >= 2*wordBytes || strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == '"' || r == '\\' }) {
		return -1
	}
	return len(text)
}

// find returns the number of text, or -1.
func (t *table) find(text []byte) int {
	key := keyOf(text)
	for slot := hashWords(key.first, key.second, key.length); ; slot++ {
		s := &t.slots[slot&uint64(len(t.slots)-1)]
		if s.number < 0 || s.textKey == key && (key.length < 2*wordBytes || s.text == string(text)) {
			return s.number
		}
	}
}

// skip skips the strings that data begins with and whose texts are in the table,
// as far as they are plain and short, with commas between them: each is judged as
// two words, and not read one byte after the other. It returns how many, most at
// most, and the length up to the end of the last one. What follows has yet to be
// judged.
func (t *table) skip(data []byte, most int) (count, length int) {
	start := 0 // of the string that data begins with
	for count < most && len(data) >= 3*wordBytes && data[0] == '"' {
		first, second, size := binary.LittleEndian.Uint64(data[1:]), uint64(0), 0
		if quote := quotes(first); quote != 0 {
			first &= (quote ^ (quote - 1)) >> 8
			size = bits.TrailingZeros64(quote) / 8
		} else {
			second = binary.LittleEndian.Uint64(data[1+wordBytes:])
			if quote = quotes(second); quote == 0 {
				break
			}
			second &= (quote ^ (quote - 1)) >> 8
			size = wordBytes + bits.TrailingZeros64(quote)/8
		}
		if !t.hasShort(first, second, size) {
			break
		}
		count++
		length = start + size + 2
		if data[size+2] != ',' {
			break
		}
		next := size + 3
		if data[next] <= ' ' {
			next, _ = jsonindex.SkipSpace(data, next)
		}
		data, start = data[next:], start+next
	}
	return count, length
}

// hasShort reports whether the table has a plain text of two words.
func (t *table) hasShort(first, second uint64, length int) bool {
	for slot := hashWords(first, second, length); ; slot++ {
		s := &t.slots[slot&uint64(len(t.slots)-1)]
		if s.first == first && s.second == second && s.short == length {
			return true
		}
		if s.number < 0 {
			return false
		}
	}
}

// quotes returns a mask of the quotes among the bytes of word. Only the lowest
// set bit means anything: it is the top bit of the first quote.
func quotes(word uint64) uint64 {
	word ^= 0x2222222222222222
	return (word - 0x0101010101010101) &^ word & 0x8080808080808080
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

// hashWords mixes what a key consists of. A document cannot make a table slow:
// only the schema's own texts are in it.
func hashWords(first, second uint64, length int) uint64 {
	return (first ^ bits.RotateLeft64(second, 29) ^ uint64(length)) * 0x9E3779B97F4A7C15 >> 32
}
