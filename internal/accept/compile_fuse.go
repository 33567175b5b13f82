package accept

import (
	"fmt"
	"slices"

	"example.com/authlink/internal/jsonindex"
)

// The keywords of a schema, its allOf and what its $ref leads to are often about one object: a
// common part, and what a certain kind of object has besides. Their rules are fused into one, so that
// the object is read once. What two rules ask of the value of one member is fused in turn, to a
// node that asks what both ask, and so on down; a schema that refers to itself comes back to nodes
// that there are already.

// maxRoom bounds what fused rules and outlines may take, in members and the like: what would be
// beyond it is left as the schema has it, and read as often as that asks for.
const maxRoom = 1 << 14

// maxParts is the number of nodes that one may be fused of.
const maxParts = 12

// takeRoom reports whether there is room for a thing with so many members, and takes it.
func (c *compiler) takeRoom(members int) bool {
	c.room -= 1 + members
	return c.room >= 0
}

// fuse returns a logic of values of a kind that asks what l asks: of the nodes that must all hold
// as few as possible, and none that has but a logic of its own.
func (c *compiler) fuse(l *logic, kind jsonindex.Kind) *logic {
	flat := new(logic)
	flat.absorb(l, kind)
	var plain *node
	var rest []*node
	for _, n := range flat.all {
		if n.isTrivial(kind) {
			continue
		} else if n.logic[kind] != nil || !n.allowed.has(kind) || n.collects {
			rest = append(rest, n)
		} else if plain == nil {
			plain = n
		} else if fused := c.fuseRules(plain, n, kind); fused != nil {
			plain = fused
		} else {
			rest = append(rest, n)
		}
	}
	if flat.all = rest; plain != nil {
		flat.all = slices.Insert(rest, 0, plain)
	}
	return flat
}

// absorb makes l ask what another one asks, and once what that asks twice.
func (l *logic) absorb(other *logic, kind jsonindex.Kind) {
	for _, n := range other.all {
		if inner := n.logic[kind]; inner != nil && !inner.collects && !inner.frame {
			l.absorb(inner, kind)
		} else {
			l.all = appendNew(l.all, n)
		}
	}
	l.any, l.one = appendNew(l.any, other.any...), appendNew(l.one, other.one...)
	l.not, l.ifs = appendNew(l.not, other.not...), appendNew(l.ifs, other.ifs...)
}

// appendNew appends the elements that s does not have yet.
func appendNew[T comparable](s []T, elements ...T) []T {
	for _, e := range elements {
		if !slices.Contains(s, e) {
			s = append(s, e)
		}
	}
	return s
}

// fuseRules returns a node with the rules that two have for a kind; nil where there is none.
func (c *compiler) fuseRules(a, b *node, kind jsonindex.Kind) *node {
	var object *objectRule
	var array *arrayRule
	if kind == jsonindex.Object {
		object = c.fuseObjects(a.object, b.object)
	} else {
		array = c.fuseArrays(a.array, b.array)
	}
	if object == nil && array == nil {
		return nil
	}
	n := c.newNode(false)
	n.allowed, n.object, n.array = 1<<kind, object, array
	return n
}

// both returns a node that asks of a value elsewhere what all of some ask; nil where there would be
// too many of its kind.
func (c *compiler) both(nodes ...*node) *node {
	var parts []*node
	for _, n := range nodes {
		switch {
		case n == anything:
		case c.parts[n] != nil:
			parts = append(parts, c.parts[n]...)
		default:
			parts = append(parts, n)
		}
	}
	slices.SortFunc(parts, func(a, b *node) int { return int(a.id) - int(b.id) })
	switch parts = slices.Compact(parts); {
	case len(parts) == 0:
		return anything
	case parts[0] == nothing || len(parts) == 1:
		return parts[0]
	}
	key := ""
	for _, n := range parts {
		key += fmt.Sprint(n.id, " ")
	}
	if n := c.fused[key]; n != nil {
		return n
	}
	if len(parts) > maxParts || !c.takeRoom(0) {
		return nil
	}
	n := c.newNode(false)
	c.fused[key], c.parts[n] = n, parts
	c.postpone(n, func() {
		for _, part := range parts {
			c.ensure(part)
		}
		c.apply(n, &combination{all: parts})
	})
	return n
}

