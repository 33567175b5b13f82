package main

import (
	"os"

	"github.com/mattn/go-isatty"
)

// The values of --color.
const (
	colorAuto   = "auto"
	colorAlways = "always"
	colorNever  = "never"
)

// color decides whether standard output gets color. Unless told, it does on a
// terminal that can show it, and where NO_COLOR (https://no-color.org) does not
// say otherwise.
func (c *Command) color(when string) bool {
	switch when {
	case colorAlways:
		return true
	case colorNever:
		return false
	}
	file, ok := c.Stdout.(*os.File)
	return ok && isatty.IsTerminal(file.Fd()) && c.Getenv("NO_COLOR") == "" && c.Getenv("TERM") != "dumb"
}
