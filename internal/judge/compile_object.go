package judge

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

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
	rule.byName = newMembers(rule.members)
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
