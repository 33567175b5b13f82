package accept

import "example.com/authlink/internal/jsonindex"

// A node is what one schema asks of a value, sorted by the kind of the value.
// A nil rule asks nothing.
type node struct {
	number   *numberRule
	text     *stringRule
	array    *arrayRule
	object   *objectRule
	logic    [kinds]*logic // what else is asked of a value of each kind
	actions  [kinds]action // see value.go
	allowed  kindSet       // kinds that may pass
	unknown  kindSet       // kinds about which nothing can be said; none of them is allowed
	collects bool          // says what it evaluates: see evaluated.go
	id       uint32        // from 1, in a program no other node's; 0 for anything
}

// A kindSet has the bit 1<<kind for each of its kinds.
type kindSet uint16

const (
	kinds    = jsonindex.Object + 1
	allKinds = kindSet(1<<kinds - 1<<jsonindex.Null)
)

func (s kindSet) has(kind jsonindex.Kind) bool { return s>>kind&1 != 0 }

// kindOf has the kind of value that each first byte begins, 0 for none.
var kindOf = func() (table [256]jsonindex.Kind) {
	for c := '0'; c <= '9'; c++ {
		table[c] = jsonindex.Number
	}
	table['-'] = jsonindex.Number
	table['"'] = jsonindex.String
	table['['] = jsonindex.Array
	table['{'] = jsonindex.Object
	table['t'] = jsonindex.True
	table['f'] = jsonindex.False
	table['n'] = jsonindex.Null
	return table
}()

// isTrivial reports whether the node accepts every value of the kind.
func (n *node) isTrivial(kind jsonindex.Kind) bool {
	if !n.allowed.has(kind) || n.logic[kind] != nil {
		return false
	}
	return !n.hasRule(kind)
}

// isImpossible reports whether the node refuses every value of the kind.
func (n *node) isImpossible(kind jsonindex.Kind) bool {
	return !n.allowed.has(kind) && !n.unknown.has(kind)
}

func (n *node) hasRule(kind jsonindex.Kind) bool {
	switch kind {
	case jsonindex.Number:
		return n.number != nil
	case jsonindex.String:
		return n.text != nil
	case jsonindex.Array:
		return n.array != nil
	case jsonindex.Object:
		return n.object != nil
	}
	return false
}

// dropRule makes n ask of a value of the kind only what its logic asks.
func (n *node) dropRule(kind jsonindex.Kind) {
	switch kind {
	case jsonindex.Number:
		n.number = nil
	case jsonindex.String:
		n.text = nil
	case jsonindex.Array:
		n.array = nil
	case jsonindex.Object:
		n.object = nil
	}
}

// adopt makes n ask of a value of the kind what sub asks.
func (n *node) adopt(sub *node, kind jsonindex.Kind) {
	n.logic[kind] = sub.logic[kind]
	n.unknown |= sub.unknown & (1 << kind)
	n.allowed &^= n.unknown
	switch kind {
	case jsonindex.Number:
		n.number = sub.number
	case jsonindex.String:
		n.text = sub.text
	case jsonindex.Array:
		n.array = sub.array
	case jsonindex.Object:
		n.object = sub.object
	}
}
