package contracts

import (
	"fmt"
	"strings"

	"example.com/authlink/internal/near"
	"example.com/authlink/internal/schemafile"
	"example.com/authlink/internal/words"
)

// A Set is the contract that is built in and those of a configuration, in its order.
type Set struct{ all []*Contract }

// OnlyBuiltIn is the set where there is no configuration.
func OnlyBuiltIn() *Set { return &Set{[]*Contract{BuiltIn()}} }

// All lists the contracts, the one that is built in first.
func (s *Set) All() []*Contract { return s.all }

// Names lists the names of the contracts.
func (s *Set) Names() []string {
	var names []string
	for _, c := range s.all {
		names = append(names, c.Name)
	}
	return names
}

// Find returns the contract of a name; "" is the one that is built in, and acme#getOrder that of
// an operation of a whole API. The error says what was probably meant.
func (s *Set) Find(name string) (*Contract, error) {
	if name == "" {
		return s.all[0], nil
	}
	if whole, operation, ok := strings.Cut(name, "#"); ok && schemafile.HasFiles {
		c, err := s.Find(whole)
		if err != nil {
			return nil, err
		}
		return c.Operation(operation)
	}
	for _, c := range s.all {
		if c.Name == name {
			return c, nil
		}
	}
	names := s.Names()
	if guess, ok := near.Best(name, names); ok {
		return nil, fmt.Errorf("no contract is called %q; did you mean %q?", name, guess)
	}
	return nil, fmt.Errorf("no contract is called %q: there is %s", name, words.Enumerate(names, "and"))
}
