package main

import "github.com/spf13/cobra"

// completeFlag has a shell complete the values of a flag with words, which are looked up
// only when a shell asks.
func completeFlag(cmd *cobra.Command, flag string, words func() []string) {
	complete := func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return words(), cobra.ShellCompDirectiveNoFileComp
	}
	if err := cmd.RegisterFlagCompletionFunc(flag, complete); err != nil {
		panic(err) // the flag was not added before
	}
}

// addCompletion adds the command that prints the scripts for shells. The one of cobra
// prints its help for a shell that it does not know, and exits with 0.
func addCompletion(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		if cmd.Name() == "completion" {
			cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() } // and it takes no arguments
		}
	}
}
