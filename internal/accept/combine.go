package accept

import "example.com/authlink/internal/jsonindex"

// A logic is what the combinators of a schema ask of a value of one kind, after
// the compiler has left out the branches that cannot matter to the kind.
type logic struct {
	all []*node        // the schema's other keywords, allOf, $ref and all else that must hold
	any []*group       // anyOf: of each group at least one
	one []*group       // oneOf: of each group exactly one
	not []*node        // not: none of them
	ifs []*conditional // if, and the keywords for what depends on a member

	collects    bool  // see evaluated.go
	frame       bool  // the schema has an unevaluated keyword
	unevaluated *node // nil for none
}

// A group has the branches of anyOf or oneOf. A conditional is what if asks, with then and else.
type (
	group       struct{ branches []*node }
	conditional struct{ test, then, otherwise *node }
)

// combine judges a value by the node's own rule and its logic. An array or object
// is looked at more than once, or the compiler would have left out the logic.
func (r *run) combine(n *node, l *logic, kind jsonindex.Kind, i int, c byte) (end int) {
	several := kind >= jsonindex.Array
	if several {
		r.looks++
	}
	if l.frame {
		end = r.inFrame(n, l, i, c)
	} else {
		end = r.every(l, i, c)
	}
	if several {
		r.endLooks()
	}
	return end
}

// every judges a value by all that is asked of it. All who accept it agree on
// its end.
func (r *run) every(l *logic, i int, c byte) (end int) {
	for _, sub := range l.all {
		if end = r.value(sub, i, c); end < 0 {
			return refused
		}
	}
	for _, g := range l.any {
		if end = r.anyOf(g.branches, l.collects, i, c); end < 0 {
			return refused
		}
	}
	for _, g := range l.one {
		if end = r.oneOf(g.branches, l.collects, i, c); end < 0 {
			return refused
		}
	}
	for _, n := range l.not {
		if r.try(n, false, i, c) >= 0 || r.stuck {
			return refused
		}
	}
	for _, q := range l.ifs {
		then := q.then
		if r.try(q.test, l.collects, i, c) < 0 {
			if then = q.otherwise; r.stuck {
				return refused
			}
		}
		if then != anything && r.value(then, i, c) < 0 {
			return refused
		}
	}
	return end
}

// anyOf returns the end of a value that at least one branch accepts. Where
// annotations are collected each branch has its say.
//
// https://json-schema.org/draft/2020-12/json-schema-core#section-10.2.1.2
func (r *run) anyOf(branches []*node, collects bool, i int, c byte) (end int) {
	end = refused
	for _, branch := range branches {
		if e := r.try(branch, collects, i, c); e >= 0 {
			if end = e; !collects {
				break
			}
		} else if r.stuck {
			return refused
		}
	}
	return end
}

// oneOf returns the end of a value that exactly one branch accepts.
//
// https://json-schema.org/draft/2020-12/json-schema-core#section-10.2.1.3
func (r *run) oneOf(branches []*node, collects bool, i int, c byte) (end int) {
	end = refused
	for _, branch := range branches {
		e := r.try(branch, collects, i, c)
		if r.stuck || e >= 0 && end >= 0 {
			return refused
		}
		end = max(end, e)
	}
	return end
}

// try is value for a branch that may be refused without harm.
func (r *run) try(n *node, collects bool, i int, c byte) (end int) {
	m := r.mark()
	if collects {
		r.frames.push()
	}
	end = r.value(n, i, c)
	switch {
	case end < 0:
		r.back(m)
	case collects:
		r.frames.merge()
	}
	return end
}
