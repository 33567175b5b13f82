package inclusion

import (
	"slices"

	"example.com/authlink/internal/pattern"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func (p *Prover) isObjectWithin(c, outer *cube) bool {
	if !isSubsetOfNames(outer.required, c.required) || !p.areNamesWithin(c, outer) {
		return false
	}
	members := p.membersOf(c)
	if !members.within(outer.members) {
		return false
	}
	if len(outer.layers) == 0 {
		return true
	}
	noOthers := members.most >= 0 && members.most <= len(c.required) // but those that are required
	for _, name := range allNames(c, outer) {
		if p.isKnownAbsent(c, name) || noOthers && !slices.Contains(c.required, name) {
			continue
		}
		if !p.below(func() bool { return p.Includes(outer.at(name), c.at(name)) }) {
			return false
		}
	}
	return noOthers || p.areOthersWithin(c, outer)
}

// isKnownAbsent reports whether "propertyNames" forbids a name.
func (p *Prover) isKnownAbsent(c *cube, name string) bool {
	if len(c.names) == 0 {
		return false
	}
	accepted, known := p.accepts(c.names, name)
	return known && !accepted
}

// areNamesWithin reports whether the names of members are such as another cube has.
func (p *Prover) areNamesWithin(c, outer *cube) bool {
	if len(outer.names) == 0 {
		return true
	}
	names := append(slices.Clip(c.names), p.typed("string"))
	if p.below(func() bool { return p.Includes(outer.names, names) }) {
		return true
	}
	possible, closed := p.possibleNames(c)
	return closed && !slices.ContainsFunc(possible, func(name string) bool {
		accepted, known := p.accepts(outer.names, name)
		return !accepted || !known
	})
}

// maxPatterns is how many patterns of names are looked at in all combinations.
const maxPatterns = 5

// areOthersWithin compares members of names that neither cube knows: for each combination of the
// patterns that such a name may match.
func (p *Prover) areOthersWithin(c, outer *cube) bool {
	patterns := patternsOf(c, outer)
	if len(patterns) > maxPatterns {
		return false
	}
	for matched := range 1 << len(patterns) {
		matches := func(re jsonschema.Regexp) bool {
			i := slices.IndexFunc(patterns, func(other jsonschema.Regexp) bool { return other.String() == re.String() })
			return matched&(1<<i) != 0
		}
		inner, out := c.other(matches), outer.other(matches)
		if len(out) == 0 || isSubset(out, inner) {
			continue
		}
		if p.cannotMatch(c, outer, patterns, matches) {
			continue
		}
		if !p.below(func() bool { return p.Includes(out, inner) }) {
			return false
		}
	}
	return true
}

// patternsOf returns the patterns of names in cubes, each once.
func patternsOf(cubes ...*cube) (patterns []jsonschema.Regexp) {
	for _, c := range cubes {
		for _, l := range c.layers {
			for _, own := range l.patterns {
				if !slices.ContainsFunc(patterns, func(re jsonschema.Regexp) bool { return re.String() == own.pattern.String() }) {
					patterns = append(patterns, own.pattern)
				}
			}
		}
	}
	return patterns
}

// other returns what a cube says about a member whose name it does not know, but which matches
// some patterns.
func (c *cube) other(matches func(jsonschema.Regexp) bool) (schemas []*jsonschema.Schema) {
	for _, l := range c.layers {
		known := false
		for _, own := range l.patterns {
			if matches(own.pattern) {
				schemas, known = append(schemas, own.schema), true
			}
		}
		if !known && l.rest != nil {
			schemas = append(schemas, l.rest)
		}
	}
	return schemas
}

// cannotMatch reports whether no name that a cube allows and neither cube knows matches some of
// the patterns, and not the others.
func (p *Prover) cannotMatch(c, outer *cube, patterns []jsonschema.Regexp, matches func(jsonschema.Regexp) bool) bool {
	names := []*pattern.Language{p.languages.Everything()}
	for _, s := range c.names {
		names = append(names, p.nameLanguage(s))
	}
	if known := allNames(c, outer); len(c.names) > 0 && len(known) <= maxPieces {
		for _, name := range known {
			names = append(names, p.languages.Not(p.languages.Text(name)))
		}
	}
	for _, re := range patterns {
		switch of := p.language(re); {
		case of == nil:
		case matches(re):
			names = append(names, of)
		default:
			names = append(names, p.languages.Not(of))
		}
	}
	return p.hasNone(p.languages.And(names...))
}

// nameLanguage returns the language of the names that a schema allows, or a larger one.
func (p *Prover) nameLanguage(s *jsonschema.Schema) *pattern.Language {
	switch {
	case s.Enum != nil && len(s.Enum.Values) <= maxPieces:
		out := p.languages.Or()
		for _, v := range s.Enum.Values {
			if name, ok := v.(string); ok {
				out = p.languages.Or(out, p.languages.Text(name))
			}
		}
		return out
	case s.Pattern != nil && p.language(s.Pattern) != nil:
		return p.language(s.Pattern)
	}
	return p.languages.Everything()
}
