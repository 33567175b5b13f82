package accept

import (
	"bytes"
	"encoding/binary"

	"example.com/authlink/internal/jsonindex"
)

// Documents of one kind often come with their members in one order, and with the same
// white space. So a run remembers, for each object rule whose objects do, and each member, the
// line that followed: all from the end of the member's value to the next one's,
// such as
//
//	,
//	  "createdAt":␣
//
// One comparison then takes the place of skipping white space, reading the name
// and looking it up. Where the order changes from object to object nothing is learned, which would
// cost more than it gains.

// An order is what a run has learned of the objects of one rule. The nil order
// learns nothing.
type order struct {
	lines []line // that follow each member, and last that which begins the object
	wrong int    // objects in a row that it knew little of
	pause int    // objects for which it stays out of the way
}

// A line is the text between two members, and what it leads to: all that there
// is to know of the second member.
type line struct {
	text     [maxLine]byte
	size     int               // of the text in bytes; 0 where nothing has been learned
	masks    [headWords]uint64 // the bits of its first words that belong to it
	isShort  bool              // they are all of it
	node     *node             // of the value; nil where its place is to be noted
	isString bool              // the node takes any string
	member   int32             // its number
	word     uint              // of the set of the members seen
	bit      uint64            // in that word
	next     *line             // that follows the member
}

const (
	maxLine   = 64                    // bytes
	headWords = 4                     // that are compared at once: of most lines, all
	headBytes = headWords * wordBytes // in them
	maxWrong  = 8                     // objects until an order is of no use
	maxPause  = 1000                  // objects until it may try again
)

// order returns what is known of the objects of a rule; nil where there is no
// use in it. Names that are judged must be read, and annotations must be noted.
func (r *run) order(o *objectRule) *order {
	if len(o.members) == 0 || len(o.required) > smallSet || o.propertyNames != nil || o.collects {
		return nil
	}
	return &r.orders[o.id]
}

// first returns the line that begins an object; nil while nothing is to be learned.
func (s *order) first(o *objectRule) *line {
	if s == nil {
		return nil
	}
	if s.pause > 0 {
		s.pause--
		return nil
	}
	if s.lines == nil {
		s.lines = make([]line, 1+len(o.members))
	}
	return &s.lines[len(o.members)]
}

// learn remembers that a line, nil for none, leads to a member. It returns the line that follows
// the member; nil where the schema does not know it.
func (s *order) learn(o *objectRule, l *line, member int, text []byte) (next *line) {
	if member < 0 {
		return nil
	}
	next = &s.lines[member]
	if l == nil || len(text) > maxLine {
		return next
	}
	l.size = copy(l.text[:], text)
	l.isShort = l.size <= headBytes
	for k := range l.masks {
		l.masks[k] = 1<<(8*min(max(l.size-k*wordBytes, 0), wordBytes)) - 1
	}
	l.node, l.isString, l.next = nil, false, next
	if m := &o.members[member]; !m.noted {
		l.node, l.isString = m.value, m.value.actions[jsonindex.String] == readString
	}
	l.member = int32(member)
	l.word, l.bit = uint(member/64), 1<<(member%64)
	return next
}

// note takes note of how many members of an object were not foreseen.
func (s *order) note(count, missed int) {
	switch {
	case 3*missed <= count:
		s.wrong = 0
	case s.wrong < maxWrong:
		s.wrong++
	default:
		s.wrong, s.pause = 0, maxPause
	}
}

// differs returns the bits in which a head of a text differs from the line's.
func (l *line) differs(head *[headBytes]byte) uint64 {
	return (binary.LittleEndian.Uint64(head[:8])^binary.LittleEndian.Uint64(l.text[:8]))&l.masks[0] |
		(binary.LittleEndian.Uint64(head[8:16])^binary.LittleEndian.Uint64(l.text[8:16]))&l.masks[1] |
		(binary.LittleEndian.Uint64(head[16:24])^binary.LittleEndian.Uint64(l.text[16:24]))&l.masks[2] |
		(binary.LittleEndian.Uint64(head[24:])^binary.LittleEndian.Uint64(l.text[24:32]))&l.masks[3]
}

// begins reports whether a text has been learned, however long, and stands at data[i], however
// near the end. It is kept out of the loop that calls it, which has few registers.
//
//go:noinline
func (l *line) begins(r *run, i int) bool {
	data := r.data
	if l.size == 0 {
		return false
	}
	if l.size > 2*wordBytes || i < 0 || i > len(data)-2*wordBytes {
		return bytes.HasPrefix(data[i:], l.text[:l.size])
	}
	head := (*[2 * wordBytes]byte)(data[i : i+2*wordBytes])
	return (binary.LittleEndian.Uint64(head[:8])^binary.LittleEndian.Uint64(l.text[:8]))&l.masks[0]|
		(binary.LittleEndian.Uint64(head[8:])^binary.LittleEndian.Uint64(l.text[8:16]))&l.masks[1] == 0
}
