package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/source"
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
that exists is left as it is.`,
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
	_, err = fmt.Fprintln(r.stdout, lint.ConfigName)
	return err
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
