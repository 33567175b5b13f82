// Package pattern matches the regular expressions of JSON Schema, which are
// those of ECMA-262 with the flag "u" (JSON Schema Core 2020-12, section 6.4). The edition is
// that of 2025, which has modifiers.
//
// A pattern is read (parse.go) into a tree of nodes (syntax.go), and what does not matter is
// left out of it (simplify.go). Where that can be, the tree is written as an expression of
// package regexp that means exactly the same (linear.go), and matches in linear time. One that only
// begins with lookahead becomes several (conjunction.go). Any other with
// lookaround, a backreference or a repetition that is too large for that becomes a program
// (program.go) of instructions (instruction.go) for a machine that backtracks (machine.go), and
// counts its steps: a [Budget] bounds them. Without backreferences the machine remembers where
// it has been, and does not go on from there again.
//
// [Compile] also understands what is not ECMA-262 with that flag, but common and clear.
// Punctuation may be escaped without need, braces and brackets may stand for themselves, so
// may a hyphen beside a set in a class, and lookahead may be repeated. And a pattern with what
// only package regexp knows, such as (?i), (?P<name>), \A, \z, \Q, \pL or [[:alpha:]], is
// one of package regexp as a whole. [Check] understands none of this.
//
// One thing of ECMA-262 is not supported: groups nested deeper than 1000.
package pattern

import (
	"errors"
	"regexp"
	"regexp/syntax"
	"slices"
)

// A Pattern is a compiled pattern. It is safe for concurrent use.
type Pattern struct {
	source  string
	linear  *regexp.Regexp // nil where there is none
	all     []Conjunct     // nil where linear is not, or only backtracking will do
	program *program       // nil where one of them is not
}

// Compile reads a pattern.
func Compile(source string) (*Pattern, error) {
	tree, err := parse(source, strict)
	if err != nil {
		tree, err = parse(source, tolerant)
	}
	if errors.Is(err, errOnlyRE2) {
		linear, err := compileRE2(source)
		return &Pattern{source: source, linear: linear}, err
	}
	if err != nil {
		return nil, err
	}
	if linear := compileLinear(tree); linear != nil {
		return &Pattern{source: source, linear: linear}, nil
	}
	if all := conjunction(tree); all != nil {
		return &Pattern{source: source, all: all}, nil
	}
	return &Pattern{source: source, program: newProgram(tree)}, nil
}

// compileRE2 reads a pattern of package regexp.
func compileRE2(source string) (*regexp.Regexp, error) {
	expression, err := regexp.Compile(source)
	var fault *syntax.Error
	if errors.As(err, &fault) {
		err = errors.New(fault.Code.String())
	}
	return expression, err
}

// String returns the pattern as it was written.
func (p *Pattern) String() string { return p.source }

// Linear returns the expression that matches exactly what the pattern matches;
// nil if there is none.
func (p *Pattern) Linear() *regexp.Regexp { return p.linear }

// Conjuncts returns expressions that say together, without backtracking, what the pattern matches; nil
// if there are none.
func (p *Pattern) Conjuncts() []Conjunct {
	if p.linear != nil {
		return []Conjunct{{Expression: p.linear}}
	}
	return p.all
}

// Match is [Pattern.MatchWithin] with a budget of its own, that of a document of which
// text is all.
func (p *Pattern) Match(text string) (bool, error) {
	budget := NewBudget(len(text))
	return p.MatchWithin(text, &budget)
}

// MatchWithin reports whether the pattern matches somewhere in text, which is UTF-8. A
// pattern that backtracks takes its steps from the budget. The error is a [*StepsError].
func (p *Pattern) MatchWithin(text string, budget *Budget) (bool, error) {
	if p.linear != nil {
		return p.linear.MatchString(text), nil
	}
	if p.all != nil {
		return !slices.ContainsFunc(p.all, func(c Conjunct) bool { return c.Expression.MatchString(text) == c.Negative }), nil
	}
	matches, ok := p.program.match(text, budget)
	if !ok {
		return false, &StepsError{p.source}
	}
	return matches, nil
}

// MatchString is [Pattern.Match] for an engine that has no room for an error: it panics
// with the [*StepsError], which the caller of the engine has to recover. Any
// answer would be a guess, and "not" turns a wrong no into a wrong yes.
func (p *Pattern) MatchString(text string) bool {
	matches, err := p.Match(text)
	if err != nil {
		panic(err)
	}
	return matches
}
