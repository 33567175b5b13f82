package main

import (
	"bytes"
	"cmp"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"example.com/authlink/internal/span"
	"example.com/authlink/internal/words"
)

const contractLong = `contract looks after the contracts of the configuration: payloads of other
vendors, each in its editions.`

func (r *run) contractCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "contract",
		Short: "Add to the contracts of the configuration, and check them",
		Long:  contractLong,
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(r.contractAddCommand(), r.contractListCommand(), r.contractCheckCommand(), r.contractInferCommand())
	return cmd
}

func (r *run) contractListCommand() *cobra.Command {
	var config configFlags
	cmd := &cobra.Command{
		Use:     "list [flags]",
		Short:   "List the contracts there are",
		Example: `  authlink-lint contract list`,
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			c, err := config.read()
			if err != nil {
				return placedFailure(err)
			}
			var out bytes.Buffer
			table := tabwriter.NewWriter(&out, 0, 0, 2, ' ', 0)
			for _, c := range c.Contracts().All() {
				fmt.Fprintf(table, "%s\t%s\tlatest %s\t%s\n", c.Name, words.Count(len(c.Editions), "edition"),
					span.Visible(c.Editions[len(c.Editions)-1]), span.Visible(cmp.Or(c.Title, "-")))
			}
			table.Flush() // into memory: it cannot fail
			_, err = r.stdout.Write(out.Bytes())
			return err
		},
		DisableFlagsInUseLine: true,
	}
	config.addFile(cmd)
	return cmd
}
