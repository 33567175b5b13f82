package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"example.com/authlink"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/variants"
	"example.com/authlink/internal/words"
)

const contractCheckLong = `check says how the contracts of the configuration stand, all or those that are
named: it is the one command for a nightly job.

  - Does "source", what the vendor says today, still say what the latest edition
    says? If not, it lists what differs; 'authlink-lint contract add' takes it
    in.
  - Do all fixtures, which are the files of the entries of "files" that name the
    contract, still follow some edition?
  - Which edition is dead: no fixture needs it?

Exit codes:
  0  nothing has changed, and all fixtures follow an edition
  1  a source differs from the latest edition, or a fixture follows no edition
  2  the command line is wrong
  3  something could not be read or compiled`

func (r *run) contractCheckCommand() *cobra.Command {
	var config configFlags
	cmd := &cobra.Command{
		Use:   "check [flags] [NAME...]",
		Short: "Say whether contracts still hold: for a nightly job",
		Long:  contractCheckLong,
		Example: `  authlink-lint contract check
  authlink-lint contract check acme-order`,
		DisableFlagsInUseLine: true,
	}
	config.addFile(cmd)
	cmd.RunE = func(_ *cobra.Command, names []string) error {
		c, err := config.read()
		if err != nil {
			return placedFailure(err)
		}
		list, err := contractsNamed(c, names)
		if err != nil {
			return err
		}
		for _, contract := range list {
			if err := r.checkContract(c, contract); err != nil {
				return placedFailure(err)
			}
		}
		return nil
	}
	return cmd
}

