package main

import (
	_ "embed"
	"os"
	"path/filepath"
	"strings"
	"text/template"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"example.com/authlink/internal/fix"
)

// manTemplate lays out a manual page, in the language of man(7).
//
//go:embed man.roff.tmpl
var manTemplate string

func (r *run) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "man DIR",
		Short: "Write the manual pages to a directory",
		Long: `man writes authlink-lint.1 and a page for each command, such as
authlink-lint-rules.1, to a directory, which is created if it does not exist.
They hold what --help prints, for man(1), and which files and variables a
command reads.`,
		Example: `  authlink-lint man /usr/local/share/man/man1`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			pages := template.Must(template.New("man").Funcs(template.FuncMap{
				"roff": roff, "dash": dashed, "flags": flagsOf, "version": moduleVersion,
				"prose": prose, "example": example, "description": descriptionOf, "codes": exitCodesOf,
				"environment": environmentOf, "files": filesOf, "seeAlso": seeAlso,
			}).Parse(manTemplate))
			if err := writeManual(cmd.Root(), pages, args[0]); err != nil {
				return &failure{err: err}
			}
			return nil
		},
	}
}

// writeManual writes the page of a command, and those of the commands below it.
func writeManual(cmd *cobra.Command, pages *template.Template, dir string) error {
	if !cmd.IsAvailableCommand() && cmd.HasParent() {
		return nil
	}
	var page strings.Builder
	if err := pages.Execute(&page, cmd); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	if err := fix.WriteFile(filepath.Join(dir, dashed(cmd)+".1"), []byte(page.String())); err != nil {
		return err
	}
	for _, child := range cmd.Commands() {
		if err := writeManual(child, pages, dir); err != nil {
			return err
		}
	}
	return nil
}

// dashed is the name of a command's page.
func dashed(cmd *cobra.Command) string { return strings.ReplaceAll(cmd.CommandPath(), " ", "-") }

// A manFlag is a flag as its page shows it.
type manFlag struct{ Name, Value, Usage string }

func flagsOf(cmd *cobra.Command) []manFlag {
	var all []manFlag
	cmd.NonInheritedFlags().VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		shown := manFlag{Name: "--" + f.Name}
		if f.Shorthand != "" {
			shown.Name = "-" + f.Shorthand + ", " + shown.Name
		}
		shown.Value, shown.Usage = pflag.UnquoteUsage(f)
		all = append(all, shown)
	})
	return all
}

// roff escapes text: no character of it is a command to the typesetter.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "^", `\(ha`, "~", `\(ti`, "`", `\(ga`).Replace(text)
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}
