package generate

import (
	"strconv"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func (s *spec) addCombinators(p part) {
	schema := p.schema
	for _, sub := range references(p) {
		s.add(sub)
	}
	if s.m.branching(p, schema.AllOf) {
		for _, sub := range branches(p, "allOf", schema.AllOf) {
			s.add(sub)
		}
	}
	if schema.Not != nil {
		s.addNot(p)
	}
	s.addAlternatives(p, "anyOf", schema.AnyOf)
	s.addAlternatives(p, "oneOf", schema.OneOf)
	if schema.If != nil && (schema.Then != nil || schema.Else != nil) {
		s.addCondition(p)
	}
}

func (s *spec) addNot(p part) {
	not := p.schema.Not
	if s.broken(p, "not") {
		s.add(p.below(not, "not"))
		return
	}
	s.not(not)
	s.forbid(not)
	for _, sub := range not.AnyOf {
		s.forbid(sub)
	}
}

// forbid heeds the most common use of "not": that a property must not be there.
func (s *spec) forbid(not *jsonschema.Schema) {
	if len(not.Required) == 1 && not.Properties == nil {
		s.forbidden[not.Required[0]] = true
	}
}

// addAlternatives asks for one branch of "anyOf" or "oneOf", or for no branch.
func (s *spec) addAlternatives(p part, keyword string, schemas []*jsonschema.Schema) {
	if len(schemas) == 0 || !s.m.branching(p, schemas) {
		return
	}
	if s.broken(p, keyword) {
		s.breakAlternatives(p, keyword, schemas)
		return
	}
	parts := branches(p, keyword, schemas)
	chosen, isGoal := s.branch(p, keyword, parts)
	for i, sub := range parts {
		if i != chosen && (keyword == "oneOf" || isGoal && !s.goal.edge) {
			s.not(sub.schema)
			s.forbid(sub.schema)
		}
	}
	s.add(parts[chosen])
}

// branching takes the steps for the paths of branches, and reports whether they may
// be taken.
func (m *maker) branching(p part, schemas []*jsonschema.Schema) bool {
	m.work.spend(len(schemas) * (1 + len(p.path)/bytesPerStep))
	return !m.work.isSpent()
}

// breakAlternatives asks for a value that no branch accepts or, of "oneOf", for
// one that two do.
func (s *spec) breakAlternatives(p part, keyword string, schemas []*jsonschema.Schema) {
	s.hostile = true
	if keyword == "oneOf" && len(schemas) > 1 && s.m.rand.IntN(2) == 0 {
		first := s.m.rand.IntN(len(schemas))
		second := (first + 1 + s.m.rand.IntN(len(schemas)-1)) % len(schemas)
		s.add(p.below(schemas[first], keyword, strconv.Itoa(first)))
		s.add(p.below(schemas[second], keyword, strconv.Itoa(second)))
		return
	}
	s.not(schemas...)
}

// branch chooses the alternative that leads to the goal, else any or, in the
// depth, one that leads out.
func (s *spec) branch(p part, keyword string, parts []part) (chosen int, isGoal bool) {
	if s.touched(p, keyword) {
		chosen, _ = strconv.Atoi(s.goal.detail)
		return chosen, true
	}
	if token, ok := s.towards(p, keyword); ok {
		chosen, _ = strconv.Atoi(token)
		return chosen, true
	}
	return s.m.anyBranch(parts, s.depth), false
}

// addCondition asks for one of the two ways through "if".
func (s *spec) addCondition(p part) {
	schema := p.schema
	_, toThen := s.towards(p, "then")
	_, toElse := s.towards(p, "else")
	holds := toThen || !toElse && s.m.rand.IntN(2) == 0
	if holds {
		s.add(p.below(schema.If, "if"))
		if schema.Then != nil {
			s.add(p.below(schema.Then, "then"))
		}
		return
	}
	s.not(schema.If)
	s.forbid(schema.If)
	if schema.Else != nil {
		s.add(p.below(schema.Else, "else"))
	}
}
