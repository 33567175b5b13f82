package accept

import (
	"maps"
	"slices"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// arrayRule returns what a schema asks of an array, nil for nothing.
func (c *compiler) arrayRule(s *jsonschema.Schema, collects bool) *arrayRule {
	rule := &arrayRule{
		items:    anything,
		least:    orElse(s.MinItems, 0),
		most:     orElse(s.MaxItems, unlimited),
		unique:   s.UniqueItems,
		collects: collects,
	}
	asks := s.MinItems != nil || s.MaxItems != nil || s.UniqueItems
	for _, sub := range s.PrefixItems {
		rule.prefix = append(rule.prefix, c.child(sub))
	}
	rule.addItems(c, s.Items2020)
	switch items := s.Items.(type) {
	case *jsonschema.Schema:
		rule.addItems(c, items)
	case []*jsonschema.Schema:
		for _, sub := range items {
			rule.prefix = append(rule.prefix, c.child(sub))
		}
	}
	switch items := s.AdditionalItems.(type) {
	case *jsonschema.Schema:
		rule.addItems(c, items)
	case bool:
		rule.evaluatesItems = true
		if !items {
			rule.items = nothing
		}
	}
	if s.Contains != nil {
		rule.contains = c.child(s.Contains)
		rule.minContains, rule.maxContains = orElse(s.MinContains, 1), orElse(s.MaxContains, unlimited)
		rule.evaluatesContains = s.DraftVersion >= 2020
	}
	if !asks && rule.prefix == nil && !rule.evaluatesItems && rule.contains == nil {
		return nil
	}
	rule.watched = rule.contains != nil || rule.unique || collects
	return rule
}

// addItems sets the schema of the elements after the prefix, nil for none.
func (rule *arrayRule) addItems(c *compiler, s *jsonschema.Schema) {
	if s != nil {
		rule.items, rule.evaluatesItems = c.child(s), true
	}
}

// newObject returns a rule that knows the names and asks nothing.
func (c *compiler) newObject(names []string) *objectRule {
	names = slices.Compact(slices.Sorted(slices.Values(names)))
	o := &objectRule{
		id:       c.objects,
		texts:    names,
		names:    newTable(names),
		members:  make([]memberRule, len(names)),
		others:   otherMembers{rest: anything},
		required: newBitset(len(names)),
		most:     unlimited,
	}
	c.objects++
	for i := range o.members {
		o.members[i].value = anything
	}
	return o
}

// objectRule returns what a schema asks of an object, nil for nothing.
func (c *compiler) objectRule(n *node, s *jsonschema.Schema, collects bool) *objectRule {
	names := slices.AppendSeq(slices.Clone(s.Required), maps.Keys(s.Properties))
	if len(names) == 0 && len(s.PatternProperties) == 0 && s.AdditionalProperties == nil && s.PropertyNames == nil &&
		s.MinProperties == nil && s.MaxProperties == nil {
		return nil
	}
	o := c.newObject(names)
	o.collects = collects
	o.least, o.most = orElse(s.MinProperties, 0), orElse(s.MaxProperties, unlimited)
	o.required = o.numbers(s.Required)
	if s.PropertyNames != nil {
		o.propertyNames = c.child(s.PropertyNames)
	}
	c.addOthers(n, o, s)
	for i, name := range o.texts {
		o.members[i] = c.member(s, o, name)
	}
	return o
}

// numbers returns the set of the members with these names.
func (o *objectRule) numbers(names []string) bitset {
	set := newBitset(len(o.members))
	for _, name := range names {
		set.add(o.names.find([]byte(name)))
	}
	return set
}

// addOthers adds patternProperties and additionalProperties.
//
// https://json-schema.org/draft/2020-12/json-schema-core#section-10.3.2.2
func (c *compiler) addOthers(n *node, o *objectRule, s *jsonschema.Schema) {
	for _, pattern := range subschema.Patterns(s) {
		matcher := c.matcher(pattern)
		if matcher == nil {
			n.leaveUnknown(1 << jsonindex.Object)
		}
		o.others.patterns = append(o.others.patterns, patternRule{matcher, c.child(s.PatternProperties[pattern])})
	}
	o.others.evaluated = s.AdditionalProperties != nil
	switch rest := s.AdditionalProperties.(type) {
	case *jsonschema.Schema:
		o.others.rest = c.child(rest)
	case bool:
		if !rest {
			o.others.rest = nothing
		}
	}
}

// member returns what is asked of the member of a known name: which patterns
// match it is known by now.
func (c *compiler) member(s *jsonschema.Schema, o *objectRule, name string) memberRule {
	var schemas []*jsonschema.Schema
	if sub, ok := s.Properties[name]; ok {
		schemas = append(schemas, sub)
	}
	for _, pattern := range subschema.Patterns(s) {
		if pattern.MatchString(name) {
			schemas = append(schemas, s.PatternProperties[pattern])
		}
	}
	switch len(schemas) {
	case 0:
		return memberRule{value: o.others.rest, evaluated: o.others.evaluated}
	case 1:
		return memberRule{value: c.child(schemas[0]), evaluated: true}
	}
	n := c.newNode(false)
	c.postpone(n, func() { c.combine(n, &jsonschema.Schema{AllOf: schemas}, false) })
	return memberRule{value: n, evaluated: true}
}

// presence returns a node that asks of an object to have members, and of another value nothing.
func (c *compiler) presence(names ...string) *node {
	n := c.newNode(false)
	n.object = c.newObject(names)
	n.object.required = n.object.numbers(names)
	return n
}

// dependents returns what an object must satisfy that has a certain member.
//
// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.5.4
// https://json-schema.org/draft/2020-12/json-schema-core#section-10.2.2.4
func (c *compiler) dependents(s *jsonschema.Schema, within bool) (all []*conditional) {
	add := func(name string, then *node) { all = append(all, &conditional{c.presence(name), then, anything}) }
	for _, name := range slices.Sorted(maps.Keys(s.DependentRequired)) {
		add(name, c.presence(s.DependentRequired[name]...))
	}
	for _, name := range slices.Sorted(maps.Keys(s.DependentSchemas)) {
		add(name, c.inPlace(s.DependentSchemas[name], within))
	}
	for _, name := range slices.Sorted(maps.Keys(s.Dependencies)) {
		switch dependency := s.Dependencies[name].(type) {
		case []string:
			add(name, c.presence(dependency...))
		case *jsonschema.Schema:
			add(name, c.inPlace(dependency, within))
		}
	}
	return all
}
