package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"text/template"
	"time"

	"example.com/authlink"
	"example.com/authlink/bench/measure"
	"example.com/authlink/bench/peer"
	"example.com/authlink/bench/workload"
)

// A lineFile is a file of payloads, one a line.
type lineFile struct {
	path  string
	lines [][]byte
}

func writeLines(path string, lines [][]byte) (lineFile, error) {
	return lineFile{path, lines}, os.WriteFile(path, append(bytes.Join(lines, []byte("\n")), '\n'), 0o644)
}

// compareLines measures the program on files of lines, in a folder that it may write to.
func compareLines(bin string, e effort) ([]target, error) {
	clean, err := writeLines(filepath.Join(bin, "clean.ndjson"), workload.CleanLines(e.lines))
	if err != nil {
		return nil, err
	}
	faulty, err := writeLines(filepath.Join(bin, "faulty.ndjson"), workload.FaultyLines(e.lines/10))
	if err != nil {
		return nil, err
	}
	short, err := writeLines(filepath.Join(bin, "short.ndjson"), workload.CleanLines(e.lines/10))
	if err != nil {
		return nil, err
	}
	lint := filepath.Join(bin, "authlink-lint")
	processor := func(format string, file lineFile) (perLine float64, err error) {
		return leastProcessor(e.processes, len(file.lines), lint, "--no-config", "--format", format, file.path)
	}
	perLine, err := processor("text", clean)
	if err != nil {
		return nil, err
	}
	valid, err := libraryPerLine(clean.lines, e.rounds)
	if err != nil {
		return nil, err
	}
	rows := []target{{fmt.Sprintf("processor time for each of %d clean lines, members in any order, against `Valid` of the library", len(clean.lines)),
		"4×", "2×", fmt.Sprintf("%.1f× (%.0f ns)", perLine/valid, perLine)}}
	row, err := againstSourcemeta(bin, lint, clean, e)
	if err != nil {
		return nil, err
	}
	rows = append(rows, row)
	base, err := processor("text", short)
	if err != nil {
		return nil, err
	}
	for _, format := range []string{"text", "json", "sarif"} {
		with, err := processor(format, faulty)
		if err != nil {
			return nil, err
		}
		rows = append(rows, target{"processor time for one finding in `" + format + "`, beyond the same line without it", "5 µs", "2 µs",
			fmt.Sprintf("%.1f µs", (with-base)/1e3)})
	}
	memory, err := peakMemory(lint, clean.path)
	if err != nil {
		return nil, err
	}
	return append(rows, target{fmt.Sprintf("peak memory for those %d lines", len(clean.lines)), "32 MiB", "24 MiB", memory}), nil
}

// leastProcessor returns the least time that a program has kept a processor busy for each of
// some lines, in nanoseconds, with its start.
func leastProcessor(times, lines int, program string, args ...string) (float64, error) {
	least := math.Inf(1)
	for range times {
		cmd := exec.Command(program, args...)
		cmd.Stdout = io.Discard
		if err := cmd.Run(); err != nil && cmd.ProcessState.ExitCode() != 1 { // which is for findings
			return 0, err
		}
		busy := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		least = min(least, float64(busy.Nanoseconds())/float64(lines))
	}
	return least, nil
}

// libraryPerLine returns the least time of Valid for one of some lines, in nanoseconds.
func libraryPerLine(lines [][]byte, rounds measure.Rounds) (float64, error) {
	v, err := authlink.Variant{}.Validator()
	if err != nil {
		return 0, err
	}
	some := lines[:min(len(lines), 2000)]
	samples := rounds.Samples([]func(){func() {
		for _, line := range some {
			v.Valid(line)
		}
	}})
	return slices.Min(samples[0]) / float64(len(some)), nil
}

// againstSourcemeta compares the program with the C++ one of Sourcemeta, both on all cores that
// they use, from start to end. The schema is the one that the program has compiled in.
func againstSourcemeta(bin, lint string, clean lineFile, e effort) (target, error) {
	row := target{What: fmt.Sprintf("those %d lines, from start to end: how many times as long `sourcemeta validate --fast` takes", len(clean.lines)), Least: "8×", Aim: "15×"}
	sourcemeta, err := peer.SourcemetaProgram("node")
	if err != nil {
		row.Measured = "not measured: " + err.Error()
		return row, nil
	}
	var schema bytes.Buffer
	if err := json.Compact(&schema, authlink.Variant{}.Schema()); err != nil {
		return row, err
	}
	file := filepath.Join(bin, "contract.schema.json")
	jsonl := filepath.Join(bin, "clean.jsonl") // the name that it takes for lines
	if err := errors.Join(os.WriteFile(file, schema.Bytes(), 0o644), os.Link(clean.path, jsonl)); err != nil {
		return row, err
	}
	var failed error
	command := func(name string, args ...string) func() {
		return func() {
			if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
				failed = fmt.Errorf("%s: %w\n%.1000s", name, err, out)
			}
		}
	}
	samples := measure.Rounds{Count: min(e.processes, 5), Batch: time.Nanosecond}.Samples([]func(){
		command(lint, "--no-config", clean.path),
		command(sourcemeta, "validate", "--fast", "--format-assertion", file, jsonl),
	})
	row.Measured = spread(measure.RatioOf(samples[1], samples[0]))
	return row, failed
}

// printProgram measures the program alone.
func printProgram(w io.Writer, e effort) error {
	r := report{Machine: machine()}
	var err error
	if r.Program, err = compareCommand(e); err != nil {
		return err
	}
	t, err := template.New("page").Parse(page)
	if err != nil {
		return err
	}
	return t.ExecuteTemplate(w, "program", r)
}
