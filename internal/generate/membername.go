package generate

import (
	"iter"
	"slices"
	"strconv"

	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// named reports whether "propertyNames" allows a name.
func (s *spec) named(name string) bool {
	return !slices.ContainsFunc(s.names, func(names *jsonschema.Schema) bool { return !s.m.facts.accepts(names, name) })
}

// matchingName returns a name for a property that a pattern matches.
func (m *maker) matchingName(s *spec, pattern jsonschema.Regexp) (string, bool) {
	for t := range m.matching(pattern, 0, maxMemberName) {
		if pattern.MatchString(t) && s.named(t) {
			return t, true
		}
	}
	return "", false
}

// maxMemberName bounds the names that are made up, in code points.
const maxMemberName = 40

// spareNames yields names of properties that an object might have besides.
func (m *maker) spareNames(s *spec) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, p := range s.parts {
			for name := range subschema.ByName(p.schema.Properties) {
				if !yield(name) {
					return
				}
			}
			for _, pattern := range m.facts.patternsOf(p.schema) {
				for range namesForPattern {
					if name, ok := m.matchingName(s, pattern); ok && !yield(name) {
						return
					}
				}
			}
		}
		for _, names := range s.names {
			for range s.namesToMake() {
				v, ok := m.value(want{parts: []part{{schema: names}}, depth: maxDepth, fresh: true, kinds: text})
				if name, isText := v.(string); ok && isText && !yield(name) {
					return
				}
			}
		}
		for i := range s.namesToMake() {
			if !yield("extra" + strconv.Itoa(i+1)) {
				return
			}
		}
		for _, name := range oddTexts {
			if !yield(name) {
				return
			}
		}
	}
}

// namesForPattern is how many names are made up for one pattern of "patternProperties".
const namesForPattern = 10

// namesToMake returns how many names are made up of each sort.
func (s *spec) namesToMake() int { return min(s.members.low, maxGenerated) + 10 }

// mostSpareNames returns a number that spareNames yields no more names than.
func (s *spec) mostSpareNames() int {
	n := (len(s.names)+1)*s.namesToMake() + len(oddTexts)
	for _, p := range s.parts {
		n += len(p.schema.Properties) + namesForPattern*len(p.schema.PatternProperties)
	}
	return n
}

// strayName returns the name of a member that falls to p, to its
// "additionalProperties" or "unevaluatedProperties".
func (m *maker) strayName(s *spec, p part) (string, bool) {
	for name := range m.spareNames(s) {
		parts, allowed := s.member(name)
		leads := s.broken(p, "additionalProperties") || s.leads(parts)
		if allowed && leads && !s.forbidden[name] && s.named(name) && !m.facts.isNamed(p.schema, name) {
			return name, true
		}
	}
	return "", false
}

// isNamed reports whether a schema has a property in "properties" or
// "patternProperties".
func (f *facts) isNamed(s *jsonschema.Schema, name string) bool {
	return s.Properties[name] != nil || slices.ContainsFunc(f.patternsOf(s), func(pattern jsonschema.Regexp) bool {
		return pattern.MatchString(name)
	})
}

// wrongName returns a name that the "propertyNames" to be broken refuses.
func (m *maker) wrongName(s *spec) (string, bool) {
	like := m.newSpec(want{parts: []part{{schema: s.badName}}})
	like.hostile = true
	like.length = span{0, unlimited}
	if limit := s.badName.MaxLength; limit != nil {
		like.length.low = min(*limit, maxTextLength) + 1
	}
	for name := range m.texts(like, false) {
		_, allowed := s.member(name)
		refused := 0
		for _, names := range s.names {
			if !m.facts.accepts(names, name) {
				refused++
			}
		}
		if refused == 1 && !m.facts.accepts(s.badName, name) && allowed && !s.required[name] {
			return name, true
		}
	}
	return "", false
}
