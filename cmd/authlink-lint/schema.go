package main

import (
	"github.com/spf13/cobra"

	"example.com/authlink"
)

func (r *run) schemaCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "schema [flags]",
		Short: "Print the JSON Schema of the built-in contract",
		Example: `  authlink-lint schema > authlink.schema.json
  authlink-lint schema --form wire --edition latest`,
		Args:                  cobra.NoArgs,
		DisableFlagsInUseLine: true,
	}
	form := formFlag(cmd)
	edition := cmd.Flags().String("edition", authlink.Variant{}.Edition.String(), editionUsage)
	completeFlag(cmd, "edition", editionWords)
	cmd.RunE = func(*cobra.Command, []string) error {
		contract, err := contract(form.value, *edition)
		if err != nil {
			return err
		}
		r.warnLater(*edition, "--edition")
		_, err = r.stdout.Write(contract.Schema())
		return err
	}
	return cmd
}
