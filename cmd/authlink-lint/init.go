package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/words"
)

func (r *run) initCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init",
		Short: "Write a " + lint.ConfigName + " for the auth links that are here",
		Long: `init looks for auth links in the working directory and below it, in JSON, in
YAML and in recordings, except for what git ignores. It writes a
` + lint.ConfigName + ` that has these files checked, each in the form and the
edition that it satisfies, and explains every other setting. A configuration
that exists is left as it is.

For contracts of other vendors it names the OpenAPI documents that are here, and
the command that makes a contract of one of their answers.`,
		Args:                  cobra.NoArgs,
		RunE:                  func(*cobra.Command, []string) error { return r.init() },
		DisableFlagsInUseLine: true,
	}
}

// init writes a configuration, and says what it is for.
func (r *run) init() error {
	if _, err := os.Lstat(lint.ConfigName); err == nil {
		return &failure{err: errExists(lint.ConfigName)} // without a look at all the files
	}
	found, seen, err := lint.Survey()
	if err != nil {
		return &failure{err: err}
	}
	entries := lint.SurveyEntries(found, seen)
	if err := writeNew(lint.ConfigName, lint.ConfigFor(entries)); err != nil {
		return &failure{err: err}
	}
	fmt.Fprintf(r.stderr, "%s with auth links, of %s\n", words.Count(len(found), "file"), words.Count(len(seen), "file"))
	for _, e := range entries {
		fmt.Fprintf(r.stderr, "  %s: %s\n", source.VisiblePath(e.Glob), e.Settings())
	}
	r.proposeContracts(lint.VendorsDocuments(seen), len(found) == 0 && len(seen) > 0)
	_, err = fmt.Fprintln(r.stdout, lint.ConfigName)
	return err
}

// maxProposed is how many documents of vendors are told one by one.
const maxProposed = 5

// proposeContracts says how contracts of other vendors come into a configuration: out of their documents
// or, if there is nothing else to go by, out of recordings.
func (r *run) proposeContracts(documents []lint.VendorsDocument, isNothing bool) {
	for i, d := range documents {
		if i == maxProposed {
			fmt.Fprintf(r.stderr, "and %s more\n", words.Count(len(documents)-i, "OpenAPI document"))
			break
		}
		fmt.Fprintf(r.stderr, "%s: an OpenAPI document, %s with %s\n", source.VisiblePath(d.Path), span.Visible(cmp.Or(d.Title, "without a title")), words.Count(d.Operations, "operation"))
		if d.Example != "" {
			fmt.Fprintf(r.stderr, "  a contract of one of its answers: %s contract add NAME %s\n", name, quoted(d.Path+"#"+d.Example))
		}
	}
	if isNothing && len(documents) == 0 {
		fmt.Fprintf(r.stderr, "for payloads of another vendor: '%s contract add' makes a contract of a schema, 'contract infer' of recordings\n", name)
	}
}

// quoted is an argument as a shell takes it.
func quoted(text string) string {
	return "'" + strings.ReplaceAll(span.Visible(text), "'", `'\''`) + "'"
}

func errExists(path string) error { return fmt.Errorf("%s exists already; it was left as it is", path) }

// writeNew writes a file that does not exist yet.
func writeNew(path, text string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return errExists(path)
	}
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if err = cmp.Or(err, f.Close()); err != nil {
		os.Remove(path) // half of it would be in the way of the next try
	}
	return err
}
