package main

import "github.com/spf13/cobra"

func (r *run) schemaCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "schema [flags]",
		Short: "Print the JSON Schema of the built-in contract",
		Example: `  authlink-lint schema > authlink.schema.json
  authlink-lint schema --form wire`,
		Args:                  cobra.NoArgs,
		DisableFlagsInUseLine: true,
	}
	form := formFlag(cmd)
	cmd.RunE = func(*cobra.Command, []string) error {
		_, err := r.stdout.Write(contract(form.value).Schema())
		return err
	}
	return cmd
}
