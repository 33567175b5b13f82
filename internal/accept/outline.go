package accept

import (
	"math/bits"
	"slices"

	"example.com/authlink/internal/jsonindex"
)

// An outline judges what combinators ask of an object without reading it once for each branch.
// The rule that has it knows the names of all branches. It walks the object once and notes where
// the value of each of these members stands: that is a walk. What a branch asks is then a
// condition on a walk: which members are there is a question to sets of bits, and only a value that
// a branch asks something of is read again.
//
// Even that is rare. A member of which branches take but some texts and numbers is a key: its value
// is looked up once, and where one of several branches is to be chosen it leads to those that come
// into question. Any other member that the base keywords do not ask about is read by the node that
// accepted it in the last object, a guess that is mostly right.
type outline struct {
	condition *condition
	keys      []*key // by the number of the member; nil for one that is no key
	rows      int    // of guesses, one for each value that chooses a branch and one for the time before
	places    int    // of members: as many as there are members, or none where no values are asked about
	rereads   bool   // several nodes may read what is in the object, or the object itself
}

// A key is a member of which branches take but some texts and numbers, which are counted: first the
// texts, then the numbers.
type key struct {
	texts   *table // of all branches
	numbers *numbers
	chooses bool // of several branches those that come into question
	row     int  // of the guesses for the first of them, if it does; 0 where there are too many
}

func (k *key) size() int { return k.texts.size + len(k.numbers.exact) }

// A keyed is what a branch asks of a key: to be one of some.
type keyed struct {
	member int
	own    *node  // which asks it; for the compiler
	values bitset // of those of the key
}

// A condition is what a branch asks of an object.
type condition struct {
	again               *node // that has to read the object itself; nil where the rest says all
	required, forbidden bitset
	closed              bool // no member may have a name that the rule does not know
	isShort             bool // nothing is asked besides but which members there are, and of keys
	least, most         int
	keyed               []keyed
	values              []*node // what is asked of other members, by their numbers; nil for nothing
	scalars, containers bitset  // the members that something is asked of: none that hold others, and those that may
	all, not            []*condition
	any, one            []*choice
	ifs                 []*alternative
}

// always holds for every object, and never for none.
var (
	always = &condition{most: unlimited}
	never  = &condition{most: -1}
)

// An alternative is what if, then and else ask of an object.
type alternative struct{ test, then, otherwise *condition }

// A choice is what anyOf or oneOf asks of an object.
type choice struct {
	branches []*condition
	key      int            // number of the member that tells them apart; -1 for none
	byValue  [][]*condition // the branches for each value of the key that some of them know
	others   []*condition   // those for any other value of it
}

// A walk is an object that has been read.
type walk struct {
	rule           *objectRule
	i              int    // where it begins
	base           int    // where its places begin in the run's
	row            int    // of the guesses
	count, unknown int    // members, and those of which the rule does not know the name
	seen           bitset // the others
}

// A place is where the value of a member stands.
type place struct {
	node *node // that has accepted it
	at   int32
	key  int32 // which of those of the key it is; -1 for any other value
	row  int32 // of the guess for it
}

// outlined judges an object by the outline of its rule, but for what the rule itself asks. It
// returns what members does.
func (r *run) outlined(o *objectRule, i int, seen bitset) (count, end int) {
	if o.outline.rereads {
		r.looks++
	}
	w := walk{rule: o, i: i, base: len(r.places), seen: seen}
	r.places = slices.Grow(r.places, o.outline.places)[:w.base+o.outline.places]
	hashes := len(r.hashes)
	if count, end = r.members(o, i, seen, &w); end >= 0 {
		w.count, w.unknown = count, len(r.hashes)-hashes
		if !r.holds(o.outline.condition, &w) {
			end = refused
		}
		r.places = r.places[:w.base]
	}
	if o.outline.rereads {
		r.endLooks()
	}
	return count, end
}

// place reads the value of a member at data[i], and notes where it stands. Before the key has chosen
// a branch nothing is guessed of an array or object: it would take long to find out that it was wrong.
func (r *run) place(w *walk, member, i int, c byte) (end int) {
	o := w.rule
	p := place{node: o.members[member].value, at: int32(i), key: -1, row: int32(w.row)}
	switch k := o.outline.keys[member]; {
	case k != nil:
		if end = r.value(p.node, i, c); end >= 0 {
			value := r.keyValue(k, i, end, c)
			if p.key = int32(value); value >= 0 && k.row > 0 {
				w.row = k.row + value
			}
		}
	case p.node == anything && (w.row > 0 || o.outline.rows == 1 || kindOf[c] < jsonindex.Array):
		p.node, end = r.guess(o, w.row*len(o.members)+member, i, c)
	default:
		end = r.value(p.node, i, c)
	}
	if end >= 0 {
		r.places[w.base+member] = p
	}
	return end
}

