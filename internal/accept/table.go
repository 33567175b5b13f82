package accept

import (
	"encoding/binary"
	"math/bits"
	"strings"
	"unicode/utf8"

	"example.com/authlink/internal/jsonindex"
)

// A table finds a text among those that the schema knows. It is two hash tables
// with open addressing, each at most a quarter full.
type table struct {
	slots   []tableSlot
	quoted  []quotedText // the texts that are plain and short
	size    int          // how many texts there are
	longest int          // of the texts, in bytes
}

// A tableSlot holds a text and its number; an empty one the number -1.
type tableSlot struct {
	textKey
	text   string
	number int
}

// A quotedText is a text of less than 16 bytes and the quote after it, which says
// where it ends, as two words. An empty slot has no quote.
type quotedText struct {
	first, second uint64
	number        int
}

// newTable returns a table of texts, no two of which are equal.
func newTable(texts []string) *table {
	size := 2
	for size < 4*len(texts) {
		size *= 2
	}
	t := &table{size: len(texts), slots: make([]tableSlot, size), quoted: make([]quotedText, size)}
	for i := range t.slots {
		t.slots[i].number = -1
	}
	for number, text := range texts {
		key := keyOf([]byte(text))
		t.longest = max(t.longest, len(text))
		slot := hashText([]byte(text), key) & uint64(size-1)
		for t.slots[slot].number >= 0 {
			slot = (slot + 1) & uint64(size-1)
		}
		t.slots[slot] = tableSlot{key, text, number}
		if isPlain(text) && len(text) < 2*wordBytes {
			t.addQuoted(keyOf([]byte(text+`"`)), number)
		}
	}
	return t
}

// isPlain reports whether a text is ASCII that stands between quotes as it is.
func isPlain(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool {
		return r < ' ' || r == '"' || r == '\\' || r >= utf8.RuneSelf
	})
}

func (t *table) addQuoted(key textKey, number int) {
	mask := uint64(len(t.quoted) - 1)
	slot := slotOf(key.first, key.second) & mask
	for t.quoted[slot] != (quotedText{}) {
		slot = (slot + 1) & mask
	}
	t.quoted[slot] = quotedText{key.first, key.second, number}
}

// find returns the number of text, or -1.
func (t *table) find(text []byte) int {
	if len(text) > t.longest {
		return -1
	}
	key := keyOf(text)
	for slot := hashText(text, key); ; slot++ {
		s := &t.slots[slot&uint64(len(t.slots)-1)]
		if s.number < 0 || s.textKey == key && (key.length < 2*wordBytes || s.text == string(text)) {
			return s.number
		}
	}
}

// all returns the texts of a table.
func (t *table) all() (texts []string) {
	for i := range t.slots {
		if t.slots[i].number >= 0 {
			texts = append(texts, t.slots[i].text)
		}
	}
	return texts
}

// skip skips the strings that data[i:] begins with and whose texts are in the
// table, as far as they are plain and short, with commas between them: each is
// judged as one word or two, and not read one byte after the other. It returns how many, and the
// offset after the last one. What follows has yet to be judged, and may be in the table: a text
// whose slot another one has taken is left to find.
//
// Where a text ends is found out before the text is looked up: the next one begins there, and the
// processor need not wait for the table to go on with it.
func (t *table) skip(data []byte, i int) (count, end int) {
	quoted := t.quoted
	if len(quoted) == 0 || i >= len(data) || data[i] != '"' {
		return 0, i
	}
	for end = i; i >= 0 && i <= len(data)-quotedBytes; {
		text := (*[quotedBytes]byte)(data[i : i+quotedBytes])
		first := binary.LittleEndian.Uint64(text[1:9])
		size, next := 0, uint16(0)
		if quote := quotes(first); quote != 0 {
			size = 2 + bits.TrailingZeros64(quote)/8
			next = binary.LittleEndian.Uint16(text[size:])
			first &= quote ^ (quote - 1)
			if quoted[slotOf(first, 0)&uint64(len(quoted)-1)].first != first {
				break
			}
		} else {
			second := binary.LittleEndian.Uint64(text[9:17])
			if quote = quotes(second); quote == 0 {
				break
			}
			size = 2 + wordBytes + bits.TrailingZeros64(quote)/8
			next = binary.LittleEndian.Uint16(text[size:])
			second &= quote ^ (quote - 1)
			q := &quoted[slotOf(first, second)&uint64(len(quoted)-1)]
			if q.first != first || q.second != second {
				break
			}
		}
		count, end = count+1, i+size
		if i = end + 1; next == commaQuote {
			continue
		}
		var c byte
		if i, c = jsonindex.SkipSpace(data, i); byte(next) != ',' || c != '"' {
			break
		}
	}
	return count, end
}

// commaQuote is what stands between two texts, as binary.LittleEndian reads it.
const commaQuote = ',' | '"'<<8

// quotedBytes is more than a quotedText with both its quotes takes.
const quotedBytes = 3 * wordBytes

// findQuoted returns the number of the text that two words hold, with the quote that
// ends it; or -1. It is small enough to be inlined, which takes a tenth off a proof of the contract's
// example: see TestInlined.
func findQuoted(quoted []quotedText, first, second uint64) int {
	if len(quoted) == 0 {
		return -1 // never: said for the compiler, which checks no bounds below
	}
	for slot := slotOf(first, second); ; slot++ {
		q := &quoted[slot&uint64(len(quoted)-1)]
		if q.first == first && q.second == second {
			return q.number
		}
		if q.first == 0 {
			return -1
		}
	}
}

// slotOf returns the slot where a quotedText belongs, but for the number of slots. A document
// cannot make a table slow: only the schema's own texts are in it.
func slotOf(first, second uint64) uint64 {
	const factor = 0x9E3779B97F4A7C15
	slot, _ := bits.Mul64(first+second*factor, factor)
	return slot
}

// quotes returns a mask of the quotes among the bytes of word. Only the lowest
// set bit means anything: it is the top bit of the first quote, or of a byte before
// that which is not ASCII.
func quotes(word uint64) uint64 {
	return (word ^ 0x2222222222222222 - 0x0101010101010101) & 0x8080808080808080
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

// hashText mixes what a text consists of. Of a long one, all of it: texts of a schema,
// such as the URIs of one vendor, are often alike at both ends, and of one length.
func hashText(text []byte, key textKey) uint64 {
	first := key.first
	for i := wordBytes; i < key.length-wordBytes; i += wordBytes {
		first = mix(first, binary.LittleEndian.Uint64(text[i:]))
	}
	return hashWords(first, key.second, key.length)
}

// hashWords mixes what the key of a short text consists of. A document cannot make a
// table slow: only the schema's own texts are in it.
func hashWords(first, second uint64, length int) uint64 { return mix(first, second^uint64(length)) }
