// Compare measures authlink against its peers, side by side in one run, and
// prints the ratios as Markdown. docs/performance.md is what it printed:
//
//	cd bench && go run ./cmd/compare -write ../docs/performance.md
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"example.com/authlink/bench/measure"
)

func main() {
	short := flag.Bool("short", false, "measure a little of everything, to see that it works")
	write := flag.String("write", "", "write the report to `FILE`, not to standard output")
	first := flag.String("first-use", "", "print the nanoseconds from first use to first verdict of `NAME`, and exit")
	broken := flag.Bool("broken", false, "measure documents that their schemas refuse, and nothing else")
	real := flag.Bool("real", false, "measure documents as they are in the wild, and nothing else")
	program := flag.Bool("program", false, "measure the program authlink-lint, and nothing else")
	flag.Parse()
	only := printers{{*broken, printBroken}, {*real, printReal}, {*program, printProgram}}
	if err := run(*short, only, *write, *first); err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(1)
	}
}

// printers print a part of the report each, if they are asked to.
type printers []struct {
	isAsked bool
	print   func(io.Writer, effort) error
}

func run(short bool, only printers, write, first string) error {
	if first != "" {
		return printFirstUse(first)
	}
	effort := full
	if short {
		effort = smoke
	}
	for _, p := range only {
		if p.isAsked {
			return p.print(os.Stdout, effort)
		}
	}
	r, err := newReport(effort)
	if err != nil {
		return err
	}
	if write == "" {
		return r.render(os.Stdout)
	}
	file, err := os.Create(write)
	if err != nil {
		return err
	}
	if err := r.render(file); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}

// An effort is how much to measure.
type effort struct {
	rounds    measure.Rounds
	documents int // of each well-known format
	real      int // of each format as it is in the wild
	lines     int // of NDJSON, in bytes
	processes int // of each kind, for first use and for the command
	files     int // in the tree that the command lints
}

var (
	full  = effort{measure.Rounds{Count: 51, Batch: 5 * time.Millisecond}, 20, 100, 100_000_000, 21, 10_000}
	smoke = effort{measure.Rounds{Count: 1, Batch: time.Microsecond}, 2, 2, 100_000, 1, 100}
)
