package pattern

import "math"

// A node is a part of a pattern. A set is one, too: it matches a character.
//
// https://tc39.es/ecma262/#sec-patterns
type node interface{ isNode() }

type (
	// A sequence matches one part after the other.
	sequence []node

	// An alternation matches one of its parts; the first is tried first.
	alternation []node

	// A group remembers what its body matched. The groups are numbered from 1.
	group struct {
		number int
		body   node
	}

	// A repeat matches its body again and again.
	repeat struct {
		body        node
		least, most int  // most is [unbounded] for as often as it may be
		lazy        bool // as seldom as possible
		nullable    bool // the body may match nothing: known once a pattern is simplified
		groups      span // in the body: what they remember is forgotten before each repetition
	}

	// A lookaround matches nothing, where its body matches, or does not, from here on or
	// up to here.
	lookaround struct {
		behind, negative bool
		body             node
	}

	// A backreference matches what a group has matched, if it has: one of these, which
	// have one name and are alternatives.
	backreference struct {
		groups   []int
		caseless bool
	}

	// An assertion matches nothing, in some places.
	assertion struct {
		kind     assertionKind
		caseless bool // for the boundaries of words
	}
)

// A span is a range of numbers of groups: from first up to, and without, end.
type span struct{ first, end int }

type assertionKind uint8

const (
	textStart assertionKind = iota
	textEnd
	lineStart
	lineEnd
	wordBoundary
	noWordBoundary
)

// unbounded is more often than a text has bytes. Larger numbers are cut to it.
const unbounded = math.MaxInt32

func (sequence) isNode()       {}
func (alternation) isNode()    {}
func (*group) isNode()         {}
func (*repeat) isNode()        {}
func (*lookaround) isNode()    {}
func (*backreference) isNode() {}
func (assertion) isNode()      {}
func (set) isNode()            {}

// A tree is a pattern that has been read.
type tree struct {
	root node
	used []int // the numbers of the groups that a backreference leads to, in order
}