// fuseArrays returns a rule that asks what two ask; nil where there is none.
func (c *compiler) fuseArrays(a, b *arrayRule) *arrayRule {
	length := max(len(a.prefix), len(b.prefix))
	if a.contains != nil || b.contains != nil || a.collects || b.collects || !c.takeRoom(length) {
		return nil
	}
	f := &arrayRule{
		items: c.both(a.items, b.items),
		least: max(a.least, b.least), most: min(a.most, b.most),
		unique: a.unique || b.unique, watched: a.watched || b.watched,
	}
	for i := range length {
		f.prefix = append(f.prefix, c.both(a.at(i), b.at(i)))
	}
	if f.items == nil || slices.Contains(f.prefix, nil) {
		return nil
	}
	return f
}

// at returns the node of an element.
func (a *arrayRule) at(i int) *node {
	if i < len(a.prefix) {
		return a.prefix[i]
	}
	return a.items
}

// fuseObjects returns a rule that asks what two ask; nil where there is none.
func (c *compiler) fuseObjects(a, b *objectRule) *objectRule {
	names := slices.Concat(a.texts, b.texts)
	if a.collects || b.collects || !c.takeRoom(len(names)) {
		return nil
	}
	f := c.newObject(names)
	f.least, f.most = max(a.least, b.least), min(a.most, b.most)
	f.required = f.numbers(slices.Concat(a.textsOf(a.required), b.textsOf(b.required)))
	if !c.fuseOthers(f, a, b) {
		return nil
	}
	for i, name := range f.texts {
		inA, inB := c.valueOf(a, name), c.valueOf(b, name)
		if inA == nil || inB == nil {
			return nil
		}
		if f.members[i].value = c.both(inA, inB); f.members[i].value == nil {
			return nil
		}
	}
	return f
}

// fuseOthers makes f ask of names, and of the members whose names it does not spell out, what two
// rules ask; not where there is no way to say it.
func (c *compiler) fuseOthers(f, a, b *objectRule) (ok bool) {
	if len(b.others.patterns) > 0 {
		a, b = b, a
	}
	if len(b.others.patterns) > 0 && (a.others.rest != anything || b.others.rest != anything) {
		return false // both have patterns, of which only one may match
	}
	f.others.rest = c.both(a.others.rest, b.others.rest)
	ok = f.others.rest != nil
	for _, p := range a.others.patterns {
		p.value = c.both(p.value, b.others.rest)
		f.others.patterns, ok = append(f.others.patterns, p), ok && p.value != nil
	}
	f.others.patterns = append(f.others.patterns, b.others.patterns...)
	for _, o := range []*objectRule{a, b} {
		switch {
		case o.propertyNames == nil:
		case f.propertyNames == nil:
			f.propertyNames = o.propertyNames
		default:
			f.propertyNames = c.both(f.propertyNames, o.propertyNames)
			ok = ok && f.propertyNames != nil
		}
	}
	return ok
}

// valueOf returns what a rule asks of the value of a member; nil where that is not known.
func (c *compiler) valueOf(o *objectRule, name string) *node {
	if i := o.names.find([]byte(name)); i >= 0 {
		return o.members[i].value
	}
	var matched []*node
	for _, p := range o.others.patterns {
		if p.pattern.backtracking != nil {
			return nil
		}
		if p.pattern.match([]byte(name)) {
			matched = append(matched, p.value)
		}
	}
	if matched == nil {
		return o.others.rest
	}
	return c.both(matched...)
}

// textsOf returns the names of a set of members.
func (o *objectRule) textsOf(set bitset) (names []string) {
	for i, name := range o.texts {
		if set.has(i) {
			names = append(names, name)
		}
	}
	return names
}
