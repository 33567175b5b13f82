package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/report"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/variants"
)

const convertLong = `convert turns auth links from any form into another: it changes the names of the
properties, and the two categories that are spelled differently. Everything else
stays byte for byte. A payload that has that form already is left as it is.

A payload that is not valid in its own form is refused, with its findings: fix
it first. So is one that would have a property twice. In *.ndjson and *.jsonl
files each line is a payload; if one is refused, the whole file is.

The result for one PATH goes to standard output; with --write, each file is
overwritten.

Exit codes:
  0  every payload has the form that was asked for
  1  a payload was refused
  2  the command line is wrong; nothing was converted
  3  something could not be read or written
  130  interrupted with Ctrl-C (143: terminated, 129: its terminal was closed)`

func (r *run) convertCommand() *cobra.Command {
	var flags contractFlags
	var write bool
	cmd := &cobra.Command{
		Use:   "convert --to FORM [flags] PATH...",
		Short: "Turn payloads from one form into another",
		Long:  convertLong,
		Example: `  authlink-lint convert --to sdk recorded-response.json
  authlink-lint convert --to wire --write testdata/valid/document-example.json`,
		DisableFlagsInUseLine: true,
	}
	flags.addContract(cmd, nil)
	to := openChoiceFlag(cmd, "to", "the form to turn them into; of the built-in contract, "+formsUsage, formNames(), flags.formWords)
	flags.addEdition(cmd)
	cmd.Flags().BoolVarP(&write, "write", "w", false, "overwrite each file instead of writing to standard output")
	cmd.Args = func(cmd *cobra.Command, paths []string) error {
		switch {
		case !cmd.Flags().Changed("to"):
			return errors.New("--to is missing: expected one of " + strings.Join(formNames(), ", "))
		case len(paths) == 0 && isPiped(r.stdin):
			return noPath(cmd, r.stdin)
		case len(paths) == 0:
			return errors.New("no PATH given")
		case write && slices.Contains(paths, source.StdinArg):
			return errors.New("standard input (-) cannot be overwritten: leave out --write")
		case !write && len(paths) > 1:
			return errors.New("several files cannot go to standard output: give one PATH, or --write")
		}
		return nil
	}
	cmd.RunE = func(_ *cobra.Command, paths []string) error {
		c, err := flags.named()
		if err != nil {
			return err
		}
		flags.form = to
		if err := flags.checkForm(c); err != nil {
			return errors.New(strings.Replace(err.Error(), "--form", "--to", 1))
		}
		v, err := c.Parse(to.value, flags.edition)
		if err != nil {
			return err
		}
		flags.warnLater(r, c)
		target := c.Of(v)
		for _, path := range paths {
			if err := r.convert(path, target, write); err != nil {
				return &failure{err: err}
			}
		}
		return nil
	}
	return cmd
}

// convert converts what is at a path. It returns an error of standard output; any
// other error is reported, and the next file gets its turn.
func (r *run) convert(path string, to variants.Chosen, write bool) error {
	text, result := r.converted(path, to, write)
	if result.Err == nil && len(result.Findings) > 0 {
		fmt.Fprintf(r.stderr, "%s: %s was not converted, because it is not valid\n", name, source.VisiblePath(path))
		r.code = max(r.code, exitFindings)
		return report.NewText(r.stderr, false).Add(result.Found)
	}
	if result.Err != nil {
		r.complain(result.Err)
		r.code = max(r.code, convertCode(result.Err))
		return nil
	}
	if write {
		return nil
	}
	_, err := r.stdout.Write(text)
	return err
}

// convertCode is the exit code for an error of a conversion.
func convertCode(err error) int {
	if _, ok := errors.AsType[*lint.RefusedError](err); ok {
		return exitFindings
	}
	return exitFailed
}

func (r *run) converted(path string, to variants.Chosen, write bool) ([]byte, finding.Result) {
	if path != source.StdinArg {
		return lint.ConvertFile(path, to, write)
	}
	text, err := source.ReadStdin(r.stdin)
	if err != nil {
		return nil, finding.Failed(source.StdinPath, err)
	}
	return lint.Convert(source.StdinPath, text, to)
}
