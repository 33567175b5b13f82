package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"example.com/authlink"
	"example.com/authlink/internal/compat"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/words"
)

const compatLong = `compat lists how documents of NEW may differ from documents of OLD, as a reader
sees them. Each difference comes with a document that only one of the two
accepts. OLD and NEW are each an edition of the contract (a date, a version of
the vendor's SDK, or latest), the path of a JSON Schema, or, for a schema in an
OpenAPI document, 3.0 or 3.1, in JSON or YAML,
openapi.yaml#/components/schemas/NAME. If a file is named like an edition, put
its directory before it: ./latest.

  breaking  a value may have another type, be null, or be missing
  widening  there may be new values of a known type, such as a new category
  safe      nothing new is allowed; documents recorded earlier may be refused

Exit codes:
  0  every difference is less severe than --fail-on
  1  a difference is at least as severe as --fail-on; with --fixtures, a
     document breaks
  2  the command line is wrong
  3  a schema could not be read or compiled, or no document of --fixtures is
     valid under OLD`

func (r *run) compatCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "compat [flags] OLD NEW",
		Short: "List what changed from one edition or JSON Schema to another",
		Long:  compatLong,
		Example: `  authlink-lint compat --form wire 2024-12-02 latest
  authlink-lint compat --fail-on widening old.schema.json new.schema.json
  authlink-lint compat latest openapi.yaml#/components/schemas/AuthLink
  authlink-lint compat --form wire --fixtures testdata 2024-12-02 latest`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return fmt.Errorf("expected OLD and NEW, got %s", words.Count(len(args), "argument"))
			}
			return nil
		},
		ValidArgsFunction:     completeEditionOrFile,
		DisableFlagsInUseLine: true,
	}
	form := formFlag(cmd)
	draft := draftFlag(cmd)
	out := addDifferenceFlags(cmd, compat.Breaking)
	var fixtures fixtureFlags
	fixtures.add(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := fixtures.check(cmd); err != nil {
			return err
		}
		old, err := r.schemaOf(form.value, draft, args[0])
		if err != nil {
			return err
		}
		new, err := r.schemaOf(form.value, draft, args[1])
		if err != nil {
			return err
		}
		r.warnLater(args[0], "OLD")
		r.warnLater(args[1], "NEW")
		if cmd.Flags().Changed("fixtures") {
			return r.breakages(old, new, fixtures, out.format.value)
		}
		differences, err := compat.Compare(old, new)
		if err != nil {
			return &failure{err: err}
		}
		if err := r.writeDifferences(out, differences); err != nil || len(differences) == 0 {
			return err
		}
		_, err = fmt.Fprintf(r.stderr, "%s; --fixtures PATH lists your documents that NEW refuses\n", countByClass(differences))
		return err
	}
	return cmd
}

// countByClass says how many differences there are, and how severe they are.
func countByClass(differences []compat.Difference) string {
	var counts []string
	for _, class := range []compat.Class{compat.Breaking, compat.Widening, compat.Safe} {
		n := 0
		for _, d := range differences {
			if d.Class == class {
				n++
			}
		}
		if n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", n, class))
		}
	}
	return words.Count(len(differences), "difference") + ": " + strings.Join(counts, ", ")
}

// differenceFlags say how to write differences, and which of them fail.
type differenceFlags struct{ format, failOn *choice }

// failOnNone is the value of --fail-on with which nothing fails.
const failOnNone = "none"

func addDifferenceFlags(cmd *cobra.Command, failOn compat.Class) differenceFlags {
	classes := []string{string(compat.Breaking), string(compat.Widening), string(compat.Safe), failOnNone}
	flags := differenceFlags{
		format: choiceFlag(cmd, "format", "how to write the differences", formatText, formatJSON, formatMarkdown),
		failOn: choiceFlag(cmd, "fail-on", "exit with code 1 on differences that are at least this severe", classes...),
	}
	flags.failOn.value = string(failOn)
	cmd.Flag("fail-on").DefValue = string(failOn)
	return flags
}

