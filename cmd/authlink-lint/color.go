package main

import (
	"io"
	"os"

	"github.com/mattn/go-isatty"
	"github.com/spf13/cobra"
)

// The values of --color.
const (
	colorAuto   = "auto"
	colorAlways = "always"
	colorNever  = "never"
)

func colorFlag(cmd *cobra.Command) *choice {
	return choiceFlag(cmd, "color", "when to color findings; auto respects NO_COLOR and TERM=dumb", colorAuto, colorAlways, colorNever)
}

// color decides whether standard output gets color. By default it does on a
// terminal that can show it, unless NO_COLOR (https://no-color.org) is set.
func (c *Command) color(when string) bool {
	switch when {
	case colorAlways:
		return true
	case colorNever:
		return false
	}
	return isTerminal(c.Stdout) && c.Getenv("NO_COLOR") == "" && c.Getenv("TERM") != "dumb"
}

func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && isatty.IsTerminal(file.Fd())
}
