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
	test, then, otherwise *node
	unevaluatedItems      *node
	unevaluatedProperties *node
	within                bool // the schemas applied in place are to collect
	frame                 bool // this schema has an unevaluated keyword
	claimed               claims
}

// combine adds the combinators of a schema to its node, kind by kind.
func (c *compiler) combine(n *node, s *jsonschema.Schema, found claims, within bool) {
	b := combination{all: c.conjuncts(n, s, within), within: within, claimed: found}
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
		b.test, b.then, b.otherwise = c.inPlace(s.If, within), anything, anything
		if s.Then != nil {
			b.then = c.inPlace(s.Then, within)
		}
		if s.Else != nil {
			b.otherwise = c.inPlace(s.Else, within)
		}
	}
	if s.UnevaluatedItems != nil {
		b.unevaluatedItems = c.child(s.UnevaluatedItems)
	}
	if s.UnevaluatedProperties != nil {
		b.unevaluatedProperties = c.child(s.UnevaluatedProperties)
	}
	b.frame = s.UnevaluatedItems != nil || s.UnevaluatedProperties != nil
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
		if to.RecursiveAnchor {
			n.leaveUnknown(allKinds) // it may lead elsewhere, and what it seems to lead to asks nothing
		} else {
			all = append(all, c.inPlace(to, within))
		}
	}
	if d := s.DynamicRef; d != nil {
		if d.Anchor != "" && d.Ref.DynamicAnchor == d.Anchor {
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
	if kind == jsonindex.Object {
		b = b.unclaimed()
	}
	l = &logic{collects: b.within && container, frame: b.frame && container}
	possible = l.addAll(b.all, kind) && l.addAny(b, kind) && l.addOne(b, kind) && l.addNot(b, kind) && l.addIf(b, kind)
	switch kind {
	case jsonindex.Array:
		l.unevaluated = b.unevaluatedItems
	case jsonindex.Object:
		l.unevaluated = b.unevaluatedProperties
	}
	return l, possible
}

// unclaimed returns what an object must satisfy besides the claims of its rule.
func (b *combination) unclaimed() *combination {
	rest := *b
	if b.claimed.anyOf != nil {
		rest.any = nil
	}
	if b.claimed.oneOf != nil {
		rest.one = nil
	}
	if b.claimed.not != nil {
		rest.not = nil
	}
	return &rest
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

func (l *logic) addAny(b *combination, kind jsonindex.Kind) (possible bool) {
	if b.any == nil {
		return true
	}
	branches, trivial := live(b.any, kind)
	switch {
	case len(branches) == 1:
		return l.addAll(branches, kind)
	case trivial == 0 || l.collects && trivial < len(branches):
		l.any = append(l.any, branches)
	}
	return len(branches) > 0
}

func (l *logic) addOne(b *combination, kind jsonindex.Kind) (possible bool) {
	if b.one == nil {
		return true
	}
	branches, trivial := live(b.one, kind)
	if len(branches) == 1 {
		return l.addAll(branches, kind)
	}
	l.one = branches
	return len(branches) > 0 && trivial < 2
}

func (l *logic) addNot(b *combination, kind jsonindex.Kind) (possible bool) {
	if b.not == nil || b.not.isImpossible(kind) {
		return true
	}
	l.not = b.not
	return !b.not.isTrivial(kind)
}

// addIf leaves out a condition that is known for the kind, or has no effect.
//
// https://json-schema.org/draft/2020-12/json-schema-core#section-10.2.2
func (l *logic) addIf(b *combination, kind jsonindex.Kind) (possible bool) {
	switch {
	case b.test == nil:
		return true
	case b.test.isImpossible(kind):
		return l.addAll([]*node{b.otherwise}, kind)
	case b.test.isTrivial(kind):
		return l.addAll([]*node{b.then}, kind)
	}
	if l.collects || !b.then.isTrivial(kind) || !b.otherwise.isTrivial(kind) {
		l.test, l.then, l.otherwise = b.test, b.then, b.otherwise
	}
	return true
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
	if !n.allowed.has(kind) {
		return
	}
	others := len(l.any) > 0 || l.one != nil || l.not != nil || l.test != nil || l.frame
	switch {
	case len(l.all) == 0 && !others:
		return
	case len(l.all) == 1 && !others && !n.hasRule(kind):
		n.adopt(l.all[0], kind)
		return
	}
	if n.hasRule(kind) {
		l.all = slices.Insert(l.all, 0, c.ruleOf(n, kind, l.collects))
	} else if len(l.all) == 0 && len(l.any) == 0 && l.one == nil {
		l.all = []*node{anything} // somebody must read the value
	}
	n.logic[kind] = l
}