// writeDifferences writes what differs, and sets the exit code.
func (r *run) writeDifferences(flags differenceFlags, differences []compat.Difference) error {
	for _, d := range differences {
		if flags.failOn.value != failOnNone && d.Class.AtLeast(compat.Class(flags.failOn.value)) {
			r.code = exitFindings
		}
	}
	var err error
	switch flags.format.value {
	case formatJSON:
		err = writeDifferencesJSON(r.stdout, differences)
	case formatMarkdown:
		_, err = io.WriteString(r.stdout, differencesMarkdown(differences))
	default:
		_, err = io.WriteString(r.stdout, differencesText(differences))
	}
	return err
}

// schemaOf compiles the schema of an edition, of a file, or in an OpenAPI document
// that is called FILE#/components/schemas/NAME.
func (r *run) schemaOf(form string, draft *choice, name string) (*authlink.Validator, error) {
	if _, err := authlink.ParseEdition(name); err == nil {
		c, err := contract(form, name)
		if err != nil {
			return nil, err
		}
		return c.Validator()
	}
	if file, fragment, ok := strings.Cut(name, "#"); ok {
		return specSchema(file, fragment)
	}
	validator, err := lint.CompileFile(name, draft.draft())
	if err != nil {
		f := placedFailure(err)
		if f.hint == "" {
			f.hint = "OLD and NEW may each be an edition (see 'authlink-lint editions'), a JSON Schema file, or openapi.yaml" + specPrefix + "NAME"
		}
		return nil, f
	}
	return validator, r.lookAt(name, validator)
}

func differencesText(differences []compat.Difference) string {
	var out strings.Builder
	for i, d := range differences {
		if i > 0 {
			out.WriteByte('\n')
		}
		path := d.Path
		if path == "" {
			path = "(the document)"
		}
		fmt.Fprintf(&out, "%s: %s: %s: %s → %s\n", d.Class, span.Visible(path), d.Keyword, sayOr(d.Old), sayOr(d.New))
		if d.Proof == nil {
			out.WriteString("  unproven: no document that shows it was found\n")
			continue
		}
		fmt.Fprintf(&out, "  valid under %s, refused under %s: %s\n", strings.ToUpper(d.Proof.ValidUnder), strings.ToUpper(d.Proof.RefusedUnder()), span.Visible(d.Proof.Why))
		for line := range strings.Lines(d.Proof.Payload) {
			fmt.Fprintf(&out, "    %s\n", span.Visible(strings.TrimSuffix(line, "\n")))
		}
	}
	if len(differences) == 0 {
		out.WriteString("no difference found\n")
	}
	return out.String()
}

// differencesMarkdown is a table for the summary of a job.
func differencesMarkdown(differences []compat.Difference) string {
	if len(differences) == 0 {
		return "No difference found.\n"
	}
	var out strings.Builder
	out.WriteString("| class | where | keyword | old | new | proof |\n| --- | --- | --- | --- | --- | --- |\n")
	for _, d := range differences {
		proof := "none found"
		if d.Proof != nil {
			proof = fmt.Sprintf("valid only under the %s one: %s", d.Proof.ValidUnder, cell(d.Proof.Why))
		}
		fmt.Fprintf(&out, "| %s | %s | %s | %s | %s | %s |\n", d.Class, cell(d.Path), cell(d.Keyword), cell(sayOr(d.Old)), cell(sayOr(d.New)), proof)
	}
	return out.String()
}

// cell is text in a Markdown table: what would be markup is escaped.
func cell(text string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", "[", `\[`).Replace(span.Visible(text))
}

func sayOr(text string) string {
	if text == "" {
		return "(nothing)"
	}
	return span.Visible(text)
}

func writeDifferencesJSON(w io.Writer, differences []compat.Difference) error {
	return writeJSON(w, struct {
		Version     int                 `json:"version"`
		Differences []compat.Difference `json:"differences"`
	}{1, append([]compat.Difference{}, differences...)}, "  ")
}
