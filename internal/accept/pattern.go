package accept

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"unicode/utf8"

	"example.com/authlink/internal/pattern"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A matcher reports whether a pattern matches somewhere in a text. It is a
// deterministic automaton: one step for each byte. It is for ASCII: the texts
// and the patterns for which it is not made are left to package regexp, or to an
// engine that backtracks.
//
// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.3.3
type matcher struct {
	states       []state        // nil where there would be too many
	expression   *regexp.Regexp // nil where there is none
	all          []conjunct     // nil where the others say it
	backtracking backtracking   // nil where one of them is not
}

// A conjunct is a matcher of which a text must match the pattern, or must not.
type conjunct struct {
	*matcher
	negative bool
}

// A backtracking pattern may take more steps than there are left, which is its error.
type backtracking interface {
	MatchWithin(text string, budget *pattern.Budget) (bool, error)
}

// A state is where the automaton may be between two bytes.
type state struct {
	next  [utf8.RuneSelf]uint8 // the state after each byte
	match bool                 // at the end of the text
}

// The first states have no way out.
const (
	noMatch uint8 = iota
	isMatch
	firstState
)

// newMatcher returns a matcher for a pattern; nil where only its MatchString can say
// what it matches, which may panic.
func newMatcher(of jsonschema.Regexp) *matcher {
	var expression *regexp.Regexp
	switch p := of.(type) {
	case *regexp.Regexp:
		expression = p
	case interface{ Conjuncts() []pattern.Conjunct }: // match the same, whatever it is written as
		switch all := p.Conjuncts(); {
		case len(all) == 1:
			expression = all[0].Expression
		case all != nil:
			return newConjunction(all)
		}
	}
	if expression == nil {
		if p, ok := of.(backtracking); ok {
			return &matcher{backtracking: p}
		}
		return nil
	}
	parsed, err := syntax.Parse(expression.String(), syntax.Perl)
	if err != nil {
		return nil
	}
	program, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		return nil
	}
	return &matcher{states: determine(program), expression: expression}
}

// newConjunction returns a matcher for a pattern that matches what some expressions say together; nil
// where one of them has none.
func newConjunction(all []pattern.Conjunct) *matcher {
	m := new(matcher)
	for _, c := range all {
		one := newMatcher(c.Expression)
		if one == nil {
			return nil
		}
		m.all = append(m.all, conjunct{one, c.Negative})
	}
	return m
}

// matches reports whether the pattern matches text.
func (r *run) matches(m *matcher, text []byte) bool {
	if m.backtracking == nil {
		return m.match(text)
	}
	if r.stuck { // no steps are left
		return false
	}
	matches, err := m.backtracking.MatchWithin(string(text), &r.steps)
	if err != nil {
		r.giveUp()
	}
	return matches
}

// match is matches where nothing backtracks.
func (m *matcher) match(text []byte) bool {
	if m.all != nil {
		return !slices.ContainsFunc(m.all, func(c conjunct) bool { return c.match(text) == c.negative })
	}
	if m.states == nil {
		return m.expression.Match(text)
	}
	at := firstState
	for _, c := range text {
		if c >= utf8.RuneSelf {
			return m.expression.Match(text)
		}
		if at = m.states[at].next[c]; at < firstState {
			return at == isMatch
		}
	}
	return m.states[at].match
}
