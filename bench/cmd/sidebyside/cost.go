package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"example.com/authlink/bench/workload"
)

// A cost is what a run of a program takes: of several runs, the least of each.
type cost struct {
	Wall, Processor time.Duration
	Memory          int64 // the most at once, in bytes; 0 where the system does not say
}

// highest is above every cost.
var highest = cost{math.MaxInt64, math.MaxInt64, math.MaxInt64}

func (c cost) atMost(other cost) cost {
	return cost{min(c.Wall, other.Wall), min(c.Processor, other.Processor), min(c.Memory, other.Memory)}
}

// costs has tools run on files, in turns, so that what slows the machine for a while slows all of
// them, and returns the least that each has taken. The error is that one refuses a file.
func costs(tools []tool, once, root string, files []string, rounds int) ([]cost, error) {
	least := make([]cost, len(tools))
	for i := range least {
		least[i] = highest
	}
	for range rounds {
		for i, t := range tools {
			c, err := t.cost(once, root, files)
			if err != nil {
				return nil, err
			}
			least[i] = least[i].atMost(c)
		}
	}
	return least, nil
}

// cost has a tool run once, by the program once.
func (t tool) cost(once, root string, files []string) (c cost, err error) {
	cmd := exec.Command(once, slices.Concat(t.command[:1], t.args(files))...)
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		return c, fmt.Errorf("%s on %d valid files: %w", t.Name, len(files), err)
	}
	return c, json.Unmarshal(out, &c)
}

// buildOnce builds the program that measures another.
func buildOnce(root, bin string) (string, error) {
	return filepath.Join(bin, "once"), build(filepath.Join(root, "bench"), bin, "./cmd/once")
}

// manyFiles is of how many files the page says what they cost.
const manyFiles = 1000

// writePayloads writes valid payloads to a folder, and returns their paths.
func writePayloads(folder string) ([]string, error) {
	lines := workload.CleanLines(manyFiles * 1000) // of which each has some hundreds of bytes
	if len(lines) < manyFiles {
		return nil, errors.New("too few payloads")
	}
	var paths []string
	for i, line := range lines[:manyFiles] {
		path := filepath.Join(folder, fmt.Sprintf("auth-link-%04d.json", i))
		if err := os.WriteFile(path, line, 0o666); err != nil {
			return nil, err
		}
		paths = append(paths, path)
	}
	return paths, nil
}

// A priceList is a row of the page: what something costs with the first tool, and how many times
// that with the others.
type priceList struct {
	What  string
	Cells []string
}

// prices measures the tools.
func prices(tools []tool, root, scratch string, rounds int) ([]priceList, error) {
	once, err := buildOnce(root, scratch)
	if err != nil {
		return nil, err
	}
	paths, err := writePayloads(scratch)
	if err != nil {
		return nil, err
	}
	one, err1 := costs(tools, once, root, paths[:1], rounds)
	many, err2 := costs(tools, once, root, paths, rounds)
	if err := errors.Join(err1, err2); err != nil {
		return nil, err
	}
	list := []priceList{
		priced("start-up: one file, from start to end", one, func(c cost) float64 { return c.Wall.Seconds() }, inTime),
		priced(fmt.Sprintf("%d files at once, from start to end", manyFiles), many, func(c cost) float64 { return c.Wall.Seconds() }, inTime),
		priced("the same, time of processors", many, func(c cost) float64 { return c.Processor.Seconds() }, inTime),
	}
	if one[0].Memory > 0 {
		list = append(list,
			priced("memory for one file, at most", one, func(c cost) float64 { return float64(c.Memory) }, inMiB),
			priced(fmt.Sprintf("memory for %d files, at most", manyFiles), many, func(c cost) float64 { return float64(c.Memory) }, inMiB))
	}
	return list, nil
}

// priced returns a row.
func priced(what string, costs []cost, of func(cost) float64, show func(float64) string) priceList {
	row := priceList{What: what}
	for i, c := range costs {
		cell := show(of(c))
		if i > 0 {
			cell += fmt.Sprintf(", %.1f×", of(c)/of(costs[0]))
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

func inTime(seconds float64) string {
	if seconds < 1 {
		return fmt.Sprintf("%.0f ms", seconds*1000)
	}
	return fmt.Sprintf("%.1f s", seconds)
}

func inMiB(bytes float64) string { return fmt.Sprintf("%.0f MiB", bytes/(1<<20)) }
