package judge

import "example.com/authlink/internal/jsonindex"

// maxGlance is how many schemas a glance at a value asks at most.
const maxGlance = 16

// markGlances finds out which nodes can be asked at a glance. Their ways are marked already.
func markGlances(nodes []*node) {
	for _, n := range nodes {
		n.isGlanced = n.countGlances(maxGlance) <= maxGlance
	}
}

// countGlances returns how many schemas are asked where n is asked at a glance: more than most
// if they are, or if that cannot be done.
func (n *node) countGlances(most int) int {
	if most < 1 || n.isLoop || n.not != nil || n.condition != nil || n.oneOf != nil {
		return most + 1
	}
	count := 1
	for i := 0; i < len(n.references) && count <= most; i++ {
		if n.references[i].anchor != "" {
			return most + 1
		}
		count += n.references[i].target.countGlances(most - count)
	}
	for _, subs := range [...][]*node{n.allOf, n.anyOf} {
		for i := 0; i < len(subs) && count <= most; i++ {
			count += subs[i].countGlances(most - count)
		}
	}
	return count
}

// glance reports whether a value is a scalar that a schema is seen to accept. Most members of
// a document are, and need no frame. Of any other value it says nothing.
func (r *run) glance(n *node, token int) bool {
	kind := r.doc.Token(token).Kind
	return n.isGlanced && kind < jsonindex.Array && r.step(1) && r.takes(n, token, kind)
}

// takes is glance for a scalar of a kind.
func (r *run) takes(n *node, token int, kind jsonindex.Kind) bool {
	switch {
	case n.accepts:
		return true
	case n.forbids || !r.hasType(n, token, kind) || kind == jsonindex.Number && n.numbers != nil,
		kind == jsonindex.String && !r.takesText(n, token),
		n.constant != nil && !r.isAmong(token, n.constant),
		n.enum != nil && !r.isAmong(token, n.enum):
		return false
	}
	return r.takesInPlace(n, token, kind)
}

// takesText asks of a string what may be asked without an expression or a format.
func (r *run) takesText(n *node, token int) bool {
	rule := n.strings
	return n.format == nil && (rule == nil || rule.pattern == nil && rule.takesLength(r.doc.TextBytes(token)))
}

// takesInPlace asks the subschemas that apply to the value as a whole.
func (r *run) takesInPlace(n *node, token int, kind jsonindex.Kind) bool {
	for i := range n.references {
		if !r.takes(n.references[i].target, token, kind) {
			return false
		}
	}
	for _, sub := range n.allOf {
		if !r.takes(sub, token, kind) {
			return false
		}
	}
	for _, sub := range n.anyOf {
		if r.takes(sub, token, kind) {
			return true
		}
	}
	return len(n.anyOf) == 0
}
