package main

import (
	"io"
	"os"
	"strconv"

	"github.com/spf13/cobra"
	"golang.org/x/term"
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
	return ok && term.IsTerminal(int(file.Fd()))
}

// columns returns how wide the terminal is that findings go to: what COLUMNS says, which
// is how one asks for another width (POSIX, XBD 8.3), or else what the terminal says. It
// is 0 if neither does.
func (c *Command) columns() int {
	if n, err := strconv.Atoi(c.Getenv("COLUMNS")); err == nil && n > 0 {
		return n
	}
	if file, ok := c.Stdout.(*os.File); ok {
		if width, _, err := term.GetSize(int(file.Fd())); err == nil {
			return width
		}
	}
	return 0
}
