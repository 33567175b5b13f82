package accept

import (
	"slices"

	"example.com/authlink/internal/jsonindex"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A combination is what the combinators of a schema ask of a value of any kind.
type combination struct {
	all                   []*node
	any, one              []*node // nil where the keyword is not there
	not                   *node
	test                  *conditional   // if; nil where the keyword is not there
	dependents            []*conditional // of an object
	unevaluatedItems      *node
	unevaluatedProperties *node
	within                bool // the schemas applied in place are to collect
	frame                 bool // this schema has an unevaluated keyword
}

// combine adds the combinators of a schema to its node, kind by kind.
func (c *compiler) combine(n *node, s *jsonschema.Schema, within bool) {
	b := combination{all: c.conjuncts(n, s, within), within: within, dependents: c.dependents(s, within)}
	for _, sub := range s.AnyOf {
		b.any = append(b.any, c.inPlace(sub, within))
	}
	for _, sub := range s.OneOf {
		b.one = append(b.one, c.inPlace(sub, within))
	}
	if s.Not != nil {
		b.not = c.inPlace(s.Not, false)
	}
	if s.If != nil {
		b.test = &conditional{c.inPlace(s.If, within), anything, anything}
		if s.Then != nil {
			b.test.then = c.inPlace(s.Then, within)
		}
		if s.Else != nil {
			b.test.otherwise = c.inPlace(s.Else, within)
		}
	}
	if s.UnevaluatedItems != nil {
		b.unevaluatedItems = c.child(s.UnevaluatedItems)
	}
	if s.UnevaluatedProperties != nil {
		b.unevaluatedProperties = c.child(s.UnevaluatedProperties)
	}
	b.frame = s.UnevaluatedItems != nil || s.UnevaluatedProperties != nil
	c.apply(n, &b)
}

// apply adds a combination to a node.
func (c *compiler) apply(n *node, b *combination) {
	for kind := jsonindex.Null; kind < kinds; kind++ {
		if l, possible := b.logic(kind); possible {
			c.require(n, kind, l)
		} else {
			n.refuse(kind)
		}
	}
}

// refuse says that no value of the kind is accepted.
func (n *node) refuse(kind jsonindex.Kind) {
	n.allowed &^= 1 << kind
	n.unknown &^= 1 << kind
}

// conjuncts returns the schemas that must hold whatever the others say.
//
// https://json-schema.org/draft/2020-12/json-schema-core#section-10.2.1.1
// https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.3
func (c *compiler) conjuncts(n *node, s *jsonschema.Schema, within bool) (all []*node) {
	if s.Enum != nil {
		all = append(all, c.constants(s.Enum.Values))
	}
	if s.Const != nil {
		all = append(all, c.constants([]any{*s.Const}))
	}
	if s.Ref != nil {
		all = append(all, c.inPlace(s.Ref, within))
	}
	if to := s.RecursiveRef; to != nil {
		if to.RecursiveAnchor && !c.oneResource {
			n.leaveUnknown(allKinds) // it may lead elsewhere, and what it seems to lead to asks nothing
		} else {
			all = append(all, c.inPlace(to, within))
		}
	}
	if d := s.DynamicRef; d != nil {
		if d.Anchor != "" && d.Ref.DynamicAnchor == d.Anchor && !c.oneResource {
			n.leaveUnknown(allKinds)
		} else {
			all = append(all, c.inPlace(d.Ref, within))
		}
	}
	for _, sub := range s.AllOf {
		all = append(all, c.inPlace(sub, within))
	}
	return all
}

// logic returns what b asks of a value of one kind. Not possible means that no
// such value is accepted.
func (b *combination) logic(kind jsonindex.Kind) (l *logic, possible bool) {
	container := kind >= jsonindex.Array // nothing else has parts to evaluate
	l = &logic{collects: b.within && container, frame: b.frame && container}
	possible = l.addAll(b.all, kind) && l.addAny(b.any, kind) && l.addOne(b.one, kind) && l.addNot(b.not, kind) && l.addIf(b.test, kind)
	switch kind {
	case jsonindex.Array:
		l.unevaluated = b.unevaluatedItems
	case jsonindex.Object:
		l.unevaluated = b.unevaluatedProperties
		for _, d := range b.dependents {
			possible = possible && l.addIf(d, kind)
		}
	}
	return l, possible
}

func (l *logic) addAll(all []*node, kind jsonindex.Kind) (possible bool) {
	for _, sub := range all {
		if sub.isImpossible(kind) {
			return false
		}
		if !sub.isTrivial(kind) {
			l.all = append(l.all, sub)
		}
	}
	return true
}

// live returns the branches that may accept a value of the kind, and how many
// of them accept each.
func live(branches []*node, kind jsonindex.Kind) (some []*node, trivial int) {
	for _, sub := range branches {
		if sub.isImpossible(kind) {
			continue
		}
		if some = append(some, sub); sub.isTrivial(kind) {
			trivial++
		}
	}
	return some, trivial
}

func (l *logic) addAny(any []*node, kind jsonindex.Kind) (possible bool) {
	if any == nil {
		return true
	}
	branches, trivial := live(any, kind)
	switch {
	case len(branches) == 1:
		return l.addAll(branches, kind)
	case trivial == 0 || l.collects && trivial < len(branches):
		l.any = append(l.any, &group{branches})
	}
	return len(branches) > 0
}

func (l *logic) addOne(one []*node, kind jsonindex.Kind) (possible bool) {
	if one == nil {
		return true
	}
	branches, trivial := live(one, kind)
	if len(branches) == 1 {
		return l.addAll(branches, kind)
	}
	l.one = append(l.one, &group{branches})
	return len(branches) > 0 && trivial < 2
}

func (l *logic) addNot(not *node, kind jsonindex.Kind) (possible bool) {
	if not == nil || not.isImpossible(kind) {
		return true
	}
	l.not = append(l.not, not)
	return !not.isTrivial(kind)
}

// addIf leaves out a condition that is known for the kind, or has no effect.
//
// https://json-schema.org/draft/2020-12/json-schema-core#section-10.2.2
func (l *logic) addIf(q *conditional, kind jsonindex.Kind) (possible bool) {
	switch {
	case q == nil:
		return true
	case q.test.isImpossible(kind):
		return l.addAll([]*node{q.otherwise}, kind)
	case q.test.isTrivial(kind):
		return l.addAll([]*node{q.then}, kind)
	}
	if l.collects || !q.then.isTrivial(kind) || !q.otherwise.isTrivial(kind) {
		l.ifs = append(l.ifs, q)
	}
	return true
}

// isOpen reports whether l asks for more than that all of l.all accept a value.
func (l *logic) isOpen() bool {
	return len(l.any)+len(l.one)+len(l.not)+len(l.ifs) > 0 || l.frame
}

// ruleOf returns a node that has but n's rule for one kind.
func (c *compiler) ruleOf(n *node, kind jsonindex.Kind, collects bool) *node {
	rule := c.newNode(collects)
	rule.number, rule.text, rule.array, rule.object = n.number, n.text, n.array, n.object
	rule.allowed = 1 << kind
	return rule
}

// require makes n ask of a value of the kind what l asks besides. Where l is
// but one node, and n asks nothing itself, n becomes that node.
func (c *compiler) require(n *node, kind jsonindex.Kind, l *logic) {
	if !n.allowed.has(kind) || len(l.all) == 0 && !l.isOpen() {
		return
	}
	if n.hasRule(kind) {
		l.all = slices.Insert(l.all, 0, c.ruleOf(n, kind, l.collects))
		n.dropRule(kind)
	}
	if kind >= jsonindex.Array && !l.collects && !l.frame {
		l = c.fuse(l, kind)
	}
	if len(l.all) == 1 && !l.isOpen() {
		n.adopt(l.all[0], kind)
		return
	}
	if len(l.all) == 0 && len(l.any) == 0 && len(l.one) == 0 {
		l.all = []*node{anything} // somebody must read the value
	}
	n.logic[kind] = l
}
