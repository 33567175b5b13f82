package main

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"github.com/spf13/cobra"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/lint"
)

const rootLong = `authlink-lint checks JSON files against the auth link contract, or against any
JSON Schema, and shows each fault in its place.

A PATH is one of these:
  - a file, whatever its name; if it is named like one of the commands below,
    put its directory before it: ./schema
  - a directory, in which every *.json, *.jsonc, *.ndjson and *.jsonl file is
    checked, at any depth, except what git ignores; *.yaml, *.yml and *.har
    files are checked if they are recordings of auth links, with --as or
    --select, or if an entry of "files" in the configuration matches; links to
    directories are not followed
  - the character - for standard input

In *.ndjson and *.jsonl files, which may have any length, each line is a
document; blank lines are skipped. *.jsonc files may have comments and trailing
commas. *.yaml files hold any number of documents. --as says what a file with
another name holds. Files compressed with gzip or zstd are decompressed; their
lines and offsets are those of the decompressed text. In a directory,
*.json.gz, *.ndjson.zst and the like are checked too.

If a file holds more than the payload, --select says where the payload is, such
as in a recording (--select har) or an array (--select '$[*]'). Without it, the
payloads in a recording are those with the names of one.

Findings go to standard output, as text unless --format says otherwise. With
--format FORMAT=FILE a report goes to a file, which is written whole at the end
or, if something fails, left as it was. The summary and errors go to standard
error. Text and HTML show the first findings of those that say the same, and the
first of many; --all shows all of them, as all other formats do.

A finding is an error, a warning or an info. Only errors make a file invalid and
the command fail, unless --fail-on says otherwise. 'authlink-lint rules' lists
the rules, 'authlink-lint explain RULE' explains one. The summary counts what
has not been looked at, with the reasons, and names what was checked against.

Settings for a whole repository are read from .authlink-lint.yaml in the working
directory or above it; 'authlink-lint init' writes one. It can also say which
files in a directory to check. Flags take precedence over it.

Exit codes:
  0  every file was checked, and there is no finding to fail on
  1  every file was checked, and there are findings to fail on
  2  the command line is wrong; nothing was checked
  3  something could not be done: a file is missing or cannot be read, a
     directory has no such files, a schema does not compile or has findings that
     are errors, the configuration has a mistake, or a write failed
  130  interrupted with Ctrl-C (143: terminated, 129: its terminal was closed)`

