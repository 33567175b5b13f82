package jsonwrite

// Ranks is how many ranks elements of a [Ranked] may have, the highest being 0.
const Ranks = 3

// A Ranked is a [List] of which no more than Most elements are written: those of a higher rank
// before those of a lower one, and of equal ones the first. What is written is in the order in
// which it came.
type Ranked struct {
	Indent string // of the elements
	Most   int

	elements [Ranks]elements
	counts   [Ranks]int
	order    []uint8 // the rank of each element that may be written
}

// Add appends an element, nil for one that is never written. A rank beyond the last is the last.
func (l *Ranked) Add(element *Text, rank int) {
	rank = min(rank, Ranks-1)
	takes := l.Takes(rank)
	l.counts[rank]++
	if takes {
		l.order = append(l.order, uint8(rank))
		l.elements[rank].add(element)
	}
}

// Takes reports whether another element of a rank may be written: once it is not, none is.
func (l *Ranked) Takes(rank int) bool {
	before := 0 // elements that come before it
	for _, n := range l.counts[:min(rank, Ranks-1)+1] {
		before += n
	}
	return before < l.Most
}

// Left is how many elements are not written.
func (l *Ranked) Left() int {
	all := 0
	for _, n := range l.counts {
		all += n
	}
	return max(0, all-l.Most)
}

// writeTo is that of a [List].
func (l *Ranked) writeTo(out *output) {
	var readings [Ranks]*reading
	var left [Ranks]int // of each rank, elements to write
	for rank, room := 0, l.Most; rank < Ranks; rank++ {
		readings[rank], left[rank] = l.elements[rank].reading(), min(l.counts[rank], room)
		room -= left[rank]
	}
	written := 0
	for _, rank := range l.order {
		if left[rank] == 0 {
			continue
		}
		left[rank]--
		out.separate(written, l.Indent)
		out.next(readings[rank])
		written++
	}
	out.endList(written, l.Indent)
}
