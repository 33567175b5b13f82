package accept

import "example.com/authlink/internal/jsonindex"

// refused is what stands for an end where the value is not accepted.
const refused = -1

// value judges the value whose first byte c is at data[i]. It returns the
// offset after it where it is well-formed and n accepts it, else refused. Then
// nobody may conclude anything if r.stuck.
func (r *run) value(n *node, i int, c byte) (end int) {
	kind := kindOf[c]
	if !n.allowed.has(kind) {
		if kind == 0 || n.unknown.has(kind) {
			return r.giveUp()
		}
		return refused
	}
	if r.looks > 0 && kind >= jsonindex.Array && !n.collects {
		return r.once(n, kind, i, c)
	}
	if l := n.logic[kind]; l != nil {
		return r.combine(n, l, kind, i, c)
	}
	return r.plain(n, kind, i)
}

// plain judges a value by the node's own rule for its kind.
func (r *run) plain(n *node, kind jsonindex.Kind, i int) (end int) {
	switch kind {
	case jsonindex.String:
		return r.text(n.text, i)
	case jsonindex.Number:
		return r.number(n.number, i)
	case jsonindex.Array:
		return r.array(n.array, i)
	case jsonindex.Object:
		return r.object(n.object, i)
	}
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
