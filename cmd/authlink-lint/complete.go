package main

import "github.com/spf13/cobra"

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
