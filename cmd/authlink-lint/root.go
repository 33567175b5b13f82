package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/lint"
)

const rootLong = `authlink-lint checks JSON files against the auth link contract, or against any
JSON Schema, and shows every fault in its place.

A PATH is a file, whatever its name; a directory, of which every *.json, *.jsonc,
*.ndjson and *.jsonl file is checked at any depth, but for what git ignores (links
to directories are not followed); or - for standard input. A file or directory
that is called like one of the commands below is named with its directory:
./schema. In a directory *.yaml, *.yml and *.har files are checked where --as or
--select is given, or an entry of files in the configuration is about them.

In *.ndjson and *.jsonl files each line is a document, and blank lines are
nothing; they may be of any length. *.jsonc files may have comments and trailing
commas; *.yaml files hold any number of documents. --as says what is in a file of
another name. What is compressed with gzip is decompressed, and lines and offsets
are those of what comes out; a directory's *.json.gz and the like are checked too.

Where a file holds more than the payload, --select says where that is, such as in
a recording (--select har) or an array (--select '$[*]').

Findings go to standard output, as text unless --format says otherwise. With
--format FORMAT=FILE a report goes to a file, which is written whole at the end
or, when something fails, left as it was. Standard error gets the summary and
whatever could not be done.

A finding is an error, a warning or an info. Errors alone make a file invalid and
the command fail; --fail-on says otherwise. 'authlink-lint rules' lists what is
looked for, 'authlink-lint explain RULE' says why.

Settings for a whole repository are read from .authlink-lint.yaml, in the working
directory or above it: 'authlink-lint init' writes one. Flags count more. It may
say which of the files in a directory to check, and which to leave out.

Exit codes:
  0  every file was checked and there is no finding to fail on
  1  every file was checked and there are findings to fail on
  2  the command line makes no sense; nothing was checked
  3  something could not be done: a file that is missing or cannot be read, a
     directory without such files, a schema that does not compile, a mistake in
     the configuration, a failed write
  130  interrupted with Ctrl-C (and 143 when told to terminate)`

const rootExample = `  authlink-lint testdata/fixtures
  authlink-lint --form wire recorded-response.json
  authlink-lint --schema order.schema.json orders/
  authlink-lint --form wire --select har:/connect_sessions session.har
  curl -s https://api.example.com/session | authlink-lint --form wire -
  authlink-lint --format text --format sarif=authlink.sarif .`

// lintFlags are the flags of the root command.
type lintFlags struct {
	project  *projectFlags
	baseline *baselineFlags
	color    *choice
	formats  *destinations
	input    inputFlags
	fixes    fixFlags
	skip     bool
	quiet    bool
	watch    bool
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
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, paths []string) error {
			if err := flags.project.check(cmd); err != nil {
				return err
			}
			if err := flags.checkWatch(paths); err != nil {
				return err
			}
			if err := flags.fixes.check(cmd); err != nil {
				return err
			}
			in, err := flags.input.input(cmd, paths, r.stdin)
			if err != nil {
				return err
			}
			if in, err = flags.spare(in, r.redirected()); err != nil {
				return err
			}
			open := func() (*lint.Project, error) { return flags.project.project(cmd) }
			if flags.watch {
				return r.watch(flags, in, open)
			}
			project, err := open() // Ctrl-C ends this at once: it may wait for a pipe
			if err != nil {
				return err
			}
			ctx, stop := interruptible()
			defer stop()
			return r.lint(ctx, flags, project, in)
		},
		DisableFlagsInUseLine: true,
	}
	root.SetFlagErrorFunc(flagError)
	flags.input.add(root)
	flags.fixes.add(root)
	flags.project = addProjectFlags(root)
	flags.baseline = addBaselineFlags(root)
	flags.formats = formatFlag(root)
	flags.color = choiceFlag(root, "color", "when to color findings; auto heeds NO_COLOR and TERM=dumb",
		colorAuto, colorAlways, colorNever)
	root.Flags().BoolVar(&flags.skip, "skip-ignored", false, "leave out files that the configuration ignores or does not include, "+
		"though they are named: for hooks, which name what has changed")
	root.Flags().BoolVarP(&flags.quiet, "quiet", "q", false, "leave out the summary; findings and errors are still shown")
	root.Flags().BoolVar(&flags.watch, "watch", false, "check again whenever a file changes, until Ctrl-C")
	root.AddCommand(r.rulesCommand(), r.explainCommand(), r.convertCommand(), r.initCommand(), r.configCommand(),
		r.schemaCommand(), r.editionsCommand(), r.detectCommand(), r.compatCommand(), r.specCommand(), r.generateCommand(),
		r.lspCommand(), r.manCommand(), r.versionCommand())
	return root
}

// narrow leaves out of the input what --skip-ignored says.
func (f *lintFlags) narrow(in lint.Input, project *lint.Project) lint.Input {
	if keep := in.Keep; f.skip {
		in.Keep = func(path string) bool { return project.Walks(path) && (keep == nil || keep(path)) }
	}
	return in
}

// lint checks the files of an input and reports what it finds.
func (r *run) lint(ctx context.Context, flags lintFlags, project *lint.Project, in lint.Input) error {
	in = flags.narrow(in, project)
	baseline, err := flags.baseline.open()
	if err != nil {
		return err
	}
	project.Accept(baseline)
	fixer, in, err := r.fix(ctx, flags, project, in)
	if err != nil || flags.fixes.diff {
		return err
	}
	reports, err := r.reports(flags, project.FailOn())
	if err != nil {
		return err
	}
	var summary finding.Summary
	for e := range project.Run(ctx, in) {
		summary.Add(e)
		if !flags.quiet {
			r.progress.add(e)
		}
		if end, ok := e.(finding.End); ok && end.Err != nil {
			r.complain(end.Err)
		}
		for _, report := range reports {
			if err := report.Add(e); err != nil {
				return &failure{err: err}
			}
		}
	}
	r.progress.clear()
	if err := context.Cause(ctx); err != nil {
		return err
	}
	r.code = exitCode(summary, project.FailOn())
	if fixer.failed {
		r.code = exitFailed
	}
	if err := r.closeBaseline(flags.baseline, baseline, flags.quiet); err != nil {
		return err
	}
	if err := r.closeAll(reports); err != nil {
		return err
	}
	if !flags.quiet {
		fmt.Fprintln(r.stderr, summary)
	}
	return nil
}

func exitCode(s finding.Summary, failOn finding.Severity) int {
	switch {
	case s.Errors > 0:
		return exitFailed
	case s.Severities.AtLeast(failOn) > 0:
		return exitFindings
	default:
		return exitClean
	}
}
