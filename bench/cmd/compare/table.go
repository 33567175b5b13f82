package main

import (
	"errors"
	"fmt"

	"example.com/authlink/bench/measure"
)

// A table compares peers on documents, a row for each workload.
type table struct {
	Peers []string
	Rows  []row
}

// A row holds the times of one document, in nanoseconds.
type row struct {
	Name     string
	Bytes    int // of a document, on average
	Authlink float64
	Cells    []cell // as Peers
}

// A cell is the time of a peer, with a note, or the note in place of a time.
type cell struct {
	ns   float64
	note string
}

// The notes of a cell.
const (
	noSchema = "–" // does not compile the schema, or cannot be run there
	differs  = "≠" // errs on a document of the workload: not timed
	lenient  = "ᴸ" // timed on valid documents; accepts one that breaks the schema
)

// Ratio says how many times as long as authlink a cell's peer takes.
func (r row) Ratio(c cell) string {
	if c.ns == 0 {
		return c.note
	}
	return times(c.ns/r.Authlink) + c.note
}

// times writes a ratio with about three digits.
func times(ratio float64) string {
	switch {
	case ratio < 10:
		return fmt.Sprintf("%.2f×", ratio)
	case ratio < 100:
		return fmt.Sprintf("%.1f×", ratio)
	}
	return fmt.Sprintf("%.0f×", ratio)
}

// ratios returns what Ratio writes, of the peer in a column, where it was timed.
func (t table) ratios(column int) []float64 {
	var all []float64
	for _, r := range t.Rows {
		if c := r.Cells[column]; c.ns > 0 {
			all = append(all, c.ns/r.Authlink)
		}
	}
	return all
}

// Means returns the geometric mean of each column.
func (t table) Means() []string {
	means := make([]string, len(t.Peers))
	for i := range t.Peers {
		means[i] = noSchema
		if ratios := t.ratios(i); len(ratios) > 0 {
			means[i] = times(measure.GeometricMean(ratios))
		}
	}
	return means
}

// find returns the row of a workload.
func (t table) find(name string) (row, error) {
	for _, r := range t.Rows {
		if r.Name == name {
			return r, nil
		}
	}
	return row{}, errors.New("no workload " + name)
}
