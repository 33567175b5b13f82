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

// A line is the text between two members, which leads to the second.
type line struct {
	length int // 0 where nothing has been learned
	member int
	text   [maxLine]byte
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
		s.lines = make([]line, 1+len(o.members))
	}
	return s
}

// learn remembers the line that leads from the last member to the next, where
// the schema knows both.
func (s *order) learn(last, member int, text []byte) {
	if s == nil || last < 0 || member < 0 || len(text) > maxLine {
		return
	}
	l := &s.lines[last]
	l.length, l.member = copy(l.text[:], text), member
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
