package quiet

import (
	"encoding/binary"
	"math/bits"
	"strings"
	"unicode/utf8"
)

// A table finds members by their names. Most names are plain and short: with the quote after
// it, such a one is two words, found in a hash table with open addressing that is at most a
// quarter full.
type table struct {
	slots []slot
	long  map[string]*member // by all other names
}

// A slot is empty if it has no member.
type slot struct {
	first, second uint64
	member        *member
}

const wordBytes = 8

func newTable(members map[string]*member) *table {
	size := 2
	for size < 4*len(members) {
		size *= 2
	}
	t := &table{make([]slot, size), map[string]*member{}}
	for name, m := range members {
		if !isPlain(name) || len(name) >= 2*wordBytes {
			t.long[name] = m
			continue
		}
		var text [2 * wordBytes]byte
		copy(text[:], name+`"`)
		first, second := binary.LittleEndian.Uint64(text[:8]), binary.LittleEndian.Uint64(text[8:])
		i := t.slotOf(first, second)
		for t.slots[i].member != nil {
			i = (i + 1) & (len(t.slots) - 1)
		}
		t.slots[i] = slot{first, second, m}
	}
	return t
}

// isPlain reports whether a name is ASCII that stands between quotes as it is.
func isPlain(name string) bool {
	return !strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == '"' || r == '\\' || r >= utf8.RuneSelf })
}

func (t *table) slotOf(first, second uint64) int {
	high, low := bits.Mul64(first^0x9E3779B97F4A7C15, second^0xE7037ED1A0B428DB)
	return int(high^low) & (len(t.slots) - 1)
}

// find returns the member by the name that begins at data[i], and the offset of the quote after
// it; nil if the name is not short and plain, or not in the table.
func (t *table) find(data []byte, i int) (m *member, quote int) {
	if i < 0 || i > len(data)-2*wordBytes {
		return nil, 0
	}
	first, second, length := binary.LittleEndian.Uint64(data[i:i+8]), uint64(0), 0
	if quotes := quotesIn(first); quotes != 0 {
		first &= quotes ^ (quotes - 1)
		length = bits.TrailingZeros64(quotes) / 8
	} else {
		second = binary.LittleEndian.Uint64(data[i+8 : i+16])
		if quotes = quotesIn(second); quotes == 0 {
			return nil, 0
		}
		second &= quotes ^ (quotes - 1)
		length = wordBytes + bits.TrailingZeros64(quotes)/8
	}
	for at := t.slotOf(first, second); ; at++ {
		s := &t.slots[at&(len(t.slots)-1)]
		if s.member == nil || s.first == first && s.second == second {
			return s.member, i + length
		}
	}
}

// quotesIn returns a mask of the quotes among the bytes of a word. Only the lowest set bit means
// anything: it is the top bit of the first quote, or of a byte before that which is not ASCII.
func quotesIn(word uint64) uint64 {
	return (word ^ 0x2222222222222222 - 0x0101010101010101) & 0x8080808080808080
}
