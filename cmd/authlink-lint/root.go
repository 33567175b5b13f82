package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"example.com/authlink"
	"example.com/authlink/internal/lint"
)

const rootLong = `authlink-lint checks JSON files against the auth link contract, or against any
JSON Schema, and shows every fault in its place.

A PATH is a file, whatever its name; a directory, of which every *.json file is
checked at any depth (links to directories are not followed); or - for standard
input. A file or directory that is called like one of the commands below is
named with its directory: ./schema.

Findings go to standard output. Standard error gets the summary and whatever
could not be done.

Exit codes:
  0  every file was checked and none has a finding
  1  every file was checked and some have findings
  2  the command line makes no sense; nothing was checked
  3  something could not be done: a file that is missing or cannot be read, a
     directory without *.json files, a schema that does not compile, a failed
     write`

const rootExample = `  authlink-lint testdata/fixtures
  authlink-lint --form wire recorded-response.json
  authlink-lint --schema order.schema.json orders/
  curl -s https://api.example.com/session | authlink-lint --form wire -
  authlink-lint --format json . > report.json`

// The values of --format.
const (
	formatText = "text"
	formatJSON = "json"
)

// lintFlags are the flags of the root command.
type lintFlags struct {
	form, format, color *choice
	schema              string
	quiet               bool
}

func (r *run) rootCommand() *cobra.Command {
	var flags lintFlags
	root := &cobra.Command{
		Use:           name + " [flags] PATH...",
		Short:         "Check JSON files against the auth link contract",
		Long:          rootLong,
		Example:       rootExample,
		SilenceErrors: true, // Main reports them, in its own words
		SilenceUsage:  true,
		Args:          checkPaths,
		RunE: func(cmd *cobra.Command, paths []string) error {
			if cmd.Flags().Changed("schema") && flags.schema == "" {
				return errors.New("--schema names no file")
			}
			if cmd.Flags().Changed("schema") && cmd.Flags().Changed("form") {
				return errors.New("--form and --schema exclude each other: only the built-in contract has forms")
			}
			return r.lint(flags, paths)
		},
		DisableFlagsInUseLine: true,
	}
	root.SetFlagErrorFunc(flagError)
	flags.form = formFlag(root)
	flags.format = choiceFlag(root, "format", "how to report findings", formatText, formatJSON)
	flags.color = choiceFlag(root, "color", "when to color findings; auto heeds NO_COLOR and TERM=dumb",
		colorAuto, colorAlways, colorNever)
	root.Flags().StringVar(&flags.schema, "schema", "", "check against the JSON Schema in `FILE` instead of the built-in contract")
	root.Flags().BoolVarP(&flags.quiet, "quiet", "q", false, "leave out the summary; findings and errors are still shown")
	root.AddCommand(r.schemaCommand(), r.versionCommand())
	return root
}

func checkPaths(_ *cobra.Command, paths []string) error {
	if len(paths) == 0 {
		return fmt.Errorf("no PATH given; for example: %s testdata/fixtures", name)
	}
	if i := slices.Index(paths, lint.StdinArg); i >= 0 && slices.Contains(paths[i+1:], lint.StdinArg) {
		return errors.New("standard input (-) is named twice and can be read once")
	}
	return nil
}

// lint checks the files that paths name and reports what it finds.
func (r *run) lint(flags lintFlags, paths []string) error {
	validator, err := flags.validator()
	if err != nil {
		return err
	}
	report := r.report(flags)
	var summary lint.Summary
	for result := range lint.New(validator).Run(paths, r.stdin) {
		summary.Add(result)
		if result.Err != nil {
			r.complain(result.Err)
		}
		if err := report.Add(result); err != nil {
			return &failure{err: err}
		}
	}
	if err := report.Close(); err != nil {
		return &failure{err: err}
	}
	if !flags.quiet {
		fmt.Fprintln(r.stderr, summary)
	}
	r.code = exitCode(summary)
	return nil
}

func exitCode(s lint.Summary) int {
	switch {
	case s.Errors > 0:
		return exitFailed
	case s.Invalid > 0:
		return exitFindings
	default:
		return exitClean
	}
}

func (r *run) report(flags lintFlags) lint.Report {
	if flags.format.value == formatJSON {
		return lint.NewJSONReport(r.stdout)
	}
	return lint.NewTextReport(r.stdout, r.color(flags.color.value))
}

// validator is that of --schema, or of the contract in the given form.
func (f lintFlags) validator() (*authlink.Validator, error) {
	if f.schema != "" {
		return compile(f.schema)
	}
	validator, err := contract(f.form.value).Validator()
	if err != nil {
		return nil, &failure{err: err}
	}
	return validator, nil
}
