package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// addCommands adds the commands below the root, and what only help shows, unless that has been
// done. Most runs check files: they save the time that all those flags take.
func (r *run) addCommands(root *cobra.Command) {
	if root.HasSubCommands() {
		return
	}
	root.SetUsageTemplate(usageTemplate(root.UsageTemplate()))
	root.SetHelpCommand(helpCommand())
	root.AddCommand(r.rulesCommand(), r.explainCommand(), r.convertCommand(), r.initCommand(), r.configCommand(),
		r.checkSchemaCommand(), r.schemaCommand(), r.editionsCommand(), r.detectCommand(), r.contractCommand(), r.coverageCommand(), r.compatCommand(), r.specCommand(), r.generateCommand(),
		r.lspCommand(), r.manCommand(), r.versionCommand())
	addCompletion(root) // after the output is set, which it keeps
}

// onlyFlagsAndPaths reports whether no argument can be the name of a command or ask for help. It
// may say no without a reason.
func onlyFlagsAndPaths(args []string) bool {
	return len(args) > 0 && !slices.ContainsFunc(args, func(arg string) bool {
		if flag, ok := strings.CutPrefix(arg, "--"); ok {
			return strings.HasPrefix(flag, "help")
		}
		return arg != "-" && (strings.HasPrefix(arg, "-") || !strings.ContainsAny(arg, `./\`))
	})
}
