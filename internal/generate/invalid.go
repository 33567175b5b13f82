package generate

import (
	"errors"
	"fmt"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/jsonpointer"
)

// Invalid returns up to n distinct documents that break one constraint each: one
// for every constraint, then others. A negative n asks for one for every
// constraint. Fewer, and constraints that could not be violated alone, come with
// an *[IncompleteError].
//
// A constraint is a keyword of the schema; each name in "required" and in
// "dependentRequired" is one. The schemas in "not", "if", "contains" and
// "propertyNames" are one constraint as a whole. A branch of "anyOf" or "oneOf"
// fails only with the others, and counts as broken when the violation is that of
// another, or of the keyword.
func (g *Generator) Invalid(n int) (cases []Case, err error) {
	defer func() { err = undecided(recover(), err) }()
	if g.refusal != nil {
		return nil, g.refusal
	}
	set := newSet(n)
	constraints := g.constraints()
	if n < 0 {
		set.most = len(constraints)
	}
	g.work = newWork(max(n, len(constraints)), g.opts.MaxSteps)
	var reasons []string
	var breakable []constraint
	for i, c := range constraints {
		if set.isFull() {
			return set.cases, incomplete(reasons)
		}
		switch reason := g.breakAlone(set, c); {
		case reason == "":
			breakable = append(breakable, c)
		case g.work.isSpent():
			return set.cases, incomplete(append(reasons, g.untried(len(constraints)-i, len(constraints))))
		case reason != covered:
			reasons = append(reasons, fmt.Sprintf("constraint %s could not be violated alone: %s", c, reason))
		}
	}
	if g.survey.cut {
		reasons = append(reasons, "the constraints deep in the schema were not tried: with names this long there are too many")
	}
	if n < 0 {
		return set.cases, incomplete(reasons)
	}
	g.vary(set, breakable)
	if len(set.cases) < n {
		reasons = append(reasons, g.fewer(set, n, "invalid"))
	}
	return set.cases, incomplete(reasons)
}

// untried says that the work ended before all constraints were tried.
func (g *Generator) untried(n, all int) string {
	return fmt.Sprintf("%d of %d constraints were not tried: %s", n, all, g.work.ended())
}

// A constraint is one goal in each of the places where its schema applies.
type constraint struct {
	number int // among all
	goals  []goal
}

// String names the constraint by its first place.
func (c constraint) String() string {
	g := c.goals[0]
	location := g.location()
	if location == "" {
		location = "(the whole schema)"
	}
	if g.keyword == "required" {
		return fmt.Sprintf("%s (%q)", location, g.detail)
	}
	return location
}

// constraints returns what can be broken, from the root of the schema down.
func (g *Generator) constraints() []constraint {
	type identity struct {
		schema          any
		keyword, detail string
	}
	at := map[identity]int{}
	var all []constraint
	for _, goal := range g.survey.broken {
		id := identity{goal.schema, goal.keyword, goal.detail}
		i, ok := at[id]
		if !ok {
			i = len(all)
			at[id] = i
			all = append(all, constraint{number: i})
		}
		all[i].goals = append(all[i].goals, goal)
	}
	return all
}

// covered is the reason that need not be reported: what failed, as one violation, is
// the "anyOf" or "oneOf" that the constraint is part of.
const covered = "covered"

// breakAlone adds a document that breaks the constraint, or returns why there is no such document.
func (g *Generator) breakAlone(set *set, c constraint) (reason string) {
	if g.work.isSpent() {
		return unmade
	}
	if reason := impossible(c.goals[0]); reason != "" {
		return reason
	}
	for place, goal := range c.goals {
		made, why := g.try(c, place, goal)
		if why == "" {
			set.add(made)
			return ""
		}
		if why == covered || reason == "" {
			reason = why
		}
	}
	return reason
}

