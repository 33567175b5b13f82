package judge

import (
	"maps"
	"slices"

	"example.com/authlink/internal/jsonindex"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A Resource is a schema resource that dynamic references may lead to.
type Resource struct {
	Anchors   map[string]*jsonschema.Schema // by "$dynamicAnchor"
	Recursive *jsonschema.Schema            // its root, where that has "$recursiveAnchor: true"; else nil
}

// New makes a program of a schema that has been compiled, and of all that it leads to.
// resourceOf returns the resource that a schema is part of, the same one each time, or nil
// where there are no dynamic references to it; resourceOf itself may be nil.
func New(root *jsonschema.Schema, resourceOf func(*jsonschema.Schema) *Resource) *Program {
	return &Program{schema: root, resourceOf: resourceOf}
}

// made returns the program when it is made.
func (p *Program) made() *Program {
	p.once.Do(p.build)
	return p
}

func (p *Program) build() {
	p.nodes = map[*jsonschema.Schema]*node{}
	c := compiler{program: p, resourceOf: p.resourceOf, resources: map[*Resource]*resource{}}
	p.root = c.node(p.schema)
	for i := 0; i < len(c.order); i++ { // which grows: schemas may be too deep for recursion
		c.fill(c.order[i])
	}
	markWays(c.order, p.root, c.resources)
	p.hasLoops = slices.ContainsFunc(c.order, func(n *node) bool { return n.isLoop })
	p.askQuick()
}

type compiler struct {
	program    *Program
	order      []*node // in which they were met
	resourceOf func(*jsonschema.Schema) *Resource
	resources  map[*Resource]*resource
}

// node returns the node of a schema, to be filled if it is new; nil for nil.
func (c *compiler) node(s *jsonschema.Schema) *node {
	if s == nil {
		return nil
	}
	if n := c.program.nodes[s]; n != nil {
		return n
	}
	n := &node{schema: s, id: int32(len(c.order)), types: anyKind}
	c.program.nodes[s] = n
	c.order = append(c.order, n)
	return n
}

func (c *compiler) list(schemas []*jsonschema.Schema) []*node {
	var nodes []*node
	for _, s := range schemas {
		nodes = append(nodes, c.node(s))
	}
	return nodes
}

func (c *compiler) fill(n *node) {
	s := n.schema
	n.resource = c.resource(s)
	if s.Bool != nil {
		n.accepts, n.forbids = *s.Bool, !*s.Bool
		return
	}
	if s.Ref != nil && s.DraftVersion < 2019 {
		n.references, n.hasInPlace = c.references(s), true
		return // what stands beside it is to be ignored (draft-handrews-json-schema-01, section 8.3)
	}
	n.types = typesOf(s.Types)
	if s.Enum != nil {
		n.enum = newValues(s.Enum.Values)
	}
	if s.Const != nil {
		n.constant = newValues([]any{*s.Const})
	}
	n.format = s.Format
	n.strings, n.numbers = stringRuleOf(s), numberRuleOf(s)
	n.arrays, n.objects = c.arrayRule(s), c.objectRule(s)
	c.applicators(n)
	n.hasInPlace = len(n.references)+len(n.allOf)+len(n.anyOf)+len(n.oneOf) > 0 || n.not != nil || n.condition != nil
	n.accepts = !n.hasInPlace && n.types == anyKind && n.enum == nil && n.constant == nil && n.format == nil &&
		n.strings == nil && n.numbers == nil && n.arrays == nil && n.objects == nil
}

// resource returns the resource that a schema is part of.
func (c *compiler) resource(s *jsonschema.Schema) *resource {
	if c.resourceOf == nil {
		return nil
	}
	of := c.resourceOf(s)
	if of == nil {
		return nil
	}
	if known := c.resources[of]; known != nil {
		return known
	}
	r := &resource{id: int32(len(c.resources)), anchors: map[string]*node{}}
	c.resources[of] = r
	for _, anchor := range slices.Sorted(maps.Keys(of.Anchors)) {
		r.anchors[anchor] = c.node(of.Anchors[anchor])
	}
	if of.Recursive != nil {
		r.anchors[recursiveAnchor] = c.node(of.Recursive)
	}
	return r
}

func typesOf(types *jsonschema.Types) kinds {
	if types == nil || types.IsEmpty() {
		return anyKind
	}
	var k kinds
	for _, name := range types.ToStrings() {
		k |= kindsByName[name]
	}
	return k
}

var kindsByName = map[string]kinds{
	"null":    kindsOf(jsonindex.Null),
	"boolean": kindsOf(jsonindex.False) | kindsOf(jsonindex.True),
	"number":  kindsOf(jsonindex.Number),
	"integer": integer,
	"string":  kindsOf(jsonindex.String),
	"array":   kindsOf(jsonindex.Array),
	"object":  kindsOf(jsonindex.Object),
}

// applicators fills in what applies to the same value.
func (c *compiler) applicators(n *node) {
	s := n.schema
	n.references = c.references(s)
	n.not = c.node(s.Not)
	n.allOf, n.anyOf, n.oneOf = c.list(s.AllOf), c.list(s.AnyOf), c.list(s.OneOf)
	if s.If != nil {
		n.condition = &condition{c.node(s.If), c.node(s.Then), c.node(s.Else)}
	}
}

func (c *compiler) references(s *jsonschema.Schema) []reference {
	var refs []reference
	if s.Ref != nil {
		refs = append(refs, reference{keyword: "$ref", target: c.node(s.Ref)})
	}
	if s.RecursiveRef != nil {
		ref := reference{keyword: "$recursiveRef", target: c.node(s.RecursiveRef)}
		if s.RecursiveRef.RecursiveAnchor {
			ref.anchor = recursiveAnchor
		}
		refs = append(refs, ref)
	}
	if s.DynamicRef != nil {
		ref := reference{keyword: "$dynamicRef", target: c.node(s.DynamicRef.Ref)}
		if s.DynamicRef.Ref.DynamicAnchor == s.DynamicRef.Anchor {
			ref.anchor = s.DynamicRef.Anchor
		}
		refs = append(refs, ref)
	}
	return refs
}
