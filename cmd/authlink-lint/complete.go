package main

import (
	"github.com/spf13/cobra"

	"example.com/authlink/internal/selection"
)

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

// presetWords are the values of --select that a shell completes. With a colon after one, a
// glob follows.
func presetWords() []string { return selection.Presets() }

// completeEditionOrFile completes OLD and NEW of compat.
func (f *contractFlags) completeEditionOrFile(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) >= 2 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return editionsOf(f.orBuiltIn()), cobra.ShellCompDirectiveDefault // files, too
}

// scriptsLong has the help of the commands that print the scripts, by the shell.
var scriptsLong = map[string]string{
	"bash": `bash prints the script with which bash completes the commands, the flags and
their values. It needs the package bash-completion.

For the current shell:
  source <(authlink-lint completion bash)

For every new one, on Linux:
  authlink-lint completion bash > /etc/bash_completion.d/authlink-lint

On macOS:
  authlink-lint completion bash \
    > $(brew --prefix)/etc/bash_completion.d/authlink-lint`,
	"zsh": `zsh prints the script with which zsh completes the commands, the flags and their
values. Completion has to be on, once and for all:
  echo "autoload -U compinit; compinit" >> ~/.zshrc

For the current shell:
  source <(authlink-lint completion zsh)

For every new one, on Linux:
  authlink-lint completion zsh > "${fpath[1]}/_authlink-lint"

On macOS:
  authlink-lint completion zsh \
    > $(brew --prefix)/share/zsh/site-functions/_authlink-lint`,
	"fish": `fish prints the script with which fish completes the commands, the flags and
their values.

For the current shell:
  authlink-lint completion fish | source

For every new one:
  authlink-lint completion fish \
    > ~/.config/fish/completions/authlink-lint.fish`,
	"powershell": `powershell prints the script with which PowerShell completes the commands, the
flags and their values.

For the current shell; for every new one, add the script to your profile:
  authlink-lint completion powershell | Out-String | Invoke-Expression`,
}

// addCompletion adds the command that prints the scripts for shells. Cobra's own prints its
// help for a shell that it does not know, and exits with 0; the help of those below it is
// wider than a terminal.
func addCompletion(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		if cmd.Name() != "completion" {
			continue
		}
		cmd.Short = "Print a script with which a shell completes this command"
		cmd.Long = "completion prints a script with which a shell completes the commands of\n" +
			root.Name() + ", their flags and the values of these."
		cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() } // and it takes no arguments
		for _, shell := range cmd.Commands() {
			shell.Short = "Print the script for " + shell.Name()
			shell.Long = scriptsLong[shell.Name()]
		}
	}
}
