package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/schemafile"
	"example.com/authlink/internal/source"
)

// projectFlags say what applies to files, in addition to a configuration or instead
// of it.
type projectFlags struct {
	contract  contractFlags
	schema    string
	draft     *choice
	direction *choice // nil for schemas themselves
	resource  []string
	schemas   bool // the files are schemas themselves
	failOn    *choice
	rules     ruleFlags
	limits    limitFlags
	config    configFlags
	content   contentFlags
}

func addProjectFlags(cmd *cobra.Command) *projectFlags {
	f := new(projectFlags)
	f.contract.each = true
	f.contract.addContract(cmd, &f.config)
	f.contract.addForm(cmd)
	f.contract.addEdition(cmd)
	cmd.Flags().StringVar(&f.schema, "schema", "", "check against the JSON Schema in `FILE`, or at FILE#POINTER (see 'help compat'), instead of a contract")
	f.draft = draftFlag(cmd)
	f.direction = directionFlag(cmd)
	f.addShared(cmd)
	return f
}

// addSchemaFlags adds those that apply to files that are schemas themselves.
func addSchemaFlags(cmd *cobra.Command) *projectFlags {
	f := &projectFlags{schemas: true}
	f.draft = draftFlag(cmd)
	f.addShared(cmd)
	return f
}

const resourceUsage = "let schemas refer with $ref to the document in `PATH`, or to those in a directory, " +
	"by its path from the schema or by its $id; can be given several times"

// addShared adds the flags of all commands.
func (f *projectFlags) addShared(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&f.resource, "resource", nil, resourceUsage)
	f.content.add(cmd)
	f.failOn = choiceFlag(cmd, "fail-on", "exit with code 1 if there are findings of this severity or a higher one; "+
		"not-checked: on errors, and if something has not been looked at", lint.FailOns()...)
	f.rules.add(cmd)
	cmd.Flags().Var(&f.limits, "limit", "raise the limit of bytes (such as 64MiB), values, depth, digits or exponent of a document; can be given several times")
	completeFlag(cmd, "limit", limitSettings)
	f.config.add(cmd)
}

// check finds flags that contradict one another.
func (f *projectFlags) check(cmd *cobra.Command) error {
	changed := cmd.Flags().Changed
	switch {
	case slices.Contains(f.resource, ""):
		return errors.New("--resource needs the name of a file or a directory")
	case changed("schema") && f.schema == "":
		return errors.New("--schema needs the name of a file")
	}
	if err := f.contract.checkSchema(cmd); err != nil {
		return err
	}
	if changed("draft") && (changed("contract") || changed("form") || changed("edition")) {
		return errors.New("--draft is that of a schema of your own: leave out --contract, --form and --edition")
	}
	if err := f.config.check(cmd); err != nil {
		return err
	}
	if _, err := f.content.selection(); err != nil {
		return err
	}
	if f.schemas {
		return nil
	}
	return f.contract.check(cmd)
}

// project reads the configuration, if there is one. Flags take precedence over it.
func (f *projectFlags) project(cmd *cobra.Command) (*lint.Project, error) {
	config, err := f.config.read()
	if err != nil {
		return nil, placedFailure(err)
	}
	overrides := lint.Overrides{Contract: f.contract.contract, Edition: f.contract.edition, Schema: f.schema, Resources: f.resource, Select: f.content.selects, As: f.content.kind(), Schemas: f.schemas}
	overrides.Rules, overrides.Only = f.rules.severities, f.rules.only
	overrides.Limits = authlink.Limits(f.limits)
	if cmd.Flags().Changed("form") {
		overrides.Form = f.contract.form.value
	}
	if cmd.Flags().Changed("draft") {
		overrides.Draft = f.draft.value
	}
	if cmd.Flags().Changed("fail-on") {
		overrides.FailOn = finding.Severity(f.failOn.value)
	}
	if f.direction != nil && cmd.Flags().Changed("direction") {
		overrides.Direction = f.direction.value
	}
	project, err := lint.NewProject(config, overrides, time.Now())
	if err != nil {
		return nil, placedFailure(err)
	}
	return project, nil
}

// files are those that say what applies, whether they exist or not: faults in them
// are reported where they are needed.
func (f *projectFlags) files() []string {
	files := slices.Clone(f.resource)
	if f.schema != "" {
		files = append(files, schemafile.ParseName(f.schema).File)
	}
	if f.config.none {
		return withResources(files)
	}
	found := f.config.file
	if found == "" {
		found, _ = lint.FindConfig()
	}
	if config, err := lint.ReadConfig(found); err == nil {
		files = append(files, config.Schemas()...)
	}
	return append(withResources(files), cmp.Or(found, lint.ConfigName))
}

// withResources returns names with the files in those of them that are directories.
func withResources(names []string) []string {
	all := slices.Clone(names)
	for _, name := range names {
		if files, err := schemafile.Files(name); err == nil {
			all = append(all, files...)
		}
	}
	return all
}

// placedFailure is a failure with the hint that err may have.
func placedFailure(err error) *failure {
	if e, ok := errors.AsType[*source.PlacedError](err); ok {
		return &failure{err, e.Hint}
	}
	return &failure{err: err}
}

// baselineFlags name the file of accepted findings.
type baselineFlags struct{ read, write string }

func addBaselineFlags(cmd *cobra.Command) *baselineFlags {
	b := new(baselineFlags)
	cmd.Flags().StringVar(&b.read, "baseline", "", "leave out the findings in `FILE`, as --write-baseline wrote them")
	cmd.Flags().StringVar(&b.write, "write-baseline", "", "write all findings to `FILE` instead of reporting them")
	cmd.MarkFlagsMutuallyExclusive("baseline", "write-baseline")
	return b
}

// open returns what the flags ask for, nil for nothing.
func (b *baselineFlags) open() (*lint.Baseline, error) {
	switch {
	case b.write != "":
		return lint.NewBaseline(b.write), nil
	case b.read != "":
		baseline, err := lint.ReadBaseline(b.read)
		if err != nil {
			return nil, placedFailure(err)
		}
		return baseline, nil
	}
	return nil, nil
}

// closeBaseline writes the baseline where --write-baseline asks for it.
func (r *run) closeBaseline(b *baselineFlags, baseline *lint.Baseline, quiet bool) error {
	if b.write == "" || r.code == exitFailed {
		return nil
	}
	n, err := baseline.Write()
	if err != nil {
		return &failure{err: err}
	}
	if !quiet {
		fmt.Fprintf(r.stderr, "%s: %d accepted\n", source.VisiblePath(b.write), n)
	}
	return nil
}
