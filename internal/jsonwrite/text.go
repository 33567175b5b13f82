package jsonwrite

import (
	"encoding/hex"
	"strconv"
	"strings"
)

// A Text is JSON that is written piece by piece, as [Encode] writes it, and so that what differs
// between the elements of a long list stands apart: its numbers and digests. It may be used for one
// value after the other. Names are written as they are: they have nothing to escape.
type Text struct {
	Prefix, Indent string // see Encode; without Indent all is on one line

	form    []byte // with a hole for each number and each digest
	holes   []int  // where they are
	numbers []int
	digests []byte
	depth   int
	isEmpty bool     // nothing stands behind the last bracket
	breaks  []string // how a line begins at each depth
}

// The holes of a form. No JSON has such bytes in it.
const (
	numberHole = 0
	digestHole = 1
)

// DigestBytes is how long a digest is.
const DigestBytes = 16

// Reset begins anew.
func (t *Text) Reset() {
	t.form, t.holes, t.numbers, t.digests, t.depth, t.isEmpty = t.form[:0], t.holes[:0], t.numbers[:0], t.digests[:0], 0, false
}

// Open begins an object or an array.
func (t *Text) Open(bracket byte) {
	t.form = append(t.form, bracket)
	t.depth++
	t.isEmpty = true
}

// Close ends what has been opened last.
func (t *Text) Close(bracket byte) {
	t.depth--
	if !t.isEmpty {
		t.newLine()
	}
	t.isEmpty = false
	t.form = append(t.form, bracket)
}

// Element begins an element of an array.
func (t *Text) Element() {
	if !t.isEmpty {
		t.form = append(t.form, ',')
	}
	t.isEmpty = false
	t.newLine()
}

// Member begins a member of an object.
func (t *Text) Member(name string) {
	t.Element()
	t.form = append(append(append(t.form, '"'), name...), '"', ':')
	if t.Indent != "" {
		t.form = append(t.form, ' ')
	}
}

func (t *Text) newLine() {
	if t.Indent == "" {
		return
	}
	for len(t.breaks) <= t.depth {
		t.breaks = append(t.breaks, "\n"+t.Prefix+strings.Repeat(t.Indent, len(t.breaks)))
	}
	t.form = append(t.form, t.breaks[t.depth]...)
}

// String writes a string.
func (t *Text) String(s string) {
	before, done := len(t.form), 0
	t.form = append(t.form, '"')
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ' || c > '~':
			t.form = t.form[:before]
			t.escaped(s)
			return
		case c == '"' || c == '\\':
			t.form = append(append(append(t.form, s[done:i]...), '\\'), c)
			done = i + 1
		}
	}
	t.form = append(append(t.form, s[done:]...), '"')
}

// escaped writes a string that is more than printable ASCII. There is always JSON of one.
func (t *Text) escaped(s string) {
	text, err := Encode(s, "", "")
	if err != nil {
		panic(err)
	}
	t.form = append(t.form, text[:len(text)-1]...)
}

// Number writes a number that differs from element to element.
func (t *Text) Number(n int) {
	t.holes = append(t.holes, len(t.form))
	t.form = append(t.form, numberHole)
	t.numbers = append(t.numbers, n)
}

// Digest writes a string of hexadecimal digits that differs from element to element.
func (t *Text) Digest(digest [DigestBytes]byte) {
	t.holes = append(t.holes, len(t.form)+1)
	t.form = append(t.form, '"', digestHole, '"')
	t.digests = append(t.digests, digest[:]...)
}

// AppendTo appends the JSON.
func (t *Text) AppendTo(out []byte) []byte {
	return appendFilled(out, t.form, t.holes, t.numbers, t.digests)
}

// appendFilled appends a form with its holes filled.
func appendFilled[T string | []byte](out []byte, form T, holes, numbers []int, digests []byte) []byte {
	done := 0
	for _, hole := range holes {
		out = append(out, form[done:hole]...)
		if form[hole] == numberHole {
			out = strconv.AppendInt(out, int64(numbers[0]), 10)
			numbers = numbers[1:]
		} else {
			out = hex.AppendEncode(out, digests[:DigestBytes])
			digests = digests[DigestBytes:]
		}
		done = hole + 1
	}
	return append(out, form[done:]...)
}
