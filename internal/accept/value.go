package accept

import "example.com/authlink/internal/jsonindex"

// refused is what stands for an end where the value is not accepted.
const refused = -1

// value judges the value whose first byte c is at data[i]. It returns the
// offset after it where it is well-formed and n accepts it, else refused. Then
// nobody may conclude anything if r.stuck.
func (r *run) value(n *node, i int, c byte) (end int) {
	kind := kindOf[c]
	if n.simple.has(kind) {
		switch kind {
		case jsonindex.String:
			if n.text != nil {
				return r.text(n.text, i)
			}
			if end, _ = jsonindex.ScanString(r.data, i+1); end < 0 {
				return r.giveUp()
			}
			return end
		case jsonindex.Number:
			return r.number(n.number, i)
		case jsonindex.Null, jsonindex.False, jsonindex.True:
			return r.literal(i)
		}
		if r.looks == 0 {
			return r.container(n, kind, i)
		}
	}
	switch {
	case kind == 0 || n.unknown.has(kind):
		return r.giveUp()
	case !n.allowed.has(kind):
		return refused
	case r.looks > 0 && kind >= jsonindex.Array && !n.collects:
		return r.once(n, kind, i, c)
	}
	return r.judge(n, kind, i, c)
}

// judge is value for an allowed kind that is an array or object, or where the
// node has logic.
func (r *run) judge(n *node, kind jsonindex.Kind, i int, c byte) (end int) {
	if l := n.logic[kind]; l != nil {
		return r.combine(n, l, kind, i, c)
	}
	return r.container(n, kind, i)
}

// container judges an array or object by the node's rule.
func (r *run) container(n *node, kind jsonindex.Kind, i int) (end int) {
	if kind == jsonindex.Object {
		return r.object(n.object, i)
	}
	return r.array(n.array, i)
}

func (r *run) literal(i int) (end int) {
	if end, _ = jsonindex.ScanLiteral(r.data, i); end < 0 {
		return r.giveUp()
	}
	return end
}

// giveUp says that nothing will be proven: the document is malformed, beyond a
// limit, or asks for what this package does not know.
func (r *run) giveUp() (end int) {
	r.stuck = true
	return refused
}
