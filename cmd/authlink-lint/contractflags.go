package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"example.com/authlink"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/variants"
)

// contractFlags name a contract, and one edition of it in one form.
type contractFlags struct {
	contract string
	form     *choice // nil where the command has no such flag
	edition  string
	each     bool // auto is allowed: documents differ
	config   *configFlags
}

const (
	contractUsage = "the contract `NAME` of the configuration, instead of the built-in " + variants.StackOne + "; of a whole API NAME#OPERATION, such as acme#getOrder"
	editionUsage  = "`EDITION` of the contract: latest or, of the built-in one, a date or a version of the vendor's SDK"
)

// addContract adds --contract, and --config where the command does not have it.
func (f *contractFlags) addContract(cmd *cobra.Command, config *configFlags) {
	cmd.Flags().StringVar(&f.contract, "contract", "", contractUsage)
	completeFlag(cmd, "contract", f.contractWords)
	if f.config = config; config == nil {
		f.config = new(configFlags)
		f.config.addFile(cmd)
	}
}

// addForm adds --form.
func (f *contractFlags) addForm(cmd *cobra.Command) {
	usage, allowed := "spelling of the contract; of the built-in one, "+formsUsage, formNames()
	if f.each {
		usage, allowed = usage+", auto is whichever a document satisfies", append(allowed, lint.Auto)
	}
	f.form = openChoiceFlag(cmd, "form", usage, allowed, f.formWords)
}

// addEdition adds --edition.
func (f *contractFlags) addEdition(cmd *cobra.Command) {
	usage := editionUsage
	if f.each {
		usage += "; auto is the latest that a document satisfies"
	}
	cmd.Flags().StringVar(&f.edition, "edition", "", usage+" (default "+authlink.Variant{}.Edition.String()+")")
	completeFlag(cmd, "edition", f.editionWords)
}

// set returns the contracts there are: those of a configuration only where one is asked for.
func (f *contractFlags) set() (*contracts.Set, error) {
	if f.contract == "" {
		return contracts.OnlyBuiltIn(), nil
	}
	config, err := f.config.read()
	if err != nil {
		return nil, placedFailure(err)
	}
	return config.Contracts(), nil
}

// named returns the contract that the flags name.
func (f *contractFlags) named() (*contracts.Contract, error) {
	set, err := f.set()
	if err != nil {
		return nil, err
	}
	return set.Find(f.contract)
}

// chosen returns what the flags name.
func (f *contractFlags) chosen(cmd *cobra.Command) (c *contracts.Contract, v variants.Variant, err error) {
	if c, err = f.named(); err != nil {
		return nil, v, err
	}
	if f.form != nil && cmd.Flags().Changed("form") {
		if err := f.checkForm(c); err != nil {
			return nil, v, err
		}
		v.Form, err = c.ParseForm(f.form.value)
	}
	if err == nil {
		v.Edition, err = c.ParseEdition(f.edition)
	}
	return c, v, err
}

// checkForm reports a form that the contract does not have, as a flag reports a wrong word.
func (f *contractFlags) checkForm(c *contracts.Contract) error {
	if f.each && lint.CheckForm(c, f.form.value) == nil {
		return nil
	}
	allowed := c.FormNames()
	if f.each {
		allowed = append(allowed, lint.Auto)
	}
	if _, err := c.ParseForm(f.form.value); err != nil {
		if !c.HasForms() {
			return fmt.Errorf("--form: %w", err)
		}
		return fmt.Errorf("invalid argument %q for \"--form\" flag: must be one of %s", f.form.value, strings.Join(allowed, ", "))
	}
	return nil
}

// checkSchema reports flags that say something of a contract where --schema takes its place.
func (f *contractFlags) checkSchema(cmd *cobra.Command) error {
	for _, name := range []string{"contract", "form", "edition"} {
		if cmd.Flags().Changed("schema") && cmd.Flags().Changed(name) {
			return fmt.Errorf("--%s and --schema cannot be used together: only a contract has forms and editions", name)
		}
	}
	return nil
}

// check finds a form or an edition that no contract in question has: without --contract, each
// of the configuration is in question.
func (f *contractFlags) check(cmd *cobra.Command) error {
	changed := cmd.Flags().Changed
	if changed("contract") && f.contract == "" {
		return errors.New("--contract needs the name of a contract")
	}
	if !changed("contract") && !changed("form") && !changed("edition") {
		return nil
	}
	builtIn := f.contract == ""
	var inQuestion []*contracts.Contract
	if c, err := f.named(); err != nil {
		return err
	} else {
		inQuestion = append(inQuestion, c)
	}
	if config, err := f.config.read(); builtIn && err == nil { // else whoever needs it says so
		inQuestion = config.Contracts().All()
	}
	var first error
	for _, c := range inQuestion {
		err := f.checkIn(cmd, c)
		if err == nil {
			return nil
		}
		if first == nil {
			first = err
		}
	}
	return first
}

func (f *contractFlags) checkIn(cmd *cobra.Command, c *contracts.Contract) error {
	if cmd.Flags().Changed("form") {
		if err := f.checkForm(c); err != nil {
			return err
		}
	}
	if cmd.Flags().Changed("edition") {
		return lint.CheckEdition(c, f.edition)
	}
	return nil
}

// warnLater warns of an edition of the built-in contract that is later than those known.
func (f *contractFlags) warnLater(r *run, c *contracts.Contract) {
	if c.IsBuiltIn() {
		r.warnLater(f.edition, "--edition")
	}
}
