package main

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

func (r *run) configCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config [flags] PATH...",
		Short: "Print what applies to a file, and where each setting comes from",
		Example: `  authlink-lint config testdata/fixtures/session.json
  authlink-lint config --form wire recorded.json`,
		Args:                  cobra.MinimumNArgs(1),
		DisableFlagsInUseLine: true,
	}
	flags := addProjectFlags(cmd)
	cmd.RunE = func(cmd *cobra.Command, paths []string) error {
		if err := flags.check(cmd); err != nil {
			return err
		}
		project, err := flags.project(cmd)
		if err != nil {
			return err
		}
		r.warnLaterIn(project)
		for i, path := range paths {
			if i > 0 {
				fmt.Fprintln(r.stdout)
			}
			r.stdout.Write(settingsTable(path, project.Settings(path))) // output remembers an error
		}
		return nil
	}
	return cmd
}

// settingsTable lists the settings of a file with their origins.
func settingsTable(path string, s lint.Settings) []byte {
	var out bytes.Buffer
	fmt.Fprintln(&out, source.VisiblePath(path))
	table := tabwriter.NewWriter(&out, 0, 0, 2, ' ', 0)
	row := func(name string, setting lint.Setting) {
		if setting.Value != "" {
			fmt.Fprintf(table, "  %s\t%s\t%s\n", name, span.Visible(secret.Mask(setting.Value, secret.OfArgument)), setting.Origin)
		}
	}
	row("included in directories", s.Included)
	row("left out in directories", s.LeftOut)
	row("ignored in directories", s.Ignored)
	row("files", s.Files)
	row("schema", s.Schema)
	if s.Schema.Value != "" {
		row("draft", s.Draft)
		row("direction", s.Direction)
		row("resources", s.Resources)
	} else {
		if s.Contract.Origin != lint.OriginDefault {
			row("contract", s.Contract)
		}
		row("form", s.Form)
		row("edition", s.Edition)
	}
	row("as", s.As)
	row("select", s.Select)
	row("fail-on", s.FailOn)
	if s.Docs.Origin != lint.OriginDefault {
		row("docs", s.Docs)
	}
	for _, limit := range slices.Sorted(maps.Keys(s.Limits)) {
		row("limit of "+limit, s.Limits[limit])
	}
	for _, id := range slices.Sorted(maps.Keys(s.Rules)) {
		row(id, s.Rules[id])
	}
	table.Flush() // into memory: it cannot fail
	return out.Bytes()
}
