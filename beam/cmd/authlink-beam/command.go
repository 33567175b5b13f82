package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	beamlog "github.com/apache/beam/sdks/v2/go/pkg/beam/log"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/options/jobopts"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	authlinkbeam "example.com/authlink/beam"
	_ "example.com/authlink/beam/gcs"
	_ "example.com/authlink/beam/s3"
)

// The exit codes are those of authlink-lint.
const (
	exitValid   = 0 // every file was checked, and there are no errors
	exitInvalid = 1 // every file was checked, and there are errors
	exitUsage   = 2 // the command line is wrong; nothing was checked
	exitFailed  = 3 // something could not be checked, or written, or the job failed
)

// A Command is the program without the process around it.
type Command struct {
	Stdout, Stderr io.Writer
}

// Main runs the program and returns the exit code. On a worker it does not return.
func (c Command) Main(ctx context.Context, args []string) int {
	set := flag.CommandLine // which has the flags of the runners
	set.Init("authlink-beam", flag.ContinueOnError)
	set.SetOutput(c.Stderr)
	set.Usage = func() {}
	f := addFlags(set)
	switch err := set.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		c.usage(set)
		return exitValid
	case err != nil:
		return exitUsage
	}
	beam.Init()
	if err := f.complete(set); err != nil {
		fmt.Fprintf(c.Stderr, "authlink-beam: %v\nRun 'authlink-beam --help' for the flags.\n", err)
		return exitUsage
	}
	level := "warn"
	if isDryRun() { // which prints by the log
		level = "info"
	}
	beamlog.SetupLogging(level, "text")
	summary, err := f.run(ctx)
	if err != nil {
		fmt.Fprintf(c.Stderr, "authlink-beam: %v\n", err)
		return exitFailed
	}
	if isDryRun() {
		return exitValid
	}
	if summary == nil {
		fmt.Fprintf(c.Stderr, "The job goes on; its summary will be in %s.\n", f.summary())
		return exitValid
	}
	fmt.Fprintln(c.Stderr, inWords(summary))
	switch {
	case summary.Failures > 0:
		return exitFailed
	case summary.Severities["error"] > 0:
		return exitInvalid
	}
	return exitValid
}

func (c Command) usage(set *flag.FlagSet) {
	fmt.Fprint(c.Stdout, "Check files against a contract with Apache Beam, and write findings.ndjson and\nsummary.json into a directory.\n\n"+
		"Usage:\n  authlink-beam --input GLOB --output DIRECTORY [flags]\n\nFlags, and those of the runners:\n")
	set.SetOutput(c.Stdout)
	set.PrintDefaults()
}

// run runs the job, and returns its summary, nil if the job goes on.
func (f *flags) run(ctx context.Context) (*authlinkbeam.Summary, error) {
	p, s := beam.NewPipelineWithRoot()
	globs := beam.CreateList(s, f.inputs)
	result := authlinkbeam.ReadAll(s, globs, f.check, f.options()...)
	authlinkbeam.Write(s, f.output, result, f.shards)
	if f.letters != "" {
		authlinkbeam.WriteDeadLetters(s, f.output, result, f.shards)
	}
	if err := beamx.Run(ctx, p); err != nil {
		return nil, err
	}
	if *jobopts.Async || isDryRun() {
		return nil, nil
	}
	return readSummary(ctx, f.summary())
}

// options are those of reading.
func (f *flags) options() []authlinkbeam.ReadOptionFn {
	opts := []authlinkbeam.ReadOptionFn{authlinkbeam.BlockBytes(f.blockBytes)}
	switch f.letters {
	case "left-out":
		opts = append(opts, authlinkbeam.LeaveOutText())
	case "passed":
		opts = append(opts, authlinkbeam.PassText())
	}
	return opts
}

// isDryRun reports whether the runner, which is that of Dataflow, prints the job and does no more.
func isDryRun() bool {
	f := flag.Lookup("dry_run")
	return f != nil && f.Value.String() == "true"
}

func (f *flags) summary() string { return strings.TrimSuffix(f.output, "/") + "/summary.json" }

func readSummary(ctx context.Context, path string) (*authlinkbeam.Summary, error) {
	stored, err := filesystem.New(ctx, path)
	if err != nil {
		return nil, err
	}
	defer stored.Close()
	r, err := stored.OpenRead(ctx, path)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	summary := new(authlinkbeam.Summary)
	return summary, json.NewDecoder(r).Decode(summary)
}

// inWords is a summary as a line for people.
func inWords(s *authlinkbeam.Summary) string {
	line := fmt.Sprintf("%d files read (%d bytes): %d documents, %d of them invalid, %d not JSON; %d findings", s.Files, s.Bytes, s.Documents, s.Invalid, s.Malformed, s.Findings)
	if s.NotChecked > 0 {
		line += fmt.Sprintf("; %d documents not judged", s.NotChecked)
	}
	if s.Failures > 0 {
		line += fmt.Sprintf("; %d files or globs could not be checked", s.Failures)
	}
	return line
}
