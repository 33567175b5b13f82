package yaml

import "strings"

// A node is a node of a document in its place in the text.
type node struct {
	kind     nodeKind
	style    Style   // of a scalar
	isFlow   bool    // of a collection: it has brackets
	tag      string  // that is written: "!!int" for one of the core schema
	isAnchor bool    // an alias may stand for it
	children []*node // of a mapping, names and values by turns
	target   *node   // of an alias

	start, end int // less anchor and tag
	pieces     []piece
}

type nodeKind byte

const (
	scalarNode nodeKind = iota
	sequenceNode
	mappingNode
	aliasNode
)

// A piece of a scalar is what text[start:end] means: itself, or something else.
type piece struct {
	start, end int
	meaning    string
	isVerbatim bool
}

// value returns what a scalar means.
func (n *node) value() string {
	if len(n.pieces) == 1 {
		return n.pieces[0].meaning
	}
	var b strings.Builder
	for _, p := range n.pieces {
		b.WriteString(p.meaning)
	}
	return b.String()
}
