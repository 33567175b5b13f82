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
vendors, each in its editions. An edition is a JSON Schema of the payload as it
was from some day on; the configuration names them, oldest first:

    contracts:
      acme-order:
        editions:
          - {name: "2.3", schema: contracts/acme-order/2.3.schema.json}
        source: "openapi.yaml#GET /orders/{id} 200"
    files:
      - {glob: testdata/orders, contract: acme-order, edition: auto}
    include: [testdata/orders]

'authlink-lint contract add' writes the first of these lines, out of the
vendor's OpenAPI document or any JSON Schema, and each later edition;
'contract infer' does so out of recordings. Then 'authlink-lint .' holds the
fixtures against the contract, and 'authlink-lint contract check', in a job for
every night, says when the vendor has moved on. Every other command takes
--contract NAME.`

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
