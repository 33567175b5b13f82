package main

import (
	"bytes"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"example.com/authlink"
	"example.com/authlink/schema"
)

func (r *run) editionsCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "editions",
		Short: "List the editions of the built-in contract",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := r.stdout.Write(editionTable())
			return err
		},
		DisableFlagsInUseLine: true,
	}
}

// editionTable lists every edition with the vendor's release that brought it, and what no
// release has.
func editionTable() []byte {
	var out bytes.Buffer
	table := tabwriter.NewWriter(&out, 0, 0, 2, ' ', 0)
	for _, e := range authlink.Editions() {
		note := ""
		switch e {
		case authlink.Variant{}.Edition:
			note = "\tdefault"
		case authlink.LatestEdition:
			note = "\tlatest"
		}
		fmt.Fprintf(table, "%s\tSDK %s%s\n", e, e.SDKVersion(), note)
	}
	fmt.Fprintf(table, "%s\tunreleased\tpreview\n", schema.PreviewEdition)
	table.Flush() // into memory: it cannot fail
	return out.Bytes()
}
