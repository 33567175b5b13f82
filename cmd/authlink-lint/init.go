package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"example.com/authlink/internal/lint"
)

func (r *run) initCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init",
		Short: "Write a " + lint.ConfigName + " with an explanation of each setting",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if err := writeNew(lint.ConfigName, lint.ConfigTemplate); err != nil {
				return &failure{err: err}
			}
			_, err := fmt.Fprintln(r.stdout, lint.ConfigName)
			return err
		},
		DisableFlagsInUseLine: true,
	}
}

// writeNew writes a file that does not exist yet.
func writeNew(path, text string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s exists already; it was left as it is", path)
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
