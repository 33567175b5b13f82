package accept

import (
	"math"
	"slices"

	"example.com/authlink/internal/jsonindex"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// unlimited stands for a maximum that is not there.
const unlimited = math.MaxInt

// anything is the node that accepts every value.
var anything = (&node{allowed: allKinds}).plan()

// nothing is the node that accepts no value.
var nothing = new(node).plan()

// A compiler turns schemas into nodes. A node for a value elsewhere, such as a
// property's, is built later, so that schemas may refer to themselves. A node
// for the same value is built first, because the node at hand depends on what
// it accepts.
type compiler struct {
	nodes   map[nodeKey]*node
	later   []*node          // to be built
	builds  map[*node]func() // how, of those that are not built yet
	started map[*node]bool   // true while a node is being built, false after
	all     []*node
	objects int

	fused map[string]*node // see compile_fuse.go
	parts map[*node][]*node
	room  int // see maxRoom

	oneResource bool // see Options
	backtracks  bool // see Program.Backtracks
}

// A nodeKey names a node: a schema has one for where its annotations are
// collected, and one for where they are not.
type nodeKey struct {
	schema   *jsonschema.Schema
	collects bool
}

func newCompiler() *compiler {
	return &compiler{
		nodes:   map[nodeKey]*node{},
		builds:  map[*node]func(){},
		started: map[*node]bool{},
		fused:   map[string]*node{},
		parts:   map[*node][]*node{},
		room:    maxRoom,
	}
}

// finish builds all nodes that are asked for, and completes them.
func (c *compiler) finish() {
	c.buildAll()
	c.outlineAll()
	for _, n := range c.all {
		n.plan()
	}
	for _, n := range c.all {
		if n.array != nil {
			n.array.plan()
		}
	}
}

func (c *compiler) buildAll() {
	for len(c.later) > 0 {
		n := c.later[len(c.later)-1]
		c.later = c.later[:len(c.later)-1]
		c.ensure(n)
	}
}

// postpone says how to build a node for a value elsewhere.
func (c *compiler) postpone(n *node, build func()) {
	c.builds[n] = build
	c.later = append(c.later, n)
}

// ensure builds a node for a value elsewhere, if that is still to be done. No other may be being
// built.
func (c *compiler) ensure(n *node) {
	if build := c.builds[n]; build != nil {
		delete(c.builds, n)
		build()
	}
}

// child returns the node of a schema for a value elsewhere; anything for nil.
func (c *compiler) child(s *jsonschema.Schema) *node {
	if s == nil || s.Bool != nil && *s.Bool {
		return anything
	}
	n := c.node(nodeKey{s, false})
	if _, known := c.started[n]; !known {
		c.postpone(n, func() { c.start(n, nodeKey{s, false}) })
	}
	return n
}

// inPlace returns the built node of a schema for the value that the schema at hand
// is for. A schema that leads to itself without reading on, which the engine
// finds out when it gets there, proves nothing.
func (c *compiler) inPlace(s *jsonschema.Schema, collects bool) *node {
	key := nodeKey{s, collects}
	n := c.node(key)
	c.start(n, key)
	if c.started[n] {
		return c.unknownNode()
	}
	return n
}

// unknownNode returns a node about which nothing can be said.
func (c *compiler) unknownNode() *node {
	n := c.newNode(false)
	n.leaveUnknown(allKinds)
	return n
}

func (c *compiler) node(key nodeKey) *node {
	n := c.nodes[key]
	if n == nil {
		n = c.newNode(key.collects)
		c.nodes[key] = n
	}
	return n
}

// matcher is newMatcher for a pattern of the schema.
func (c *compiler) matcher(pattern jsonschema.Regexp) *matcher {
	m := newMatcher(pattern)
	c.backtracks = c.backtracks || m == nil || m.backtracking != nil
	return m
}

func (c *compiler) newNode(collects bool) *node {
	n := &node{id: uint32(1 + len(c.all)), collects: collects, allowed: allKinds}
	c.all = append(c.all, n)
	return n
}

func (c *compiler) start(n *node, key nodeKey) {
	if _, ok := c.started[n]; ok {
		return
	}
	c.started[n] = true
	c.build(n, key.schema, key.collects)
	c.started[n] = false
}

// build fills in a node.
func (c *compiler) build(n *node, s *jsonschema.Schema, collects bool) {
	if s.Bool != nil {
		if !*s.Bool {
			n.allowed = 0
		}
		return
	}
	if len(s.Extensions) > 0 {
		n.leaveUnknown(allKinds)
		return
	}
	s = withoutUnevaluated(withoutSiblings(s))
	// What is within the schema collects for it, if not for one around it.
	within := collects || s.UnevaluatedProperties != nil || s.UnevaluatedItems != nil
	n.text = c.stringRule(n, s)
	n.number = c.numberRule(n, s)
	n.array = c.arrayRule(s, within)
	n.object = c.objectRule(n, s, within)
	c.combine(n, s, within)
	n.restrictTypes(s.Types)
}

// withoutSiblings returns what the engine asks of a schema: before draft 2019-09
// it does not look at what stands beside a $ref, except for const, although it
// has compiled some of it.
func withoutSiblings(s *jsonschema.Schema) *jsonschema.Schema {
	if s.Ref == nil || s.DraftVersion >= 2019 {
		return s
	}
	return &jsonschema.Schema{DraftVersion: s.DraftVersion, Ref: s.Ref, Const: s.Const}
}

// leaveUnknown says that nothing can be proven about values of these kinds.
func (n *node) leaveUnknown(kinds kindSet) {
	n.unknown |= kinds
	n.allowed &^= kinds
}

// typeKinds are the kinds of value of each type.
var typeKinds = map[string]kindSet{
	"null":    1 << jsonindex.Null,
	"boolean": 1<<jsonindex.False | 1<<jsonindex.True,
	"number":  1 << jsonindex.Number,
	"integer": 1 << jsonindex.Number,
	"string":  1 << jsonindex.String,
	"array":   1 << jsonindex.Array,
	"object":  1 << jsonindex.Object,
}

// restrictTypes leaves only the kinds that type names.
//
// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.1
func (n *node) restrictTypes(types *jsonschema.Types) {
	if types == nil || types.IsEmpty() {
		return
	}
	named := kindSet(0)
	for _, name := range types.ToStrings() {
		named |= typeKinds[name]
	}
	n.allowed &= named
	n.unknown &= named
}

// onlyIntegers reports whether type asks a number to be whole.
func onlyIntegers(types *jsonschema.Types) bool {
	if types == nil {
		return false
	}
	names := types.ToStrings()
	return slices.Contains(names, "integer") && !slices.Contains(names, "number")
}