const rootExample = `  authlink-lint testdata/fixtures
  authlink-lint --form wire recorded-response.json
  authlink-lint --schema order.schema.json orders/
  authlink-lint --form wire --select har:/connect_sessions session.har
  curl -s "$SANDBOX_URL" | authlink-lint --form wire --edition latest -
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
	all      bool
	watch    bool
	version  bool
}

const quietUsage = "leave out the summary; findings and errors are still shown"

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
			if flags.version {
				return r.printVersion()
			}
			if err := r.checkCommand(cmd, paths); err != nil {
				return err
			}
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
			isBrief := in.IsBrief() && !flags.watch && !flags.writes()
			if isBrief {
				interrupts.listenLater()
			} else {
				interrupts.listen()
			}
			open := func() (*lint.Project, error) { return flags.project.project(cmd) }
			if flags.watch {
				return r.watch(flags, in, open)
			}
			project, err := open() // Ctrl-C ends this at once: it may wait for a pipe
			if err != nil {
				return err
			}
			if isBrief { // Ctrl-C ends that at once, too
				return r.lint(context.Background(), flags, project, in)
			}
			ctx, stop := interruptible()
			defer stop()
			return r.lint(ctx, flags, project, in)
		},
		DisableFlagsInUseLine: true,
	}
	root.SetFlagErrorFunc(r.flagError)
	flags.input.add(root)
	flags.fixes.add(root)
	flags.project = addProjectFlags(root)
	flags.baseline = addBaselineFlags(root)
	flags.formats = formatFlag(root)
	flags.color = colorFlag(root)
	root.Flags().BoolVar(&flags.skip, "skip-ignored", false, "leave out named files that the configuration ignores or does not include: "+
		"for hooks, which name every file that has changed")
	root.Flags().BoolVarP(&flags.quiet, "quiet", "q", false, quietUsage)
	root.Flags().BoolVar(&flags.all, "all", false, "show every finding in text and html, not only the first of those that say the same")
	root.Flags().BoolVar(&flags.watch, "watch", false, "check again whenever a file changes, until Ctrl-C")
	root.Flags().BoolVarP(&flags.version, "version", "V", false, "print the version, as 'authlink-lint version' does")
	root.SetOut(r.stdout)
	return root
}

// writes reports whether files are written.
func (f *lintFlags) writes() bool {
	toFile := func(d destination) bool { return d.file != "" }
	return f.fixes.on() || f.baseline.write != "" || slices.ContainsFunc(*f.formats, toFile)
}

// narrow leaves out of the input what --skip-ignored excludes.
func (f *lintFlags) narrow(in lint.Input, project *lint.Project) lint.Input {
	if keep := in.Keep; f.skip {
		in.Keep = func(path string) bool { return project.Walks(path) && (keep == nil || keep(path)) }
	}
	return in
}

// lint checks the schemas and then, unless they have errors, the files of an input, and
// reports what it finds.
func (r *run) lint(ctx context.Context, flags lintFlags, project *lint.Project, in lint.Input) error {
	r.warnLaterIn(project)
	in = flags.narrow(in, project)
	if err := flags.checkOverwritten(project, in); err != nil {
		return err
	}
	baseline, err := flags.baseline.open()
	if err != nil {
		return err
	}
	project.Accept(baseline)
	schemas, isFaulty := eventsOf(project.RunSchemas())
	events, failed := slices.Values(schemas), isFaulty
	if !isFaulty {
		fixer, fixed, err := r.fix(ctx, flags, project, in)
		if err != nil || flags.fixes.diff {
			return err
		}
		events, failed = after(schemas, project.Run(ctx, fixed)), fixer.failed
	}
	summary, err := r.report(ctx, flags, project, events)
	if err != nil {
		return err
	}
	if failed {
		r.code = exitFailed
	}
	if err := r.closeBaseline(flags.baseline, baseline, flags.quiet); err != nil {
		return err
	}
	if !flags.quiet {
		fmt.Fprintln(r.stderr, summary)
		if against := summary.AgainstInWords(); against != "" {
			fmt.Fprintln(r.stderr, "checked against: "+against)
		}
	}
	if isFaulty {
		return &failure{errFaultySchema, faultySchemaHint}
	}
	return nil
}

// report writes what --format asks for, and sets the exit code.
func (r *run) report(ctx context.Context, flags lintFlags, project *lint.Project, events iter.Seq[finding.Event]) (finding.Summary, error) {
	var summary finding.Summary
	reports, err := r.reports(flags, project)
	if err != nil {
		return summary, err
	}
	garbage := collector{getenv: r.getenv}
	for e := range events {
		summary.Add(e)
		garbage.found(summary.Findings)
		if !flags.quiet {
			r.progress.add(e)
		}
		if end, ok := e.(finding.End); ok && end.Err != nil {
			r.complain(end.Err)
		}
		for _, report := range reports {
			if err := report.Add(e); err != nil {
				return summary, &failure{err: err}
			}
		}
	}
	r.progress.clear()
	if err := context.Cause(ctx); err != nil {
		return summary, err
	}
	r.code = exitCode(summary, project)
	return summary, r.closeAll(reports)
}

func exitCode(s finding.Summary, project *lint.Project) int {
	switch {
	case s.Errors > 0:
		return exitFailed
	case s.Severities.AtLeast(project.FailOn()) > 0, project.NeedsAll() && s.NotChecked.Total() > 0:
		return exitFindings
	default:
		return exitClean
	}
}
