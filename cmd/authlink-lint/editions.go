package main

import (
	"bytes"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/span"
	"example.com/authlink/schema"
)

func (r *run) editionsCommand() *cobra.Command {
	var flags contractFlags
	cmd := &cobra.Command{
		Use:   "editions [flags]",
		Short: "List the editions of a contract",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			c, err := flags.named()
			if err != nil {
				return err
			}
			_, err = r.stdout.Write(editionTable(c))
			return err
		},
		DisableFlagsInUseLine: true,
	}
	flags.addContract(cmd, nil)
	return cmd
}

// editionTable lists every edition with where it is from: the vendor's release that brought
// it, or its file.
func editionTable(c *contracts.Contract) []byte {
	var out bytes.Buffer
	table := tabwriter.NewWriter(&out, 0, 0, 2, ' ', 0)
	for i, name := range c.Editions {
		note := ""
		switch {
		case i == c.Default && i < len(c.Editions)-1:
			note = "\tdefault"
		case i == len(c.Editions)-1:
			note = "\tlatest"
		}
		fmt.Fprintf(table, "%s\t%s%s\n", span.Visible(name), span.Visible(originOf(c, i)), note)
	}
	if c.IsBuiltIn() {
		fmt.Fprintf(table, "%s\tunreleased\tpreview\n", schema.PreviewEdition)
	}
	table.Flush() // into memory: it cannot fail
	return out.Bytes()
}