// keyValue returns which of the values of a key stands at data[i:end], or -1.
func (r *run) keyValue(k *key, i, end int, c byte) int {
	switch kindOf[c] {
	case jsonindex.String:
		text, _, _ := r.readName(k.texts, i)
		return text
	case jsonindex.Number:
		if number := r.numberOf(k.numbers, r.data[i:end]); number >= 0 {
			return k.texts.size + number
		}
	}
	return -1
}

// guess reads a value of which the rule asks nothing, by the node that is guessed to be asked. It
// returns the node that has accepted it.
func (r *run) guess(o *objectRule, number, i int, c byte) (by *node, end int) {
	if known := r.guesses[o.id]; known != nil && known[number] != nil {
		by = known[number]
		if end = r.try(by, false, i, c); end >= 0 || r.stuck {
			return by, end
		}
	}
	return anything, r.value(anything, i, c)
}

// judges reports whether a node accepts the value of a member.
func (r *run) judges(n *node, w *walk, member int) bool {
	p := r.places[w.base+member]
	if p.node == n {
		return true
	}
	if r.try(n, false, int(p.at), r.data[p.at]) < 0 {
		return false
	}
	r.places[w.base+member].node = n
	if n.unknown == 0 {
		r.guessNext(w.rule, int(p.row)*len(w.rule.members)+member, n)
	}
	return true
}

// guessNext remembers a node for the next value.
func (r *run) guessNext(o *objectRule, number int, n *node) {
	if r.guesses[o.id] == nil {
		r.guesses[o.id] = make([]*node, o.outline.rows*len(o.members))
	}
	r.guesses[o.id][number] = n
}

// holds reports whether an object satisfies a condition. False says nothing if r.stuck.
func (r *run) holds(q *condition, w *walk) bool {
	if q.again != nil {
		return r.acceptsAgain(q.again, w)
	}
	if w.count < q.least || w.count > q.most || q.closed && w.unknown > 0 || !w.seen.covers(q.required) || w.seen.meets(q.forbidden) {
		r.fault = w.i
		return false
	}
	for k := range q.keyed {
		if key := &q.keyed[k]; w.seen.has(key.member) && !key.has(r.places[w.base+key.member].key) {
			r.fault = int(r.places[w.base+key.member].at)
			return false
		}
	}
	return q.isShort || r.judgesAll(q, q.scalars, w) && r.judgesAll(q, q.containers, w) && r.combines(q, w)
}

func (k *keyed) has(value int32) bool { return value >= 0 && k.values.has(int(value)) }

// acceptsAgain reports whether a node accepts the object, which it reads.
func (r *run) acceptsAgain(n *node, w *walk) bool {
	r.depth-- // it is this object again
	end := r.try(n, false, w.i, '{')
	r.depth++
	return end >= 0
}

// judgesAll reports whether the values of some members are what a condition asks for.
func (r *run) judgesAll(q *condition, members bitset, w *walk) bool {
	for k, word := range members {
		for word &= w.seen[k]; word != 0; word &= word - 1 {
			member := k*64 + bits.TrailingZeros64(word)
			if !r.judges(q.values[member], w, member) {
				return false
			}
		}
	}
	return true
}

// combines reports whether an object satisfies what a condition has of other conditions.
func (r *run) combines(q *condition, w *walk) bool {
	for _, sub := range q.all {
		if !r.holds(sub, w) {
			return false
		}
	}
	for _, choice := range q.any {
		if !r.holdsAny(choice, w) {
			return false
		}
	}
	for _, choice := range q.one {
		if !r.holdsOne(choice, w) {
			return false
		}
	}
	for _, sub := range q.not {
		if r.holds(sub, w) || r.stuck {
			return false
		}
	}
	for _, alternative := range q.ifs {
		then := alternative.then
		if !r.holds(alternative.test, w) {
			if then = alternative.otherwise; r.stuck {
				return false
			}
		}
		if !r.holds(then, w) {
			return false
		}
	}
	return true
}

func (r *run) holdsAny(choice *choice, w *walk) bool {
	for _, branch := range r.comeIntoQuestion(choice, w) {
		if r.holds(branch, w) {
			return true
		}
		if r.stuck {
			return false
		}
	}
	return false
}

func (r *run) holdsOne(choice *choice, w *walk) bool {
	found := false
	for _, branch := range r.comeIntoQuestion(choice, w) {
		holds := r.holds(branch, w)
		if r.stuck || holds && found {
			return false
		}
		found = found || holds
	}
	return found
}

// comeIntoQuestion returns the branches that the key, if there is one, does not rule out.
func (r *run) comeIntoQuestion(choice *choice, w *walk) []*condition {
	if choice.key < 0 || !w.seen.has(choice.key) {
		return choice.branches
	}
	if value := r.places[w.base+choice.key].key; value >= 0 {
		return choice.byValue[value]
	}
	return choice.others
}
