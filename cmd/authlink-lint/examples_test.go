package main

import (
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/spf13/cobra"
)

// TestExamples takes the examples of every command's help apart as the command
// would: their commands, flags and numbers of arguments are real.
func TestExamples(t *testing.T) {
	count := 0
	forEachCommand(newRootCommand(), func(cmd *cobra.Command) {
		for line := range strings.Lines(cmd.Example) {
			_, typed, ok := strings.Cut(strings.TrimSpace(line), name+" ")
			if !ok {
				t.Errorf("%s: the example does not run %s: %q", cmd.CommandPath(), name, line)
				continue
			}
			if end := strings.IndexAny(typed, "|>"); end >= 0 {
				typed = typed[:end] // the rest is for the shell
			}
			// Parsing sets flags: every example gets a command of its own.
			used, args, err := newRootCommand().Find(strings.Fields(strings.ReplaceAll(typed, "'", "")))
			if err == nil {
				err = used.ParseFlags(args)
			}
			if err == nil {
				err = used.ValidateArgs(used.Flags().Args())
			}
			if err != nil {
				t.Errorf("%s: %q: %v", cmd.CommandPath(), line, err)
			}
			if used.CommandPath() != cmd.CommandPath() {
				t.Errorf("%s: the example is of %s: %q", cmd.CommandPath(), used.CommandPath(), line)
			}
			count++
		}
	})
	if count == 0 {
		t.Error("no example in any help")
	}
}

// TestHelpWidth holds help to the width of a terminal. What cobra says of its own
// command for completion is not ours to break into lines.
func TestHelpWidth(t *testing.T) {
	const columns = 80
	forEachCommand(newRootCommand(), func(cmd *cobra.Command) {
		for line := range strings.Lines(cmd.Long + "\n" + cmd.UsageString()) {
			if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > columns {
				t.Errorf("%s: %d columns: %q", cmd.CommandPath(), n, line)
			}
		}
	})
}

func newRootCommand() *cobra.Command {
	r := &run{stdout: &output{w: io.Discard}, stderr: &output{w: io.Discard}}
	root := r.rootCommand()
	r.addCommands(root)
	return root
}

func forEachCommand(cmd *cobra.Command, do func(*cobra.Command)) {
	do(cmd)
	for _, child := range cmd.Commands() {
		forEachCommand(child, do)
	}
}
