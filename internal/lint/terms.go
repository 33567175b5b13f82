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

	// Files are the texts of files by their names: those of [contracts.Texts] that have the
	// contract; nil for the one that is built in.
	Files map[string]string

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
	contract, err := t.contract()
	if err != nil {
		return nil, err
	}
	return newContractLinter(contract, t.Form, t.Edition, opts)
}

// contract returns the contract that the terms name.
func (t Terms) contract() (*contracts.Contract, error) {
	switch name := cmp.Or(t.Contract, variants.StackOne); {
	case t.Files != nil && t.Contract == "":
		return nil, errors.New("there are Files: which Contract of theirs is it?")
	case t.Files != nil:
		set, err := contracts.Read(contracts.Texts(t.Files), contracts.TextsConfig)
		if err != nil {
			return nil, err
		}
		return set.Find(name)
	case name != variants.StackOne:
		return nil, fmt.Errorf("there is no contract %q: the one that is compiled in is %s", name, variants.StackOne)
	}
	return contracts.BuiltIn(), nil
}

// Configured returns the terms with the files of their contract, if that is one of a
// configuration: the file of that name or, if it is empty, the one that [FindConfig] finds.
func (t Terms) Configured(file string) (Terms, error) {
	if t.Contract == "" || t.Contract == variants.StackOne {
		return t, nil
	}
	if file == "" {
		var err error
		if file, err = FindConfig(); err != nil {
			return t, err
		}
	}
	if file == "" {
		return t, fmt.Errorf("there is no contract %q: the one that is compiled in is %s, and there is no %s here or above", t.Contract, variants.StackOne, ConfigName)
	}
	config, err := ReadConfig(file)
	if err != nil {
		return t, err
	}
	contract, err := config.Contracts().Find(t.Contract)
	if err != nil {
		return t, err
	}
	t.Files, err = contract.Texts()
	return t, err
}

func (t Terms) compile() (*authlink.Validator, error) {
	if t.Contract != "" || t.Form != "" || t.Edition != "" || t.Files != nil {
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
