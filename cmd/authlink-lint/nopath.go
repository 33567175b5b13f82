package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"
)

// noPath is the error about a command line without a PATH. Where something is piped in,
// that is what the command was to read.
func noPath(cmd *cobra.Command, stdin io.Reader) error {
	if isPiped(stdin) {
		return errors.New("no PATH given; to read standard input, give - as the PATH")
	}
	return fmt.Errorf("no PATH given; for example: %s testdata/fixtures", cmd.CommandPath())
}

// isPiped reports whether standard input is a pipe, or a file that it is redirected from:
// neither a terminal nor the device that is always empty.
func isPiped(stdin io.Reader) bool {
	file, ok := stdin.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && (info.Mode().IsRegular() || info.Mode()&(fs.ModeNamedPipe|fs.ModeSocket) != 0)
}
