// Package pattern matches the regular expressions of JSON Schema, which are
// those of ECMA-262 with the flag "u" (JSON Schema Core 2020-12, section 6.4).
//
// Where it can be, a pattern is translated into one of package regexp that
// means exactly the same, and matches in linear time. One with lookaround, a
// backreference or a repetition that is too large for that is left to an engine
// that backtracks, and may give up.
//
// Two things are not ECMA-262 with that flag and still understood. Punctuation
// may be escaped without need, and brackets may stand for themselves. And a
// pattern with what only package regexp knows, such as (?i), (?P<name>), \A,
// \z, \Q or [[:alpha:]], is one of package regexp as a whole.
package pattern

import (
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"time"

	"github.com/dlclark/regexp2"
)

// Timeout is how long one match may take where the engine backtracks, about:
// its clock ticks ten times a second.
const Timeout = 500 * time.Millisecond

// A Pattern is a compiled pattern. It is safe for concurrent use.
type Pattern struct {
	source       string
	linear       *regexp.Regexp  // nil where only backtracking will do
	backtracking *regexp2.Regexp // nil where linear is not
}

// Compile reads a pattern.
func Compile(source string) (*Pattern, error) {
	linear, irregular, err := compileLinear(source)
	if err != nil {
		return nil, err
	}
	if linear != nil {
		return &Pattern{source: source, linear: linear}, nil
	}
	text, err := irregular.backtracking()
	if err != nil {
		return nil, err
	}
	expression, err := regexp2.Compile(text, regexp2.ECMAScript)
	if err != nil {
		return nil, err
	}
	expression.MatchTimeout = Timeout
	return &Pattern{source: source, backtracking: expression}, nil
}

// compileLinear returns the expression for a pattern, or the translation of one
// that package regexp has no expression for.
func compileLinear(source string) (*regexp.Regexp, *translation, error) {
	t := &translation{source: source}
	text, err := t.linear()
	switch {
	case errors.Is(err, errOnlyRE2):
		text = source
	case err != nil || t.irregular:
		return nil, t, err
	}
	expression, err := regexp.Compile(text)
	var fault *syntax.Error
	if errors.As(err, &fault) {
		if fault.Code == syntax.ErrInvalidRepeatSize || fault.Code == syntax.ErrLarge {
			return nil, t, nil
		}
		err = errors.New(fault.Code.String()) // without the text, which is not the source
	}
	return expression, nil, err
}

// String returns the pattern as it was written.
func (p *Pattern) String() string { return p.source }

// Linear returns the expression that matches exactly what the pattern matches;
// nil if there is none.
func (p *Pattern) Linear() *regexp.Regexp { return p.linear }

// Match reports whether the pattern matches somewhere in text. The error is a
// [*TimeoutError].
func (p *Pattern) Match(text string) (bool, error) {
	if p.linear != nil {
		return p.linear.MatchString(text), nil
	}
	matches, err := p.backtracking.MatchString(text)
	if err != nil {
		return false, &TimeoutError{p.source}
	}
	return matches, nil
}

// MatchString is Match for an engine that has no room for an error: it panics
// with the [*TimeoutError], which the caller of the engine has to recover. Any
// answer would be a guess, and "not" turns a wrong no into a wrong yes.
func (p *Pattern) MatchString(text string) bool {
	matches, err := p.Match(text)
	if err != nil {
		panic(err)
	}
	return matches
}

// A TimeoutError says that a match took too long.
type TimeoutError struct{ Pattern string }

func (e *TimeoutError) Error() string {
	return fmt.Sprintf("the pattern %q gave no answer within %v", e.Pattern, Timeout)
}
