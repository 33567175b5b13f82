package judge

import (
	"example.com/authlink/internal/jsonindex"
)

// A bitset is a set of small numbers.
type bitset []uint64

func (b bitset) set(i int)      { b[i/64] |= 1 << (i % 64) }
func (b bitset) has(i int) bool { return i/64 < len(b) && b[i/64]&(1<<(i%64)) != 0 }

// evaluated is a set of members of an object, or of items of an array, by their numbers. A
// nil set takes nothing.
type evaluated struct {
	all  bool
	some bitset
}

func (e *evaluated) add(i int) {
	if e == nil || e.all {
		return
	}
	for i/64 >= len(e.some) {
		e.some = append(e.some, 0)
	}
	e.some.set(i)
}

func (e *evaluated) has(i int) bool { return e != nil && (e.all || e.some.has(i)) }

// merge adds what is in another set, which may be nil.
func (e *evaluated) merge(other *evaluated) {
	if e == nil || other == nil {
		return
	}
	e.all = e.all || other.all
	for len(e.some) < len(other.some) {
		e.some = append(e.some, 0)
	}
	for i, bits := range other.some {
		e.some[i] |= bits
	}
}

// asksUnevaluated reports whether n speaks of what nobody else has evaluated in a value of a
// kind.
func (n *node) asksUnevaluated(kind jsonindex.Kind) bool {
	switch kind {
	case jsonindex.Array:
		return n.arrays != nil && n.arrays.unevaluated != nil
	case jsonindex.Object:
		return n.objects != nil && n.objects.unevaluated != nil
	}
	return false
}

// unevaluated judges by "unevaluatedItems" and "unevaluatedProperties", the last of all. What
// a subschema would have evaluated that should have accepted the value, and did not, is not
// at fault: what is wrong there has been said.
//
// https://json-schema.org/draft/2020-12/json-schema-core#section-11
func (f *frame) unevaluated() {
	if !f.node.asksUnevaluated(f.kind()) {
		return
	}
	claimed := f.claimed()
	i := 0
	if f.kind() == jsonindex.Array {
		for item := range f.run.doc.Elements(f.token) {
			if !f.seen.has(i) && !claimed.has(i) {
				f.rest("unevaluatedItems", f.node.arrays.unevaluated, item, i)
			}
			i++
		}
	} else {
		for _, value := range f.run.doc.Members(f.token) {
			if !f.seen.has(i) && !claimed.has(i) {
				f.rest("unevaluatedProperties", f.node.objects.unevaluated, value, i)
			}
			i++
		}
	}
	f.seen.all = true
}

func (f *frame) rest(keyword string, n *node, value, i int) {
	if f.isDone() {
		return
	}
	if a := f.apply(keyword, n, value, i, wish{why: f.why}); !a.accepted {
		f.refuse(keyword, Cause{Item: i, Verdict: a.verdict})
	}
}

// fail notes subschemas that should have accepted the value, for whoever asks what they speak of.
func (f *frame) fail(nodes ...*node) {
	if f.node.asksUnevaluated(f.kind()) {
		f.failed = append(f.failed, nodes...)
	}
}

// claimed returns what the subschemas that should have accepted the value speak of.
func (f *frame) claimed() *evaluated {
	if len(f.failed) == 0 {
		return nil
	}
	c := claims{frame: f, all: &evaluated{}, visited: map[*node]bool{}}
	for _, n := range f.failed {
		c.add(n)
	}
	return c.all
}

// claims collects what schemas speak of in the value of a frame, whether they accept it or not.
type claims struct {
	*frame
	all     *evaluated
	visited map[*node]bool
}

func (c *claims) add(n *node) {
	if n == nil || c.visited[n] {
		return
	}
	c.visited[n] = true
	switch c.kind() {
	case jsonindex.Array:
		c.addItems(n.arrays)
	case jsonindex.Object:
		c.addMembers(n.objects)
	default:
		return
	}
	for i := range n.references {
		c.add(c.run.scopes.resolve(c.scope, &n.references[i]))
	}
	for _, nodes := range [...][]*node{n.allOf, n.anyOf, n.oneOf} {
		for _, sub := range nodes {
			c.add(sub)
		}
	}
	if n.condition != nil {
		c.add(n.condition.test)
		c.add(n.condition.then)
		c.add(n.condition.otherwise)
	}
}

func (c *claims) addItems(rule *arrayRule) {
	switch {
	case rule == nil:
	case rule.rest != nil || rule.isClosed || rule.unevaluated != nil:
		c.all.all = true
	default:
		for i := range rule.prefix {
			c.all.add(i)
		}
	}
}

func (c *claims) addMembers(rule *objectRule) {
	switch {
	case rule == nil:
		return
	case rule.others != nil || rule.isClosed || rule.unevaluated != nil:
		c.all.all = true
		return
	}
	i := 0
	for name := range c.run.doc.Members(c.token) {
		if rule.speaksOf(c.run, name) {
			c.all.add(i)
		}
		i++
	}
	for j := range rule.dependents {
		c.add(rule.dependents[j].schema)
	}
}

// speaksOf reports whether "properties" or "patternProperties" have a member's name.
func (rule *objectRule) speaksOf(r *run, name int) bool {
	text := r.doc.Text(name)
	if rule.members[text].schema != nil {
		return true
	}
	for i := range rule.patterns {
		if r.matches(rule.patterns[i].pattern, text) {
			return true
		}
	}
	return false
}
