package main

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"example.com/authlink"
	"example.com/authlink/internal/compat"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/schemafile"
	"example.com/authlink/internal/variants"
	"example.com/authlink/internal/words"
)

const compatLong = `compat lists how documents of NEW may differ from documents of OLD, as a reader
sees them. Each difference comes with a document that only one of the two
accepts. OLD and NEW are each an edition of the contract (a date, a version of
the vendor's SDK, or latest) or a JSON Schema: FILE, or FILE#POINTER for one in
a file. In an OpenAPI document, POINTER leads to any schema, as in
openapi.yaml#/components/schemas/NAME, or is the name of an operation, as in
'openapi.yaml#GET /orders/{id} 200'. REV:FILE is a file as git has it. If a file
is named like an edition, put its directory before it: ./latest.

Two OpenAPI documents are compared as a whole: what each operation answers, what
came and what went. "accept" in the configuration lists the differences that are
known, with the reason: they fail nothing.

  breaking  a value may have another type, be null, or be missing
  widening  there may be new values of a known type, such as a new category
  safe      nothing new is allowed; documents recorded earlier may be refused
  notice    nothing changes for documents: a property is deprecated now

Where neither a document nor a rule decides whether two wordings mean the same,
the difference is "unproven"; --effort 10 looks ten times longer.

Exit codes:
  0  every difference is less severe than --fail-on
  1  a difference is at least as severe as --fail-on; with --fixtures, a
     document breaks
  2  the command line is wrong
  3  a schema could not be read or compiled, or no document of --fixtures is
     valid under OLD
  4  nothing is proven to fail, but something unproven might`

func (r *run) compatCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "compat [flags] OLD NEW",
		Short: "List what changed from one edition or JSON Schema to another",
		Long:  compatLong,
		Example: `  authlink-lint compat --form wire 2024-12-02 latest
  authlink-lint compat --fail-on widening old.schema.json new.schema.json
  authlink-lint compat latest openapi.yaml#/components/schemas/AuthLink
  authlink-lint compat --form wire --fixtures testdata 2024-12-02 latest`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return fmt.Errorf("expected OLD and NEW, got %s", words.Count(len(args), "argument"))
			}
			return nil
		},
		DisableFlagsInUseLine: true,
	}
	var fixtures fixtureFlags
	fixtures.add(cmd)
	var flags contractFlags
	cmd.ValidArgsFunction = flags.completeEditionOrFile
	flags.addContract(cmd, &fixtures.documents.config)
	flags.addForm(cmd)
	draft := draftFlag(cmd)
	direction := directionFlag(cmd)
	var resources []string
	cmd.Flags().StringArrayVar(&resources, "resource", nil, resourceUsage)
	by := choiceFlag(cmd, "by", "what to compare of two whole OpenAPI documents", byResponses, byRequests, bySchemas)
	out := addDifferenceFlags(cmd, compat.Breaking)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := errors.Join(fixtures.check(cmd), out.check()); err != nil {
			return err
		}
		c, v, err := flags.chosen(cmd)
		if err != nil {
			return err
		}
		if err := checkWhole(c, args[0], args[1]); err != nil {
			return err
		}
		if isWholeSpec(c, args[0]) {
			if cmd.Flags().Changed("fixtures") {
				return errFixturesOfWhole
			}
			result, summary, err := r.compareSpecs(args[0], args[1], by.value, compat.Options{Effort: out.effort})
			if err != nil {
				return err
			}
			return r.writeSpecDifferences(out, &fixtures.documents.config, result, summary)
		}
		opts := schemafile.Options{Resources: resources, Alone: len(resources) == 0, Draft: draft.draft(), Direction: direction.direction(), Warn: r.warnRepeated}
		old, err := r.schemaOf(c, v.Form, opts, args[0])
		if err != nil {
			return err
		}
		new, err := r.schemaOf(c, v.Form, opts, args[1])
		if err != nil {
			return err
		}
		if c.IsBuiltIn() {
			r.warnLater(args[0], "OLD")
			r.warnLater(args[1], "NEW")
		}
		if cmd.Flags().Changed("fixtures") {
			return r.breakages(old, new, fixtures, out.format.value)
		}
		result, err := compat.Compare(old, new, compat.Options{Effort: out.effort})
		if err != nil {
			return &failure{err: err}
		}
		if err := fixtures.documents.config.accept(result.Differences); err != nil {
			return err
		}
		if err := r.writeDifferences(out, result); err != nil || len(result.Differences) == 0 {
			return err
		}
		_, err = fmt.Fprintf(r.stderr, "%s; --fixtures PATH lists your documents that NEW refuses\n", countByClass(result.Differences))
		return err
	}
	return cmd
}

// schemaOf compiles the schema of an edition of a contract, or that of a name as
// schemafile.ParseName reads it.
func (r *run) schemaOf(c *contracts.Contract, form int, opts schemafile.Options, name string) (*authlink.Validator, error) {
	if edition, err := c.ParseEdition(name); err == nil {
		validator, err := c.Validator(variants.Variant{Form: form, Edition: edition})
		if err != nil {
			return nil, placedFailure(err)
		}
		return validator, nil
	}
	validator, err := schemafile.Compile(name, opts)
	if err != nil {
		f := placedFailure(err)
		if f.hint == "" && errors.Is(err, fs.ErrNotExist) {
			f.hint = "OLD and NEW may each be an edition (see 'authlink-lint editions'), a JSON Schema file, openapi.yaml#/components/schemas/NAME or 'openapi.yaml#GET /path 200', also as git has it: HEAD~1:openapi.yaml#…"
		}
		return nil, f
	}
	if !schemafile.ParseName(name).IsFile() {
		return validator, nil // what is looked at is a file as a whole
	}
	return validator, r.lookAt(name, validator)
}
