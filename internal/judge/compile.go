package judge

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"example.com/authlink/internal/decimal"
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
	c := compiler{
		program:    &Program{nodes: map[*jsonschema.Schema]*node{}},
		resourceOf: resourceOf,
		resources:  map[*Resource]*resource{},
	}
	c.program.root = c.node(root)
	for i := 0; i < len(c.order); i++ { // which grows: schemas may be too deep for recursion
		c.fill(c.order[i])
	}
	markWays(c.order, c.program.root, c.resources)
	c.program.hasLoops = slices.ContainsFunc(c.order, func(n *node) bool { return n.isLoop })
	return c.program
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

func orElse(count *int, other int) int {
	if count == nil {
		return other
	}
	return *count
}

func stringRuleOf(s *jsonschema.Schema) *stringRule {
	if s.MinLength == nil && s.MaxLength == nil && s.Pattern == nil {
		return nil
	}
	return &stringRule{orElse(s.MinLength, 0), orElse(s.MaxLength, math.MaxInt), s.Pattern}
}

func numberRuleOf(s *jsonschema.Schema) *numberRule {
	rule := &numberRule{}
	if s.Minimum != nil {
		rule.bounds = append(rule.bounds, bound{"minimum", decimal.Exact(s.Minimum), [3]bool{true, false, false}})
	}
	if s.Maximum != nil {
		rule.bounds = append(rule.bounds, bound{"maximum", decimal.Exact(s.Maximum), [3]bool{false, false, true}})
	}
	if s.ExclusiveMinimum != nil {
		rule.bounds = append(rule.bounds, bound{"exclusiveMinimum", decimal.Exact(s.ExclusiveMinimum), [3]bool{true, true, false}})
	}
	if s.ExclusiveMaximum != nil {
		rule.bounds = append(rule.bounds, bound{"exclusiveMaximum", decimal.Exact(s.ExclusiveMaximum), [3]bool{false, true, true}})
	}
	if s.MultipleOf != nil {
		d := decimal.Exact(s.MultipleOf)
		rule.multipleOf, rule.divisor = s, decimal.NewDivisor(&d)
	}
	if rule.bounds == nil && rule.multipleOf == nil {
		return nil
	}
	return rule
}

func (c *compiler) arrayRule(s *jsonschema.Schema) *arrayRule {
	rule := &arrayRule{
		min: orElse(s.MinItems, 0), max: orElse(s.MaxItems, math.MaxInt), unique: s.UniqueItems,
		contains: c.node(s.Contains), minContains: orElse(s.MinContains, 1), maxContains: orElse(s.MaxContains, math.MaxInt),
		containsEvaluates: s.DraftVersion >= 2020,
		unevaluated:       c.node(s.UnevaluatedItems),
	}
	c.itemsOf(s, rule)
	asks := s.MinItems != nil || s.MaxItems != nil || rule.unique || rule.contains != nil ||
		rule.prefix != nil || rule.rest != nil || rule.isClosed || rule.unevaluated != nil
	if !asks {
		return nil
	}
	return rule
}

// itemsOf fills in the schemas of items, whose keywords have other names since draft 2020-12.
func (c *compiler) itemsOf(s *jsonschema.Schema, rule *arrayRule) {
	if s.DraftVersion >= 2020 {
		rule.prefix, rule.prefixKeyword = c.list(s.PrefixItems), "prefixItems"
		rule.rest, rule.restKeyword = c.node(s.Items2020), "items"
		return
	}
	rule.prefixKeyword, rule.restKeyword = "items", "additionalItems"
	switch items := s.Items.(type) {
	case *jsonschema.Schema:
		rule.rest, rule.restKeyword = c.node(items), "items"
		return // "additionalItems" is ignored then
	case []*jsonschema.Schema:
		rule.prefix = c.list(items)
	default:
		return // and without "items", too
	}
	switch others := s.AdditionalItems.(type) {
	case bool:
		rule.isClosed = !others
		if others {
			rule.rest = acceptAll
		}
	case *jsonschema.Schema:
		rule.rest = c.node(others)
	}
}

// acceptAll is the schema true where the reference engine has none: its keyword evaluates.
var acceptAll = &node{schema: &jsonschema.Schema{}, accepts: true, types: anyKind}

func (c *compiler) objectRule(s *jsonschema.Schema) *objectRule {
	rule := &objectRule{
		min: orElse(s.MinProperties, 0), max: orElse(s.MaxProperties, math.MaxInt),
		members: map[string]member{}, names: c.node(s.PropertyNames), unevaluated: c.node(s.UnevaluatedProperties),
	}
	for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
		rule.members[name] = member{name: name, schema: c.node(s.Properties[name]), asked: -1}
	}
	for re, sub := range s.PatternProperties {
		rule.patterns = append(rule.patterns, memberPattern{re, c.node(sub)})
	}
	slices.SortFunc(rule.patterns, func(a, b memberPattern) int { return cmp.Compare(a.pattern.String(), b.pattern.String()) })
	switch others := s.AdditionalProperties.(type) {
	case bool:
		rule.isClosed = !others
		if others {
			rule.others = acceptAll
		}
	case *jsonschema.Schema:
		rule.others = c.node(others)
	}
	for _, name := range s.Required {
		rule.required = append(rule.required, rule.ask(name))
	}
	c.dependentsOf(s, rule)
	asks := s.MinProperties != nil || s.MaxProperties != nil || len(rule.members) > 0 || rule.patterns != nil ||
		rule.others != nil || rule.isClosed || rule.names != nil || rule.unevaluated != nil
	if !asks {
		return nil
	}
	return rule
}

// ask returns the number of a name whose presence a keyword asks for.
func (rule *objectRule) ask(name string) int {
	m, ok := rule.members[name]
	if ok && m.asked >= 0 {
		return m.asked
	}
	m.asked = len(rule.asked)
	rule.members[name] = m
	rule.asked = append(rule.asked, name)
	return m.asked
}

// dependentsOf fills in what is asked of an object that has a member.
func (c *compiler) dependentsOf(s *jsonschema.Schema, rule *objectRule) {
	for _, name := range slices.Sorted(maps.Keys(s.Dependencies)) {
		switch dependency := s.Dependencies[name].(type) {
		case []string:
			rule.dependOnNames("dependencies", name, dependency)
		case *jsonschema.Schema:
			rule.dependents = append(rule.dependents, dependent{keyword: "dependencies", name: name, asked: rule.ask(name), schema: c.node(dependency)})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(s.DependentRequired)) {
		rule.dependOnNames("dependentRequired", name, s.DependentRequired[name])
	}
	for _, name := range slices.Sorted(maps.Keys(s.DependentSchemas)) {
		rule.dependents = append(rule.dependents, dependent{keyword: "dependentSchemas", name: name, asked: rule.ask(name), schema: c.node(s.DependentSchemas[name])})
	}
}

func (rule *objectRule) dependOnNames(keyword, name string, required []string) {
	d := dependent{keyword: keyword, name: name, asked: rule.ask(name)}
	for _, other := range required {
		d.required = append(d.required, rule.ask(other))
	}
	rule.dependents = append(rule.dependents, d)
}
