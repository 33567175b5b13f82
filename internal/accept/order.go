package accept

import "encoding/binary"

// Documents of one kind come with their members in one order, and with the same
// white space. So a run remembers, for each object rule and each member, the
// line that followed: all from the end of the member's value to the colon of
// the next member, such as
//
//	,
//	  "createdAt":
//
// One comparison then takes the place of skipping white space, reading the name
// and looking it up.

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
	text [lineWords]uint64
	last int    // number of the word that holds the end of the text
	mask uint64 // of the bytes in that
	size int    // of the text, in bytes
	room int    // bytes in its words
	node *node  // of the value; nil where nothing has been learned
	word int    // of the set of the members seen
	bit  uint64 // in that word
	next *line  // that follows the member
}

const (
	lineWords = 8
	maxLine   = lineWords*wordBytes - 1 // bytes
	maxWrong  = 8                       // objects until an order is of no use
	maxPause  = 1000                    // objects until it may try again
)

// order returns what is known of the objects of a rule; nil where there is no
// use in it. Names that are judged must be read, and annotations must be noted.
func (r *run) order(o *objectRule) *order {
	if len(o.members) == 0 || o.propertyNames != nil || o.collects {
		return nil
	}
	s := &r.orders[o.id]
	if s.pause > 0 {
		s.pause--
		return nil
	}
	if s.lines == nil {
		s.lines = make([]line, 1+len(o.members))
	}
	return s
}

// after returns the line that follows a member; nil where the schema does not
// know the member, or nothing is to be learned.
func (s *order) after(member int) *line {
	if s == nil || member < 0 {
		return nil
	}
	return &s.lines[member]
}

// learn remembers that a line leads to a member, where the schema knows it.
func (s *order) learn(o *objectRule, l *line, member int, text []byte) {
	if l == nil || member < 0 || len(text) > maxLine {
		return
	}
	last := len(text) / wordBytes
	for k := range last {
		l.text[k] = binary.LittleEndian.Uint64(text[k*wordBytes:])
	}
	rest := text[last*wordBytes:]
	l.text[last], l.mask = partialWord(rest), 1<<(len(rest)*8)-1
	l.last, l.size, l.room = last, len(text), (last+1)*wordBytes
	l.node, l.next = o.members[member].value, &s.lines[member]
	l.word, l.bit = member/64, 1<<(member%64)
}

// begins reports whether data[i:] begins with the text of the line. It compares
// whole words, so it says no where data ends before they do.
func (l *line) begins(data []byte, i int) bool {
	if len(data)-i < l.room {
		return false
	}
	k := 0 // where it is an index, k%lineWords spares a check of bounds
	for ; k < l.last; k++ {
		if binary.LittleEndian.Uint64(data[i:i+wordBytes]) != l.text[k%lineWords] {
			return false
		}
		i += wordBytes
	}
	return binary.LittleEndian.Uint64(data[i:i+wordBytes])&l.mask == l.text[k%lineWords]
}

// note takes note of how many members of an object were not foreseen.
func (s *order) note(count, missed int) {
	switch {
	case s == nil:
	case 2*missed <= count:
		s.wrong = 0
	case s.wrong < maxWrong:
		s.wrong++
	default:
		s.wrong, s.pause = 0, maxPause
	}
}
