package accept

import (
	"regexp"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A matcher reports whether a pattern matches somewhere in a text, which is
// UTF-8.
type matcher interface{ match(text []byte) bool }

// newMatcher returns a matcher for a pattern; nil where only the engine that
// compiled it can say what it matches.
func newMatcher(pattern jsonschema.Regexp) matcher {
	re, ok := pattern.(*regexp.Regexp)
	if !ok {
		return nil
	}
	return expression{re}
}

type expression struct{ *regexp.Regexp }

func (e expression) match(text []byte) bool { return e.Match(text) }
