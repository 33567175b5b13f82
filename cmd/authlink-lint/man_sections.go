package main

import (
	"cmp"

	"github.com/spf13/cobra"

	"example.com/authlink/internal/lint"
)

// commonCodes are the exit codes of a command whose help says nothing of them.
const commonCodes = `  0  what was asked for has been done
  2  the command line is wrong
  3  something could not be read or written`

// descriptionOf returns the help text of a command, without the exit codes.
func descriptionOf(cmd *cobra.Command) string {
	text, _ := splitExitCodes(cmp.Or(cmd.Long, cmd.Short+"."))
	return text
}

// exitCodesOf returns the exit codes of a command, a list as help prints it.
func exitCodesOf(cmd *cobra.Command) string {
	_, codes := splitExitCodes(cmd.Long)
	return cmp.Or(codes, commonCodes)
}

// A manEntry is a name, of a file or of a variable, and what it is for.
type manEntry struct{ Name, Usage string }

// environmentOf returns the variables that a command reads.
func environmentOf(cmd *cobra.Command) []manEntry {
	var read []manEntry
	if cmd.Flags().Lookup("color") != nil {
		read = append(read,
			manEntry{"COLUMNS", "How wide excerpts are on a terminal, in characters; if it is not set, as wide as the terminal."},
			manEntry{"NO_COLOR", "If it is set and not empty, there is no color, unless --color always is given."},
			manEntry{"TERM", "If it is dumb, there is no color, unless --color always is given, and no progress is shown."})
	}
	return read
}

// filesOf returns the files that a command reads or writes without being told.
func filesOf(cmd *cobra.Command) []manEntry {
	switch {
	case cmd.Name() == "init":
		return []manEntry{{lint.ConfigName, "The configuration, which is written to the working directory."}}
	case cmd.Flags().Lookup("config") == nil:
		return nil
	}
	entries := []manEntry{
		{lint.ConfigName, "The configuration: the nearest one in or above the working directory, unless --config or --no-config is given."},
		{".gitignore", "What git ignores is left out of a directory."},
	}
	if cmd.HasParent() && cmd.Parent().Name() == "contract" {
		entries = append(entries, manEntry{"contracts/NAME/EDITION.schema.json", "The schema of an edition, beside the configuration."})
	}
	return entries
}

// A manPage is the name of a page in a list, and what follows it there.
type manPage struct{ Name, Comma string }

// seeAlso returns the pages to read next: that of the command above, and those of the
// commands below or, where there are none, beside this one.
func seeAlso(cmd *cobra.Command) []manPage {
	var pages []manPage
	if cmd.HasParent() {
		pages = append(pages, manPage{dashed(cmd.Parent()), ","})
	}
	around := cmd
	if !cmd.HasAvailableSubCommands() {
		around = cmd.Parent()
	}
	for _, other := range around.Commands() {
		if other != cmd && other.IsAvailableCommand() {
			pages = append(pages, manPage{dashed(other), ","})
		}
	}
	if len(pages) > 0 {
		pages[len(pages)-1].Comma = ""
	}
	return pages
}
