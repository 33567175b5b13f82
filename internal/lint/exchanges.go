package lint

import (
	"fmt"
	"maps"
	"slices"
	"sync"

	"example.com/authlink"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/variants"
)

// exchanges is what a linter of recordings has for exchanges with an API that is a contract: the
// linters of their parts, each made when it is needed and then kept.
type exchanges struct {
	contract *contracts.Contract
	among    []variants.Variant // that an exchange may be of, the latest edition first
	opts     Options

	lock    sync.Mutex
	linters map[string]*Linter
}

// newExchangesLinter returns the linter of recordings of exchanges with an API.
func newExchangesLinter(contract *contracts.Contract, form, edition string, opts Options) (*Linter, error) {
	among, err := variantsOf(contract, form, edition)
	if err != nil {
		return nil, err
	}
	for _, v := range among { // one that cannot be read is found here, and not by chance
		if _, err := contract.API(v.Edition); err != nil {
			return nil, err
		}
	}
	anything, err := authlink.Compile([]byte("true"), nil)
	if err != nil {
		return nil, err
	}
	if opts.Selection != nil && !opts.Selection.IsOfRecordings() {
		return nil, fmt.Errorf("select: %s is a whole API, which is about the exchanges of recordings: select with a preset such as har, or name an operation", contract.Name)
	}
	l := New(anything, opts)
	own := opts
	own.Severities = maps.Clone(opts.Severities)
	own.Severities[rule.OtherDocument] = finding.SeverityOff // its operation says what it is
	l.exchanges = &exchanges{contract: contract, among: among, opts: own, linters: map[string]*Linter{}}
	return l, nil
}

// ofBody returns the linter of a body, whose contract is that of its operation.
func (e *exchanges) ofBody(c *contracts.Contract, v variants.Variant) (*Linter, error) {
	return e.linter(fmt.Sprintf("%s %d %d", c.Name, v.Form, v.Edition), func() (*Linter, error) {
		validator, err := validatorOf(c, v, e.opts.Limits)
		if err != nil {
			return nil, err
		}
		opts := e.opts
		opts.Contract, opts.Variant = c, v
		return New(validator, opts), nil
	})
}

// ofGroup returns the linter of objects with the values of some parameters.
func (e *exchanges) ofGroup(api *contracts.API, edition int, key string, parameters []openapi.Parameter, direction openapi.Direction) (*Linter, error) {
	return e.linter(fmt.Sprintf("%d %s", edition, key), func() (*Linter, error) {
		validator, err := api.Group(key, parameters, direction)
		if err != nil {
			return nil, err
		}
		opts := e.opts
		opts.Severities = maps.Clone(e.opts.Severities)
		opts.Severities[rule.LiveToken] = finding.SeverityOff // which looks at the recording itself
		return New(validator, opts), nil
	})
}

// linter returns the linter of a key, which is made once.
func (e *exchanges) linter(key string, newLinter func() (*Linter, error)) (*Linter, error) {
	e.lock.Lock()
	defer e.lock.Unlock()
	if l := e.linters[key]; l != nil {
		return l, nil
	}
	l, err := newLinter()
	if err == nil {
		e.linters[key] = l
	}
	return l, err
}

// isOfServer reports whether one of some URLs is of a server of an edition in question.
func (e *exchanges) isOfServer(urls []string) (bool, error) {
	for _, v := range e.among {
		api, err := e.contract.API(v.Edition)
		if err != nil {
			return false, err
		}
		if slices.ContainsFunc(urls, api.IsOfServer) {
			return true, nil
		}
	}
	return false, nil
}
