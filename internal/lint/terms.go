package lint

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"example.com/authlink"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/variants"
)

// Terms say what documents are held against, as data that can be sent to other machines:
// no file is read to understand them. The zero value is the built-in contract, and validity
// alone.
type Terms struct {
	Contract      string // the name of a contract; "" for the built-in one, unless there is a schema
	Form, Edition string // of the contract, or [Auto]; "" for the defaults of the linter

	Schema    string            // the text of a JSON Schema, instead of a contract
	Draft     string            // of a schema that names none
	Resources map[string]string // what the schema may refer to, by their URIs

	// AllRules turns the rules about content on, as they are in [rule.All]. Without it, only
	// what breaks the schema or is not JSON is a finding.
	AllRules bool

	// Rules gives rules another severity by their ids. "off" silences a rule, any other turns
	// it on.
	Rules map[string]string

	Now time.Time // that tokens and dates are compared with; if zero, every date is in the future
}

// Linter returns the linter of documents that are held against the terms. The error says
// which of them are wrong.
func (t Terms) Linter() (*Linter, error) {
	opts := Options{Now: t.Now}
	var err error
	if opts.Severities, err = t.severities(); err != nil {
		return nil, err
	}
	if t.Schema != "" {
		v, err := t.compile()
		if err != nil {
			return nil, err
		}
		opts.Interest = interestInSchema(v)
		return New(v, opts), nil
	}
	if t.Draft != "" || len(t.Resources) > 0 {
		return nil, errors.New("there is no schema that Draft and Resources could be of")
	}
	if name := cmp.Or(t.Contract, variants.StackOne); name != variants.StackOne {
		return nil, fmt.Errorf("there is no contract %q: the one that is compiled in is %s", name, variants.StackOne)
	}
	return newContractLinter(contracts.BuiltIn(), t.Form, t.Edition, opts)
}

func (t Terms) compile() (*authlink.Validator, error) {
	if t.Contract != "" || t.Form != "" || t.Edition != "" {
		return nil, errors.New("there is a Schema: leave out Contract, Form and Edition")
	}
	opts := authlink.Options{Resources: map[string][]byte{}}
	if t.Draft != "" {
		if err := opts.Draft.UnmarshalText([]byte(t.Draft)); err != nil {
			return nil, err
		}
	}
	for uri, text := range t.Resources {
		opts.Resources[uri] = []byte(text)
	}
	return authlink.Compile([]byte(t.Schema), &opts)
}

// severities are those of the rules that are not as they are by default.
func (t Terms) severities() (map[string]finding.Severity, error) {
	all := map[string]finding.Severity{}
	if !t.AllRules {
		for _, r := range rule.All() {
			if r.IsOfContent() {
				all[r.ID] = finding.SeverityOff
			}
		}
	}
	known := append(finding.Severities(), finding.SeverityOff)
	for _, id := range slices.Sorted(maps.Keys(t.Rules)) {
		severity := finding.Severity(t.Rules[id])
		if _, err := rule.Named(id); err != nil {
			return nil, err
		}
		if !slices.Contains(known, severity) {
			return nil, fmt.Errorf("the severity of the rule %s is %q, not one of %s", id, severity, wordsOf(known))
		}
		all[id] = severity
	}
	return all, nil
}

func wordsOf(severities []finding.Severity) string {
	var all []string
	for _, s := range severities {
		all = append(all, string(s))
	}
	return strings.Join(all, ", ")
}
