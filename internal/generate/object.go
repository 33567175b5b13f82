package generate

import (
	"maps"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func (s *spec) addObjects(p part) {
	schema := p.schema
	s.atLeast(p, "minProperties", schema.MinProperties, object, &s.members)
	s.atMost(p, "maxProperties", schema.MaxProperties, object, &s.members)
	for _, name := range schema.Required {
		if s.broken(p, "required") && name == s.goal.detail {
			s.keep(object)
			s.forbidden[name] = true
		} else {
			s.required[name] = true
		}
	}
	if schema.PropertyNames != nil {
		s.addNames(p)
	}
	s.addStray(p)
	s.breakDependency(p)
	s.reachMember(p)
}

func (s *spec) addNames(p part) {
	s.names = append(s.names, p.schema.PropertyNames)
	if s.broken(p, "propertyNames") {
		s.keep(object)
		s.badName = p.schema.PropertyNames
	}
}

// addStray adds a member that p applies to, if the goal is about that.
func (s *spec) addStray(p part) {
	_, additional := s.towards(p, "additionalProperties")
	_, unevaluated := s.towards(p, "unevaluatedProperties")
	if additional || unevaluated || s.broken(p, "additionalProperties") {
		s.keep(object)
		s.stray = &p
	}
}

// breakDependency leaves out what the member that the goal names depends on.
func (s *spec) breakDependency(p part) {
	var needed []string
	switch {
	case s.broken(p, "dependentRequired"):
		needed = p.schema.DependentRequired[s.goal.detail]
	case s.broken(p, "dependencies"):
		needed, _ = p.schema.Dependencies[s.goal.detail].([]string)
	default:
		return
	}
	s.keep(object)
	s.required[s.goal.detail] = true
	for _, name := range needed {
		if !s.required[name] || len(needed) == 1 {
			s.forbidden[name] = true
			return
		}
	}
}

// reachMember asks for the member that leads to the goal.
func (s *spec) reachMember(p part) {
	for _, keyword := range []string{"properties", "dependentSchemas", "dependencies"} {
		if name, ok := s.towards(p, keyword); ok {
			s.keep(object)
			s.required[name] = true
		}
	}
	if text, ok := s.towards(p, "patternProperties"); ok {
		s.keep(object)
		for _, pattern := range s.m.facts.patternsOf(p.schema) {
			if pattern.String() == text {
				name, ok := s.m.matchingName(s, pattern)
				if !ok {
					s.kinds = 0
				}
				s.required[name] = true
			}
		}
	}
}

// object makes an object.
func (m *maker) object(s *spec) (any, bool) {
	names, ok := m.members(s)
	if !ok {
		return nil, false
	}
	made := map[string]any{}
	reached := false
	for _, name := range names {
		parts, allowed := s.member(name)
		w := want{parts: parts, name: name, depth: s.depth + 1}
		if !reached && s.leads(parts) {
			w.goal, reached = s.goal, true
		}
		v, ok := any(nil), false
		if allowed && !s.forbidden[name] {
			v, ok = m.value(w)
		}
		if ok {
			made[name] = v
		} else if s.required[name] && !s.forbidden[name] || w.goal != nil {
			return nil, false
		}
	}
	return made, m.fill(s, made)
}

// members chooses the names of an object: those that it must have, some that it
// may have, and what they bring with them.
func (m *maker) members(s *spec) ([]string, bool) {
	if s.stray != nil {
		if name, ok := m.strayName(s, *s.stray); ok {
			s.required[name] = true
		}
	}
	if s.badName != nil {
		name, ok := m.wrongName(s)
		if !ok {
			return nil, false
		}
		s.required[name] = true
	}
	optional := m.optional(s)
	chosen := maps.Clone(s.required)
	for _, name := range optional {
		if len(chosen) < s.members.high {
			chosen[name] = true
		}
	}
	for s.depend(chosen) {
	}
	names := slices.Sorted(maps.Keys(chosen))
	return names, s.kinds&object != 0 && len(s.required) <= s.members.high
}

// optional returns the properties, of those that are known and not required,
// that an object is to have.
func (m *maker) optional(s *spec) []string {
	known := map[string]bool{}
	for _, p := range s.parts {
		m.work.spend(len(p.schema.Properties))
		for name := range p.schema.Properties {
			known[name] = true
		}
	}
	if m.isAmple(s.depth) || m.size == minimal {
		return nil
	}
	var names []string
	for _, name := range slices.Sorted(maps.Keys(known)) {
		_, allowed := s.member(name)
		use := m.size == full || m.rand.IntN(2) == 0
		if use && allowed && !s.required[name] && !s.forbidden[name] && s.named(name) {
			names = append(names, name)
		}
	}
	if m.size == random {
		m.rand.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	}
	return names
}

// depend adds to chosen what members bring with them, by "dependentRequired",
// "dependentSchemas" and "dependencies", and reports whether that was anything.
func (s *spec) depend(chosen map[string]bool) bool {
	before, parts := len(chosen), len(s.parts)
	names := slices.Sorted(maps.Keys(chosen))
	for _, p := range slices.Clone(s.parts) {
		s.m.work.spend(len(names))
		for _, name := range names {
			s.dependOn(p, name)
		}
	}
	for name := range s.required {
		chosen[name] = true
	}
	return len(chosen) > before || len(s.parts) > parts
}

func (s *spec) dependOn(p part, name string) {
	needed := p.schema.DependentRequired[name]
	schema, keyword := p.schema.DependentSchemas[name], "dependentSchemas"
	switch d := p.schema.Dependencies[name].(type) {
	case []string:
		needed = d
	case *jsonschema.Schema:
		schema, keyword = d, "dependencies"
	}
	for _, other := range needed {
		if !s.forbidden[other] {
			s.required[other] = true
		}
	}
	if schema == nil {
		return
	}
	if sub := p.below(schema, keyword, name); !slices.Contains(s.parts, sub) {
		s.add(sub)
	}
}

// member returns what applies to the member of a name, and whether it may be
// there at all.
func (s *spec) member(name string) (parts []part, allowed bool) {
	if s.m.work.isSpent() {
		return nil, false
	}
	allowed, known := true, false
	var strict []part
	for _, p := range s.parts {
		s.m.work.spend(1 + len(p.schema.PatternProperties) + s.pathSteps(p))
		own, isKnown := s.m.facts.memberAt(p, name)
		parts, known = append(parts, own...), known || isKnown
		if !isKnown && p.schema.AdditionalProperties == false {
			allowed = allowed && s.broken(p, "additionalProperties")
			known = true
		}
		if p.schema.UnevaluatedProperties != nil {
			strict = append(strict, p.below(p.schema.UnevaluatedProperties, "unevaluatedProperties"))
		}
	}
	if !known {
		parts = append(parts, strict...)
	}
	for _, p := range parts {
		if b := p.schema.Bool; b != nil && !*b && !s.broken(p, "") {
			allowed = false
		}
	}
	return parts, allowed
}

// fill adds members until there are enough. It reports whether there are, and
// not too many.
func (m *maker) fill(s *spec, made map[string]any) bool {
	if s.members.low-len(made) > s.mostSpareNames() {
		return false
	}
	for name := range m.spareNames(s) {
		if len(made) >= s.members.low || m.work.isSpent() {
			break
		}
		if _, taken := made[name]; taken || s.forbidden[name] || !s.named(name) {
			continue
		}
		parts, allowed := s.member(name)
		if !allowed || s.leads(parts) {
			continue
		}
		if v, ok := m.value(want{parts: parts, name: name, depth: s.depth + 1}); ok {
			made[name] = v
		}
	}
	return len(made) >= s.members.low && len(made) <= s.members.high
}
