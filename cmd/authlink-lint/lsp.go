package main

import (
	"errors"
	"io"

	"github.com/spf13/cobra"

	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/lsp"
)

const lspLong = `lsp serves an editor over the Language Server Protocol, on standard input and
output: it shows findings as you type, and what the schema says about the
property under the pointer. In JSON it completes names and values.
docs/editors.md says how to set up some editors.

It lints what "include" in the configuration covers; without that, what the
entries of "files" match; without either, everything with --schema or
--contract, otherwise the files with "auth link" in their path, as the
pre-commit hook does. The configuration is read again whenever a file is saved.

Exit codes:
  0  the client has ended the session
  1  the client was gone before it had ended the session
  2  the command line is wrong
  3  the configuration has a mistake`

func (r *run) lspCommand() *cobra.Command {
	var flags *projectFlags
	cmd := &cobra.Command{
		Use:     "lsp",
		Short:   "Serve an editor over the Language Server Protocol",
		Long:    lspLong,
		Example: `  authlink-lint lsp --form wire`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := flags.check(cmd); err != nil {
				return err
			}
			ctx, stop := interruptible()
			defer stop()
			server := &lsp.Server{
				Open:    func() (*lint.Project, error) { return flags.project(cmd) },
				Version: moduleVersion(),
			}
			err := server.Serve(ctx, stdio{r.stdin, r.stdout})
			if errors.Is(err, lsp.ErrNoShutdown) || errors.Is(err, lsp.ErrNoMessage) {
				r.complain(err)
				r.code = 1 // as the protocol requires
				return nil
			}
			return err
		},
	}
	flags = addProjectFlags(cmd)
	return cmd
}

// stdio is the stream to the client.
type stdio struct {
	io.Reader
	io.Writer
}

// Close ends a read that waits for the client.
func (s stdio) Close() error {
	if c, ok := s.Reader.(io.Closer); ok {
		return c.Close()
	}
	return nil
}
