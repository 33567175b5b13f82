package accept

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
	text []byte
	node *node  // of its value; nil where nothing has been learned
	word int    // of the set of the members seen
	bit  uint64 // in that word
	next *line  // that follows the member
}

const (
	maxLine  = 48
	maxWrong = 8    // objects until an order is of no use
	maxPause = 1000 // objects until it may try again
)

// order returns what is known of the objects of a rule; nil where there is no
// use in it. Names that are judged must be read, and annotations must be noted.
func (r *run) order(o *objectRule) *order {
	if len(o.members) == 0 || o.checked != nil || o.collects {
		return nil
	}
	s := &r.orders[o.id]
	if s.pause > 0 {
		s.pause--
		return nil
	}
	if s.lines == nil {
		s.lines = newLines(1 + len(o.members))
	}
	return s
}

// newLines returns lines with room for their texts, so that learning allocates
// nothing.
func newLines(count int) []line {
	lines, texts := make([]line, count), make([]byte, count*maxLine)
	for k := range lines {
		lines[k].text, texts = texts[:0:maxLine], texts[maxLine:]
	}
	return lines
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
	*l = line{
		text: append(l.text[:0], text...),
		node: o.members[member].value,
		word: member / 64,
		bit:  1 << (member % 64),
		next: &s.lines[member],
	}
}

// judge takes note of how many members of an object were not foreseen.
func (s *order) judge(count, missed int) {
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
