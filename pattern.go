package authlink

import (
	"errors"
	"fmt"

	"example.com/authlink/internal/pattern"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A PatternTimeoutError says that there is no verdict on a document: a pattern
// of the schema, one that only backtracking can match, took longer than half a
// second on one of the strings or names in it. The document is neither valid
// nor invalid. See [Options.LinearPatternsOnly].
type PatternTimeoutError struct {
	Pattern string `json:"pattern"`
}

func (e *PatternTimeoutError) Error() string {
	return fmt.Sprintf("no verdict: the pattern %s gave no answer within %v", showPattern(e.Pattern), pattern.Timeout)
}

// undecided returns the error for what was recovered while the engine ran: err
// itself for nil. The engine has no room for the error of a pattern, so that
// one arrives as a panic; any other goes on.
func undecided(recovered any, err error) error {
	switch p := recovered.(type) {
	case nil:
		return err
	case *pattern.TimeoutError:
		return &PatternTimeoutError{p.Pattern}
	default:
		panic(p)
	}
}

var errBacktracks = errors.New("Options.LinearPatternsOnly forbids lookaround, backreferences and very large repetitions")

// compilePattern compiles a pattern for the engine.
func (o *Options) compilePattern(source string) (jsonschema.Regexp, error) {
	p, err := pattern.Compile(source)
	if err != nil {
		return nil, err
	}
	if o.LinearPatternsOnly && p.Linear() == nil {
		return nil, errBacktracks
	}
	return p, nil
}
