package main

import (
	"errors"
	"iter"

	"github.com/spf13/cobra"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/report"
)

const checkSchemaLong = `check-schema looks for mistakes in JSON Schemas, of any draft from 4 to 2020-12,
and in the schemas of OpenAPI documents, 3.0 to 3.2: misspelled keywords, which
make everything valid and nobody notice; keywords of another draft or without
effect; contradictions; references to nothing; values that their own schema
refuses. 'authlink-lint rules' lists the rules, under Schemas.

A schema that documents are checked against, with --schema or by the
configuration, is looked at as well: if it has errors, no document is checked.

The rules are configured, suppressed and reported like those on documents.

Exit codes:
  0  every schema was looked at, and there is no finding to fail on
  1  every schema was looked at, and there are findings to fail on
  2  the command line is wrong
  3  something could not be read or written`

func (r *run) checkSchemaCommand() *cobra.Command {
	var flags lintFlags
	cmd := &cobra.Command{
		Use:   "check-schema [flags] PATH...",
		Short: "Look for mistakes in JSON Schemas",
		Long:  checkSchemaLong,
		Example: `  authlink-lint check-schema schemas/
  authlink-lint check-schema --draft 7 order.schema.json
  authlink-lint check-schema --format sarif openapi.yaml`,
		DisableFlagsInUseLine: true,
	}
	flags.input.add(cmd)
	flags.fixes.add(cmd)
	flags.project = addSchemaFlags(cmd)
	flags.baseline = addBaselineFlags(cmd)
	flags.formats = formatFlag(cmd)
	flags.color = colorFlag(cmd)
	cmd.Flags().BoolVarP(&flags.quiet, "quiet", "q", false, quietUsage)
	cmd.RunE = func(cmd *cobra.Command, paths []string) error {
		if err := errors.Join(flags.project.check(cmd), flags.fixes.check(cmd)); err != nil {
			return err
		}
		in, err := flags.input.input(cmd, paths, r.stdin)
		if err != nil {
			return err
		}
		if in, err = flags.spare(in, r.redirected()); err != nil {
			return err
		}
		project, err := flags.project.project(cmd)
		if err != nil {
			return err
		}
		ctx, stop := interruptible()
		defer stop()
		return r.lint(ctx, flags, project, in)
	}
	return cmd
}

// eventsOf collects what there is to say about schemas, and whether an error is among it.
func eventsOf(events iter.Seq[finding.Event]) (all []finding.Event, isFaulty bool) {
	for e := range events {
		all = append(all, e)
		if end, ok := e.(finding.End); ok && end.Status != finding.StatusValid {
			isFaulty = true
		}
	}
	return all, isFaulty
}

// after yields some events before others.
func after(first []finding.Event, rest iter.Seq[finding.Event]) iter.Seq[finding.Event] {
	return func(yield func(finding.Event) bool) {
		for _, e := range first {
			if !yield(e) {
				return
			}
		}
		rest(yield)
	}
}

// What stops a run.
var errFaultySchema = errors.New("no document was checked: the schema has errors")

const faultySchemaHint = "correct them; in the configuration a rule can be given another severity, and a finding be suppressed"

// lookAt shows what there is to say about a schema that a command is about to use, by the
// rules of the configuration that applies here. It is a failure if the schema has errors.
func (r *run) lookAt(path string, validator *authlink.Validator) error {
	var config configFlags
	read, err := config.read()
	if err != nil {
		return placedFailure(err)
	}
	schema, err := lint.NewSchemaProject(read, path, validator)
	if err != nil {
		return placedFailure(err)
	}
	events, isFaulty := eventsOf(schema.RunSchemas())
	text := report.NewText(r.stderr, false) // color is for standard output
	for _, e := range events {
		if err := text.Add(e); err != nil {
			return &failure{err: err}
		}
	}
	if isFaulty {
		return &failure{errors.New("the schema has errors"), faultySchemaHint}
	}
	return nil
}
