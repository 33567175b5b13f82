package main

import (
	"errors"
	"fmt"
	"io"

	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// name is what the command calls itself.
const name = "authlink-lint"

// The exit codes. The highest that applies wins.
const (
	exitClean    = 0 // every file was checked, and there is no finding to fail on
	exitFindings = 1 // every file was checked, and there are findings to fail on
	exitUsage    = 2 // the command line is wrong; nothing was checked
	exitFailed   = 3 // something could not be read, compiled or written

	exitUndecided = 4 // of differences, that none is proven to fail, but one might
)

// A Command is the whole program without the process around it. What was asked
// for goes to standard output: findings, a schema, help. The rest goes to
// standard error: what went wrong, and the summary.
type Command struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Getenv         func(string) string // reads the environment, as os.Getenv
}

// Main runs the command with the arguments after the program's name, and
// returns its exit code.
func (c *Command) Main(args []string) int {
	progress := c.progress()
	stdout := &output{w: c.Stdout, progress: progress.beside(c.Stdout), isScreen: isTerminal(c.Stdout)}
	stderr := &output{w: c.Stderr, progress: progress, isScreen: true}
	run := &run{stdin: c.Stdin, stdout: stdout, stderr: stderr, findings: stdout, color: c.color, columns: c.columns, getenv: c.Getenv, progress: progress}

	root := run.rootCommand()
	if !onlyFlagsAndPaths(args) {
		run.addCommands(root)
	}
	root.SetArgs(args)
	root.SetIn(c.Stdin)
	root.SetErr(stderr)
	cmd, err := root.ExecuteC()

	code := run.code
	if stdout.err != nil {
		run.complain(stdout.err)
		code = exitFailed
	} else if i, ok := errors.AsType[interrupt](err); ok {
		run.complain(i)
		code = i.exitCode()
	} else if f, ok := errors.AsType[*failure](err); ok {
		run.complain(f)
		code = exitFailed
	} else if err != nil { // cobra's own, all of them about the command line
		run.complain(err)
		fmt.Fprintln(stderr, usageHint(cmd))
		code = exitUsage
	}
	if stderr.err != nil {
		code = exitFailed
	}
	return code
}

// A run is one execution of the command.
type run struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	findings       io.Writer // gets the report: stdout, unless that gets a fixed document
	color          func(when string) bool
	columns        func() int // of the terminal; 0 if nobody knows
	getenv         func(string) string
	progress       *progress
	code           int // unless an error decides otherwise
}

// complain reports err on standard error, in one line, and its hint in another.
func (r *run) complain(err error) {
	fmt.Fprintf(r.stderr, "%s: %s\n", name, source.VisibleError(err))
	if f, ok := errors.AsType[*failure](err); ok && f.hint != "" {
		fmt.Fprintf(r.stderr, "  hint: %s\n", span.Visible(secret.Mask(f.hint, secret.OfArgument)))
	}
}

// A failure is a job that could not be done. Every other error that a cobra
// command returns is about the command line.
type failure struct {
	err  error
	hint string
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

// An output remembers the first write that failed, and writes nothing after it.
// Not every caller looks at errors; cobra does not.
type output struct {
	w        io.Writer
	progress *progress // on the same terminal, perhaps
	isScreen bool      // it is that terminal, and no pipe to what may write there later
	err      error
}

func (o *output) Write(p []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	o.progress.hide()
	n, err := o.w.Write(p)
	o.err = err
	if o.isScreen {
		o.progress.wrote(p)
	}
	return n, err
}
