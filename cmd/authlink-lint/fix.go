package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/fix"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/words"
)

// fixFlags say what to change in files.
type fixFlags struct{ fix, unsafe, redact, diff bool }

func (f *fixFlags) add(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.fix, "fix", false, "fix what can be fixed without changing what a file says, and report what is left; "+
		"for standard input, the result goes to standard output and the report to standard error")
	cmd.Flags().BoolVar(&f.unsafe, "unsafe", false, "with --fix or --diff, also make guesses: rename properties, convert a payload to the form that was asked for")
	cmd.Flags().BoolVar(&f.redact, "redact", false, "replace each live token with a placeholder")
	cmd.Flags().BoolVar(&f.diff, "diff", false, "show what --fix would change, write nothing, and exit with code 1 if anything would change")
}

// check finds flags that contradict one another.
func (f *fixFlags) check(cmd *cobra.Command) error {
	changed := cmd.Flags().Changed
	switch {
	case f.unsafe && !f.fix && !f.diff:
		return errors.New("--unsafe needs --fix or --diff")
	case f.diff && changed("format"):
		return errors.New("--diff and --format cannot be used together: a diff is not a report")
	case f.on() && changed("watch"):
		return errors.New("--watch only reads: leave out --fix, --redact and --diff")
	case f.on() && changed("write-baseline"):
		return errors.New("--write-baseline would accept what --fix, --redact or --diff changes: run one after the other")
	}
	return nil
}

func (f *fixFlags) on() bool { return f.fix || f.redact || f.diff }

// repair returns what to do. --diff alone shows what --fix alone would do.
func (f *fixFlags) repair() lint.Repair {
	repair := lint.Repair{Dry: f.diff}
	if f.fix || f.diff && !f.redact {
		repair.Kinds = append(repair.Kinds, finding.FixSafe)
	}
	if f.unsafe {
		repair.Kinds = append(repair.Kinds, finding.FixUnsafe)
	}
	if f.redact {
		repair.Kinds = append(repair.Kinds, finding.FixRedact)
	}
	return repair
}

// A fixer makes fixes before files are linted, and counts them.
type fixer struct {
	*run
	repair       lint.Repair
	fixes, files int
	redacted     map[string]int // how many secrets were taken out of which parts
	failed       bool           // some file could not be fixed
}

// fix makes the fixes that the flags ask for, if any, in the files of an input.
// It returns what to lint after that, with standard input fixed too.
func (r *run) fix(ctx context.Context, flags lintFlags, project *lint.Project, in lint.Input) (*fixer, lint.Input, error) {
	f := &fixer{run: r, repair: flags.fixes.repair(), redacted: map[string]int{}}
	if !flags.fixes.on() {
		return f, in, nil
	}
	in, err := f.all(ctx, project, in)
	if err == nil {
		err = context.Cause(ctx)
	}
	if err != nil {
		return f, in, err
	}
	if !flags.quiet {
		fmt.Fprint(r.stderr, f)
	}
	r.code = f.exitCode()
	return f, in, nil
}

func (f *fixer) all(ctx context.Context, project *lint.Project, in lint.Input) (lint.Input, error) {
	files := in
	files.Args = f.fixable(in.Args)
	for fixed := range project.Fix(ctx, files, f.repair) {
		if err := f.add(fixed); err != nil {
			return in, &failure{err: err}
		}
	}
	if !slices.Contains(in.Args, source.StdinArg) {
		return in, nil
	}
	path := cmp.Or(in.StdinName, source.StdinPath)
	text, err := await(ctx, func() ([]byte, error) { return fix.ReadFixable(path, in.Stdin) })
	if err != nil {
		return in, err
	}
	fixed := project.FixText(ctx, path, text, f.repair.Kinds)
	err = f.add(fixed)
	if err == nil && !f.repair.Dry {
		_, err = f.stdout.Write(fixed.Text)
		f.findings = f.stderr
	}
	if err != nil {
		return in, &failure{err: err}
	}
	in.Stdin = bytes.NewReader(fixed.Text)
	return in, nil
}

// fixable returns the arguments that are files to be fixed, and reports those that
// cannot be.
func (f *fixer) fixable(args []string) []string {
	var files []string
	for _, arg := range args {
		if arg == source.StdinArg {
			continue
		}
		if err := fix.Fixable(arg); err != nil {
			f.complain(err)
			f.failed = true
			continue
		}
		files = append(files, arg)
	}
	return files
}

// add counts a file, or shows what would change in it. It returns an error of
// standard output.
func (f *fixer) add(fixed lint.Fixed) error {
	if fixed.Err != nil {
		f.complain(fixed.Err)
		f.failed = true
		return nil
	}
	if fixed.Fixes > 0 {
		f.fixes += fixed.Fixes
		f.files++
	}
	for part, n := range fixed.Redacted {
		f.redacted[part] += n
	}
	if !f.repair.Dry || fixed.Fixes == 0 {
		return nil
	}
	_, err := f.stdout.Write(fixed.Diff())
	return err
}

// exitCode is the exit code of a run that only shows what would change.
func (f *fixer) exitCode() int {
	switch {
	case f.failed:
		return exitFailed
	case f.fixes > 0:
		return exitFindings
	default:
		return exitClean
	}
}

// String counts for people; it is empty if there is nothing to count.
func (f *fixer) String() string {
	switch {
	case f.fixes == 0:
		return ""
	case f.repair.Dry:
		return fmt.Sprintf("%s in %s can be fixed%s\n", words.Count(f.fixes, "finding"), words.Count(f.files, "file"), f.secrets())
	default:
		return fmt.Sprintf("fixed %s in %s%s\n", words.Count(f.fixes, "finding"), words.Count(f.files, "file"), f.secrets())
	}
}

// secrets says how many secrets were taken out of what, such as "; secrets: 2 in request
// headers"; nothing if there were none.
func (f *fixer) secrets() string {
	var parts []string
	for _, part := range slices.Sorted(maps.Keys(f.redacted)) {
		parts = append(parts, fmt.Sprintf("%d in %s", f.redacted[part], part))
	}
	if len(parts) == 0 {
		return ""
	}
	return "; secrets: " + strings.Join(parts, ", ")
}
