package main

import "github.com/spf13/cobra"

func (r *run) schemaCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "schema [flags]",
		Short: "Print the JSON Schema of a contract",
		Example: `  authlink-lint schema > authlink.schema.json
  authlink-lint schema --form wire --edition latest
  authlink-lint schema --contract acme-order --edition 2025-09-12`,
		Args:                  cobra.NoArgs,
		DisableFlagsInUseLine: true,
	}
	var flags contractFlags
	flags.addContract(cmd, nil)
	flags.addForm(cmd)
	flags.addEdition(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		c, v, err := flags.chosen(cmd)
		if err != nil {
			return err
		}
		flags.warnLater(r, c)
		schema, err := c.Schema(v)
		if err != nil {
			return placedFailure(err)
		}
		_, err = r.stdout.Write(schema)
		return err
	}
	return cmd
}