// contractsNamed returns the contracts of a configuration by their names, or all.
func contractsNamed(config *lint.Config, names []string) ([]*contracts.Contract, error) {
	if config == nil {
		return nil, &failure{errors.New("there is no configuration"), "'authlink-lint contract add' writes one"}
	}
	if len(names) == 0 {
		list := config.Contracts().All()[1:] // the first is built in
		if len(list) == 0 {
			return nil, &failure{errors.New("the configuration has no contracts"), "'authlink-lint contract add' adds one"}
		}
		return list, nil
	}
	var list []*contracts.Contract
	for _, name := range names {
		c, err := config.Contracts().Find(name)
		if err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	return list, nil
}

// checkContract prints how a contract stands.
func (r *run) checkContract(config *lint.Config, c *contracts.Contract) error {
	fmt.Fprintln(r.stdout, c.Name)
	if c.IsAPI() {
		return r.checkAPI(config, c)
	}
	for edition := range c.Editions { // a broken one is found here, and not by chance
		if _, err := c.Validator(variants.Variant{Edition: edition}); err != nil {
			return err
		}
	}
	if err := r.checkSource(c); err != nil {
		return err
	}
	needed, none, all := make([]int, len(c.Editions)), 0, 0
	err := r.eachFixture(config, c, func(d lint.Document) error {
		all++
		latest, why, err := latestOf(c, d)
		switch {
		case err != nil:
			return err
		case latest < 0:
			none++
			fmt.Fprintf(r.stdout, "  %s:%s\n", source.VisiblePath(d.Path), why)
		default:
			needed[latest]++
		}
		return nil
	})
	if err != nil {
		return err
	}
	r.tellEditions(c, needed, all, none)
	return nil
}

// tellEditions says which edition is followed by how many of the fixtures, of which some follow none.
func (r *run) tellEditions(c *contracts.Contract, needed []int, all, none int) {
	if none > 0 {
		r.code = max(r.code, exitFindings)
	}
	fmt.Fprintf(r.stdout, "  fixtures: %d, of which %d follow no edition\n", all, none)
	for i, name := range c.Editions {
		use := "followed by " + words.Count(needed[i], "fixture")
		switch {
		case i == len(c.Editions)-1:
			use = "latest, " + use
		case needed[i] == 0:
			use = "dead: no fixture needs it"
		}
		fmt.Fprintf(r.stdout, "  %s: %s\n", span.Visible(name), use)
	}
}

// checkAPI prints how a contract stands that is a whole API. Its fixtures are exchanges, and documents of
// its operations.
func (r *run) checkAPI(config *lint.Config, c *contracts.Contract) error {
	latest := span.Visible(c.Editions[len(c.Editions)-1])
	here := filepath.Dir(config.Path)
	before, today := filepath.Join(here, c.Sources[len(c.Sources)-1]), filepath.Join(here, c.Today)
	isGiven, isSame, err := c.SaysTheSame()
	switch {
	case err != nil:
		return err
	case !isGiven:
		fmt.Fprintln(r.stdout, "  source: not given, so nobody knows what the vendor says today")
	case isSame:
		fmt.Fprintf(r.stdout, "  source: says what %s says\n", latest)
	default:
		r.code = max(r.code, exitFindings)
		fmt.Fprintf(r.stdout, "  source: differs from %s: 'authlink-lint compat %s %s' says how\n", latest, span.Visible(before), span.Visible(today))
		r.tellOperations(before, today)
	}
	project, err := lint.NewProject(config, lint.Overrides{}, time.Now())
	if err != nil {
		return err
	}
	needed, none, all := make([]int, len(c.Editions)), 0, 0
	for e := range project.Exercises(lint.Input{Args: []string{here}}) {
		switch {
		case e.Err != nil && e.Contract == c:
			return e.Err
		case e.Err != nil || e.Contract != c:
			continue
		case len(e.Follows) == 0:
			none++
		default:
			needed[e.Follows[len(e.Follows)-1]]++
		}
		all++
	}
	r.tellEditions(c, needed, all, none)
	return nil
}

// latestOf returns the latest edition that a document follows, -1 for none, and then why not.
func latestOf(c *contracts.Contract, d lint.Document) (latest int, why string, err error) {
	if d.Syntax != nil {
		return -1, fmt.Sprintf("%d:%d: %s", d.Syntax.Line, d.Syntax.Column, span.Visible(d.Syntax.Message)), nil
	}
	found, err := c.Detect(d.Data, c.Variants())
	if e, ok := errors.AsType[*authlink.SyntaxError](err); ok {
		d.PlaceSyntax(e)
		return -1, fmt.Sprintf("%d:%d: %s", e.Line, e.Column, span.Visible(e.Message)), nil
	}
	if err != nil {
		return -1, "", err
	}
	latest = -1
	for _, v := range found.Satisfied {
		latest = max(latest, v.Edition)
	}
	if latest < 0 {
		d.Place(found.Why.Violations)
		v := found.Why.Violations[0]
		why = fmt.Sprintf("%d:%d: follows no edition, not even %s: %s", v.Line, v.Column, span.Visible(c.Editions[found.Nearest.Edition]), span.Visible(v.Message))
	}
	return latest, why, nil
}

// checkSource says whether the vendor still says what the latest edition says.
func (r *run) checkSource(c *contracts.Contract) error {
	today, err := c.ReadToday()
	latest := c.Editions[len(c.Editions)-1]
	switch {
	case err != nil:
		return err
	case c.IsBuiltIn():
		return nil
	case today == nil:
		fmt.Fprintln(r.stdout, "  source: not given, so nobody knows what the vendor says today")
		return nil
	}
	result, err := compareWithLatest(c, today)
	if err != nil {
		return err
	}
	if len(result.Differences) == 0 && !result.GaveUp {
		fmt.Fprintf(r.stdout, "  source: says what %s says\n", span.Visible(latest))
		return nil
	}
	r.code = max(r.code, exitFindings)
	fmt.Fprintf(r.stdout, "  source: differs from %s: %s\n", span.Visible(latest), countByClass(result.Differences))
	for i := range result.Differences {
		fmt.Fprintln(r.stdout, "    "+differenceLine(&result.Differences[i]))
	}
	return nil
}
