package judge

// A question is whether a schema accepts a value.
type question struct {
	node  int32
	token int32
	scope int32 // 0 where it makes no difference
}

// An answer is what a schema says of a value.
type answer struct {
	accepted bool
	verdict  *Verdict   // what it has against it; nil where nobody asked why
	seen     *evaluated // what it has evaluated; nil where nobody asked
	trace    *Trace     // all that was asked; nil where nobody wanted that
}

// A wish says what besides the verdict is wanted.
type wish struct {
	why   bool // the faults
	seen  bool // which members or items are evaluated
	trace bool // all that is asked
}

func (a answer) fulfils(w wish) bool {
	if w.trace && a.trace == nil {
		return false
	}
	if a.accepted {
		return !w.seen || a.seen != nil
	}
	return !w.why || a.verdict != nil
}

// answers are those that are remembered.
type answers struct {
	known map[question]answer
	bytes int // that they take
}

// sizeOfAnswer is what an answer takes in bytes, with its question and its share of the map. What
// it has evaluated comes on top.
const sizeOfAnswer = 96

// add remembers an answer. Where there is no room for it in so many bytes, all that came before are
// forgotten: most are of values that have been left behind.
func (k *answers) add(q question, a answer, most int) {
	size := sizeOfAnswer
	if a.seen != nil {
		size += 8 * len(a.seen.some)
	}
	if k.bytes += size; k.bytes > most {
		k.known, k.bytes = nil, size
	}
	if k.known == nil {
		k.known = make(map[question]answer)
	}
	k.known[q] = a
}

// pooledAnswers is how many answers a map has room for at most that is kept for documents to come.
const pooledAnswers = 1 << 10

// forget forgets all answers, and keeps the map if it is small.
func (k *answers) forget() {
	if len(k.known) > pooledAnswers {
		k.known = nil
	}
	clear(k.known)
	k.bytes = 0
}
