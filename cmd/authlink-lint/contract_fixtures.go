package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"example.com/authlink"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/variants"
	"example.com/authlink/internal/words"
)

// tellBroken names the fixtures that the latest edition took and the new one refuses.
func (r *run) tellBroken(before *contracts.Contract, file, edition string) error {
	config, err := lint.ReadConfig(file)
	if err != nil {
		return placedFailure(err)
	}
	after, err := config.Contracts().Find(before.Name)
	if err != nil {
		return &failure{err: err}
	}
	broken, all := 0, 0
	err = r.eachFixture(config, after, func(d lint.Document) error {
		all++
		refusal, err := refusalOf(d, before, after)
		if refusal == nil {
			return err
		}
		broken++
		d.Place(refusal.Violations)
		first := refusal.Violations[0]
		fmt.Fprintf(r.stderr, "%s:%d:%d: %s refuses it: %s\n", source.VisiblePath(d.Path), first.Line, first.Column, edition, span.Visible(first.Message))
		return nil
	})
	if err != nil {
		return placedFailure(err)
	}
	if broken > 0 {
		r.code = max(r.code, exitFindings)
	}
	verb := "break"
	if broken == 1 {
		verb = "breaks"
	}
	fmt.Fprintf(r.stderr, "%d of %s of %s %s\n", broken, words.Count(all, "fixture"), before.Name, verb)
	return nil
}

// refusalOf returns why the latest edition refuses a document that the one before it accepts in some form;
// nil if it does not, or if that one refuses it too.
func refusalOf(d lint.Document, before, after *contracts.Contract) (*authlink.ValidationError, error) {
	for form := range after.Forms {
		old, err := before.Validator(variants.Variant{Form: form, Edition: len(before.Editions) - 1})
		if err != nil {
			return nil, err
		}
		if !old.Valid(d.Data) {
			continue
		}
		v, err := after.Validator(variants.Variant{Form: form, Edition: len(after.Editions) - 1})
		if err != nil {
			return nil, err
		}
		refusal, _ := errors.AsType[*authlink.ValidationError](v.Validate(d.Data))
		return refusal, nil
	}
	return nil, nil
}

// eachFixture yields the documents of the files that the configuration holds against a contract.
// One that cannot be read is reported and left out.
func (r *run) eachFixture(config *lint.Config, c *contracts.Contract, yield func(lint.Document) error) error {
	project, err := lint.NewProject(config, lint.Overrides{}, time.Now())
	if err != nil {
		return err
	}
	in := lint.Input{Args: []string{filepath.Dir(config.Path)}}
	in.Keep = func(path string) bool {
		s := project.Settings(path)
		return s.Contract.Value == c.Name && s.Schema.Value == ""
	}
	for d := range project.Documents(in) {
		if d.Err != nil {
			if d.Path != in.Args[0] { // a directory without such files
				r.complain(d.Err)
				r.code = exitFailed
			}
			continue
		}
		if err := yield(d); err != nil {
			return err
		}
	}
	return nil
}
