package lint

import (
	"regexp"
	"sync"
)

// lazyRegexp compiles an expression when it is first needed: nothing runs at
// init, and most runs need none.
func lazyRegexp(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
