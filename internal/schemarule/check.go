package schemarule

import (
	"example.com/authlink/internal/dialect"
)

// check looks at a document as a whole, and at each schema in it.
func (d *document) check() {
	d.checkWhole()
	d.checkDefinitions()
	for _, n := range d.nodes {
		d.checkNode(n)
	}
}

// checkNode looks at one schema.
func (d *document) checkNode(n *node) {
	if n.members == nil {
		return
	}
	d.checkReferences(n)
	if n.ignoresSiblings() {
		d.checkSiblings(n)
		return
	}
	d.checkKeywords(n)
	d.checkDrafts(n)
	d.checkIdle(n)
	d.checkTypes(n)
	d.checkBounds(n)
	d.checkProperties(n)
	d.checkFormat(n)
	d.checkValues(n)
}

// keywordOf returns the keyword that a member of n is by the draft of n, nil for none.
func (n *node) keywordOf(m member) *dialect.Keyword {
	if k := dialect.Find(m.keyword); k != nil && n.res.has(k) {
		return k
	}
	return nil
}

// asserts reports whether an instance can be invalid because of what stands in n itself.
func (d *document) asserts(n *node) bool {
	if n.members == nil {
		return true
	}
	for _, m := range n.members {
		if k := n.keywordOf(m); k != nil && k.Constrains() {
			return true
		}
	}
	return false
}
