// Package lazyregexp puts off the compilation of regular expressions: nothing runs at
// init, and most runs need but a few.
package lazyregexp

import (
	"regexp"
	"sync"
)

// New returns a function that compiles an expression when it is first called. It is
// safe for concurrent use, and panics if the expression is invalid.
func New(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
