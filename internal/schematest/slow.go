package schematest

import (
	"strings"

	"example.com/authlink/internal/pattern"
)

// LateSource is a pattern that texts with an "x" match, unless they begin with "late".
const LateSource = "^(?!late).*x"

// A Late pattern is LateSource, but that it never answers what begins with "late": at
// once, where a pattern that backtracks takes its steps. It takes the place of the
// one in a schema that has been compiled, and counts how often it gave no answer.
type Late struct{ Asked int }

func (*Late) String() string { return LateSource }

// MatchWithin returns the error that [pattern.Pattern.MatchWithin] does.
func (p *Late) MatchWithin(text string, _ *pattern.Budget) (bool, error) {
	if strings.HasPrefix(text, "late") {
		p.Asked++
		return false, &pattern.StepsError{Pattern: LateSource}
	}
	return strings.Contains(text, "x"), nil
}

// MatchString panics as [pattern.Pattern.MatchString] does.
func (p *Late) MatchString(text string) bool {
	matches, err := p.MatchWithin(text, nil)
	if err != nil {
		panic(err)
	}
	return matches
}
