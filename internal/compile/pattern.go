package compile

import (
	"errors"

	"example.com/authlink/internal/pattern"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

var errBacktracks = errors.New("Options.LinearPatternsOnly forbids lookaround, backreferences and very large repetitions")

// compilePattern compiles a pattern for the engine.
func (o Options) compilePattern(source string) (jsonschema.Regexp, error) {
	p, err := pattern.Compile(source)
	if err != nil {
		return nil, err
	}
	if o.LinearPatternsOnly && p.Linear() == nil {
		return nil, errBacktracks
	}
	return p, nil
}