// try makes documents until one breaks the goal alone. The last one in the
// first place breaks it, whatever else it also breaks: that shows what this is.
func (g *Generator) try(c constraint, place int, goal goal) (made Case, reason string) {
	tries := triesForGoal
	if place > 0 {
		tries = triesElsewhere
	}
	reason = unmade
	spent := 0
	for try := range tries {
		last := try == triesForGoal-1
		if g.work.isSpent() {
			break
		}
		if (reason == unmade && try >= triesElsewhere || spent >= maxSpent) && !last {
			continue // more of the same would not help
		}
		m := g.maker(streamBroken+(uint64(c.number)<<16|uint64(place)<<8), try)
		m.size, m.relaxed, m.rash = sizeOf(try), try%2 == 1, last
		made, why := g.invalid(m, goal)
		if why == "" {
			return made, ""
		}
		if why == covered || reason == unmade {
			reason = why
		}
		if m.spent() {
			spent++
		}
	}
	return Case{}, reason
}

// vary adds more documents for constraints that can be broken, in turn.
func (g *Generator) vary(set *set, constraints []constraint) {
	for round := 1; len(constraints) > 0 && round < 1<<16 && !g.work.isSpent(); round++ {
		var fruitful []constraint
		for _, c := range constraints {
			if set.isFull() {
				return
			}
			if g.varyOne(set, c, round) {
				fruitful = append(fruitful, c)
			}
		}
		constraints = fruitful
	}
}

func (g *Generator) varyOne(set *set, c constraint, round int) bool {
	for try := range triesForGoal {
		if g.work.isSpent() {
			break
		}
		goal := c.goals[(round+try)%len(c.goals)]
		m := g.maker(streamBroken+(uint64(round)<<32|uint64(c.number)<<16|1<<15), try)
		m.size, m.relaxed = random, try%2 == 1
		if made, why := g.invalid(m, goal); why == "" && set.add(made) {
			return true
		}
	}
	return false
}

// unmade says that a document could not even be made.
const unmade = "no document was found that does"

// invalid makes a document and has it proved to break the goal, and nothing else;
// why says why it is not one that does.
func (g *Generator) invalid(m *maker, goal goal) (made Case, why string) {
	v, ok := m.value(want{parts: g.parts(), goal: &goal})
	if !ok || g.work.isSpent() {
		return Case{}, unmade
	}
	data := encode(v)
	g.work.spend(m.weight + m.fanout + g.survey.values/2 + len(data)/bytesPerStep) // to say what is wrong, everything is looked at
	err, ok := errors.AsType[*authlink.ValidationError](g.validator.Validate(data))
	if !ok {
		return Case{}, unmade
	}
	if why := reasonAgainst(err.Violations, goal); why != "" {
		return Case{}, why
	}
	violation := err.Violations[0]
	if goal.keyword == "required" && !missesOnly(v, violation.InstanceLocation, goal) {
		return Case{}, unmade
	}
	return Case{
		Name:             violationName(violation, goal),
		Data:             data,
		Keyword:          violation.Keyword,
		KeywordLocation:  violation.KeywordLocation,
		InstanceLocation: violation.InstanceLocation,
	}, ""
}

// reasonAgainst returns "" where the violations are the one that the goal is about.
func reasonAgainst(violations []authlink.Violation, goal goal) (why string) {
	if len(violations) == 1 {
		v := violations[0]
		if v.KeywordLocation == goal.location() && (v.Keyword == goal.keyword || goal.keyword == "" || isAlternatives(goal.keyword)) {
			return ""
		}
		if shareAlternatives(goal.location(), v.KeywordLocation) {
			return covered
		}
	}
	for _, v := range violations {
		if v.KeywordLocation != goal.location() {
			return "doing so also violates " + v.KeywordLocation
		}
	}
	return "it was broken in several places at once"
}

func isAlternatives(keyword string) bool { return keyword == "anyOf" || keyword == "oneOf" }

// shareAlternatives reports whether both locations are those of one "anyOf" or
// "oneOf", or below it: of its branches the library lets one speak, or itself.
func shareAlternatives(a, b string) bool {
	path := ""
	for token := range strings.SplitSeq(strings.TrimPrefix(a, "/"), "/") {
		path += "/" + token
		if isAlternatives(token) && strings.HasPrefix(b+"/", path+"/") {
			return true
		}
	}
	return false
}

// missesOnly reports whether, of what the goal's "required" names, the object at
// a location has everything but the goal's.
func missesOnly(v any, location string, goal goal) bool {
	v, _ = jsonpointer.Find(v, jsonpointer.Split(location))
	members, _ := v.(map[string]any)
	for _, name := range goal.schema.Required {
		if _, there := members[name]; there == (name == goal.detail) {
			return false
		}
	}
	return true
}
