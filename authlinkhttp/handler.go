package authlinkhttp

import (
	"errors"
	"fmt"
	"net/http"
)

// NewHandler returns a handler that answers as next does, and checks what it
// writes: for a mock, which should break no contract that the tests rely on. opts
// may be nil. The error is about the options.
//
// With the policy [Fail] the body is held back until next returns, or until it is
// too long to be checked. Where next flushes before, what there is goes out, and the
// response can only be reported. A connection that next hijacks is not checked.
func NewHandler(next http.Handler, opts *Options) (http.Handler, error) {
	if next == nil {
		return nil, errors.New("authlinkhttp: there is no handler to check")
	}
	c, err := newChecker(opts)
	if err != nil {
		return nil, err
	}
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		pattern, ok := c.match(req.Method, req.Host, req.URL)
		if !ok || !c.sampled() {
			next.ServeHTTP(w, req)
			return
		}
		tapped := &writer{ResponseWriter: w, method: req.Method, url: req.URL.RequestURI(), check: &check{
			checker: c, ctx: req.Context(), seen: Observation{Pattern: pattern},
		}}
		next.ServeHTTP(tapped, req)
		tapped.finish()
	}), nil
}

func errOtherType(header http.Header) error {
	return fmt.Errorf("the Content-Type is %.60q", header.Get("Content-Type"))
}
