package main

import (
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/spf13/cobra"

	"example.com/authlink"
	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/report"
	"example.com/authlink/internal/words"
)

// fixtureFlags say which documents to check against both schemas.
type fixtureFlags struct {
	paths     []string
	documents documentFlags
}

func (f *fixtureFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&f.paths, "fixtures", nil, "instead of the differences, list the documents in `PATH` that are valid under OLD but not under NEW, "+
		"and exit with code 1 if there are any; can be given several times")
	f.documents.add(cmd)
}

func (f *fixtureFlags) check(cmd *cobra.Command) error {
	changed := cmd.Flags().Changed
	if !changed("fixtures") {
		for _, name := range []string{"as", "select"} {
			if changed(name) {
				return fmt.Errorf("--%s needs --fixtures: it says how to read them", name)
			}
		}
	}
	if changed("fixtures") && changed("fail-on") {
		return errors.New("--fail-on and --fixtures cannot be used together: any document that breaks is a failure")
	}
	return f.documents.check(cmd)
}

// breakages looks for the documents that are valid under one schema but not under
// another.
type breakages struct {
	before, after *authlink.Validator
	project       *lint.Project // finds the documents
	linter        *lint.Linter  // of what is after

	documents, broken, invalid int // invalid ones are so before
}

func newBreakages(before, after *authlink.Validator, documents documentFlags) (*breakages, error) {
	project, err := documents.project()
	linter := lint.New(after, lint.Options{
		Severities: map[string]finding.Severity{"live-token": finding.SeverityOff},
		Now:        time.Now(),
	})
	return &breakages{before: before, after: after, project: project, linter: linter}, err
}

// has judges one more document.
func (b *breakages) has(d lint.Document) bool {
	b.documents++
	switch {
	case d.Syntax != nil || !b.before.Valid(d.Data):
		b.invalid++
		return false
	case b.after.Valid(d.Data):
		return false
	}
	b.broken++
	return true
}

// results yields what breaks, file by file, and passes to complain what cannot be read.
func (b *breakages) results(in lint.Input, complain func(error)) iter.Seq[finding.Result] {
	return func(yield func(finding.Result) bool) {
		var file finding.Result
		for d := range b.project.Documents(in) {
			if d.Err != nil {
				complain(d.Err)
				continue
			}
			if !b.has(d) {
				continue
			}
			if file.Path != "" && file.Path != d.Path {
				if !yield(file) {
					return
				}
				file = finding.Result{}
			}
			file.Add(withoutFlags(d.Lint(b.linter)))
		}
		if file.Path != "" {
			yield(file)
		}
	}
}

// breakages reports the documents in files that are valid under one schema but
// not under another, with the linter's findings under the second.
func (r *run) breakages(old, new *authlink.Validator, fixtures fixtureFlags, format string) error {
	b, err := newBreakages(old, new, fixtures.documents)
	if err != nil {
		return err
	}
	rep, err := report.New(format, r.stdout, report.Options{Version: moduleVersion(), Columns: r.columns(), All: true})
	if err != nil {
		return err
	}
	complain := func(err error) {
		r.complain(err)
		r.code = exitFailed
	}
	for result := range b.results(lint.Input{Args: fixtures.paths, Stdin: r.stdin}, complain) {
		r.code = max(r.code, exitFindings)
		if err := report.AddAll(rep, result.Events()); err != nil {
			return &failure{err: err}
		}
	}
	if err := rep.Close(); err != nil {
		return &failure{err: err}
	}
	fmt.Fprintf(r.stderr, "%s: %d valid under OLD but not under NEW, %d not valid under OLD\n",
		words.Count(b.documents, "document"), b.broken, b.invalid)
	if b.invalid > 0 && b.invalid == b.documents {
		return &failure{errors.New("nothing was compared: no document is valid under OLD"),
			"'authlink-lint detect' says which form and which editions they follow; HTTP responses are in --form wire"}
	}
	return nil
}

// withoutFlags words advice without the flag for an edition, which is what compat is about.
func withoutFlags(result finding.Result) finding.Result {
	for i := range result.Findings {
		if f := &result.Findings[i]; advice.Has(f.Advice, advice.OtherEdition) {
			f.Hint = advice.Text(f.Advice, advice.Go)
		}
	}
	return result
}
