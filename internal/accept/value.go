package accept

import "example.com/authlink/internal/jsonindex"

// refused is what stands for an end where the value is not accepted.
const refused = -1

// An action is what a node does with values of one kind: where it reads them, all
// that are well-formed are accepted, and where it judges, rules and logic decide.
type action uint8

const (
	stop        action = iota // for bytes that begin no value, and kinds about which nothing can be said
	refuse                    // for kinds of which no value is accepted
	readString                // without a rule
	judgeString               // by its rule
	readNumber                // without a rule
	judgeNumber               // by its rule
	readLiteral               // true, false or null
	judgeRest                 // an array, an object, or a value of which the node's logic asks something
)

// plan decides on the actions of a node that has all its rules.
func (n *node) plan() *node {
	for kind := jsonindex.Null; kind < kinds; kind++ {
		n.actions[kind] = n.action(kind)
	}
	return n
}

func (n *node) action(kind jsonindex.Kind) action {
	switch {
	case n.unknown.has(kind):
		return stop
	case !n.allowed.has(kind):
		return refuse
	case n.logic[kind] != nil || kind >= jsonindex.Array:
		return judgeRest
	case kind == jsonindex.Number && n.number != nil:
		return judgeNumber
	case kind == jsonindex.Number:
		return readNumber
	case kind == jsonindex.String && n.text != nil:
		return judgeString
	case kind == jsonindex.String:
		return readString
	}
	return readLiteral
}

// value judges the value whose first byte c is at data[i]. It returns the
// offset after it where it is well-formed and n accepts it, else refused. Then
// nobody may conclude anything if r.stuck.
func (r *run) value(n *node, i int, c byte) (end int) {
	kind := kindOf[c]
	switch n.actions[kind%kinds] { // % spares a check of bounds
	case readString:
		if end = jsonindex.SkipPlain(r.data, i+1); end < len(r.data) && r.data[end] == '"' {
			return end + 1
		}
		if end, _ = jsonindex.ScanString(r.data, i+1); end < 0 {
			return r.giveUp()
		}
		return end
	case judgeString:
		return r.text(n.text, i)
	case readNumber:
		if end = jsonindex.ScanNumber(r.data, i, r.limits); end < 0 {
			return r.giveUp()
		}
		return end
	case judgeNumber:
		return r.number(n.number, i)
	case readLiteral:
		return r.literal(i)
	case judgeRest:
		if r.looks > 0 && kind >= jsonindex.Array && !n.collects {
			return r.once(n, kind, i, c)
		}
		return r.judge(n, kind, i, c)
	case refuse:
		return r.refuse(i)
	}
	return r.giveUp()
}

// refuse says that the value at data[i] is not accepted, and that it is not for what is in it.
func (r *run) refuse(i int) (end int) {
	r.fault = i
	return refused
}

// judge is value for an allowed kind that is an array or object, or where the
// node has logic.
func (r *run) judge(n *node, kind jsonindex.Kind, i int, c byte) (end int) {
	if l := n.logic[kind]; l != nil {
		return r.combine(n, l, kind, i, c)
	}
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
