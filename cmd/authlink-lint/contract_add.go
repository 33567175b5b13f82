package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"example.com/authlink/internal/lazyregexp"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/schemafile"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/variants"
)

const contractAddLong = `add takes a snapshot of a schema as a new edition of a contract, if it differs
from the latest: it writes contracts/NAME/EDITION.schema.json beside the
configuration, and a line into that, with its comments as they are. A contract
that the configuration does not have is new, and so may be the configuration.

SOURCE is a JSON Schema in a file, or a schema in an OpenAPI document:
openapi.yaml#/components/schemas/NAME, or 'openapi.yaml#GET /orders/{id} 200';
also as git has it in a revision: v2.3:openapi.yaml#/components/schemas/NAME.

It prints what has changed since the latest edition, and standard error names
the fixtures of the contract that the new edition refuses: those are the files
of the entries of "files" that name it.

Exit codes:
  0  the edition was added, or there is nothing new
  1  the edition was added, and it refuses fixtures that the latest took
  2  the command line is wrong
  3  something could not be read, compiled or written`

// addFlags are the flags of the commands that add an edition.
type addFlags struct {
	name      string
	direction openapi.Direction // of a schema in an OpenAPI document
	config    configFlags
}

func (f *addFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.name, "name", "", "call the edition `EDITION` (default the date of today)")
	f.config.addFile(cmd)
}

func (r *run) contractAddCommand() *cobra.Command {
	var flags addFlags
	cmd := &cobra.Command{
		Use:   "add [flags] NAME SOURCE",
		Short: "Take a snapshot of a schema as a new edition of a contract",
		Long:  contractAddLong,
		Example: `  authlink-lint contract add acme-order openapi.yaml#/components/schemas/Order
  authlink-lint contract add --name 2.3 acme-order v2.3:order.schema.json`,
		Args:                  cobra.ExactArgs(2),
		DisableFlagsInUseLine: true,
	}
	flags.add(cmd)
	direction := directionFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := flags.check(args[0]); err != nil {
			return err
		}
		config, err := flags.config.read()
		if err != nil {
			return placedFailure(err)
		}
		flags.direction = direction.direction()
		if known, err := config.Contracts().Find(args[0]); err == nil {
			if cmd.Flags().Changed("direction") && flags.direction != known.Direction {
				return fmt.Errorf("--direction %s: the configuration says that %s is a %s", flags.direction, args[0], known.Direction)
			}
			flags.direction = known.Direction
		}
		if source := args[1]; !schemafile.ParseName(source).HasFragment && schemafile.IsSpec(source) {
			return &failure{fmt.Errorf("%s is a whole OpenAPI document", span.Visible(source)),
				"name what one operation answers, as in " + quoted(source+"#GET /orders/{id} 200") + "; or write into the configuration that all of it is an edition: - {name: VERSION, openapi: FILE}"}
		}
		v, err := schemafile.Compile(args[1], schemafile.Options{Bundle: true, Direction: flags.direction, Warn: r.warnRepeated})
		if err != nil {
			return placedFailure(err)
		}
		return r.addEdition(flags, args[0], args[1], v.Schema())
	}
	return cmd
}

var (
	contractName = lazyregexp.New(`^[a-z0-9][a-z0-9._-]*$`)
	editionName  = lazyregexp.New(`^[A-Za-z0-9][A-Za-z0-9._+-]*$`)
)

func (f *addFlags) check(name string) error {
	switch {
	case !contractName().MatchString(name):
		return fmt.Errorf("%s is no name of a contract: expected lower-case letters, digits and hyphens, as in acme-order", span.Visible(name))
	case name == variants.StackOne:
		return fmt.Errorf("%s is built in: give your contract another name", name)
	case f.name == "latest" || f.name == lint.Auto || f.name != "" && !editionName().MatchString(f.name):
		return fmt.Errorf("--name %s is no name of an edition: expected a date or a version", span.Visible(f.name))
	}
	return nil
}
