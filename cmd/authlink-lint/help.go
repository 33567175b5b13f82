package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"example.com/authlink/internal/near"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/span"
)

// helpCommand takes the place of cobra's, which prints the help of the root command and
// exits with 0 where there is no such command.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Print the help of a command",
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return noCommand(cmd.Root(), strings.Join(args, " "))
			}
			about.InitDefaultHelpFlag() // its help lists --help as it does itself
			return about.Help()
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			about, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return available(about), cobra.ShellCompDirectiveNoFileComp
		},
		DisableFlagsInUseLine: true,
	}
}

// noCommand is the error about a command that does not exist.
func noCommand(root *cobra.Command, typed string) error {
	hint := fmt.Sprintf("'%s --help' lists the commands", root.Name())
	if guess, ok := near.Best(typed, available(root)); ok {
		hint = "did you mean " + guess + "?"
	}
	return fmt.Errorf("there is no command %q; %s", span.Visible(secret.Mask(typed, secret.OfArgument)), hint)
}

// available returns the names of the commands below one, in lexical order.
func available(cmd *cobra.Command) []string {
	var names []string
	for _, child := range cmd.Commands() {
		if child.IsAvailableCommand() || child.Name() == "help" {
			names = append(names, child.Name())
		}
	}
	return names
}

// checkCommand finds a misspelled command, which cobra takes for a path: a first
// argument that is near the name of a command, and that no file has for its name.
func (r *run) checkCommand(root *cobra.Command, paths []string) error {
	if len(paths) == 0 {
		return nil
	}
	if _, err := os.Lstat(paths[0]); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	r.addCommands(root)
	guess, ok := near.Best(paths[0], available(root))
	if !ok {
		return nil
	}
	return fmt.Errorf("there is no file and no command %q; did you mean %s?", paths[0], guess)
}

// usageHint names the help of the command that was run, the root command where none is
// known.
func usageHint(cmd *cobra.Command) string {
	path := name
	if cmd != nil {
		path = cmp.Or(cmd.CommandPath(), name)
	}
	return fmt.Sprintf("Run '%s --help' for usage.", path)
}

// usageTemplate makes of cobra's template one whose lines have at most 80 columns.
func usageTemplate(cobras string) string {
	return strings.NewReplacer(
		".FlagUsages ", ".FlagUsagesWrapped 80 ",
		`Use "{{.CommandPath}} [command] --help" for more information about a command.`,
		`'{{.CommandPath}} COMMAND --help' says more about a command.`,
	).Replace(cobras)
}
