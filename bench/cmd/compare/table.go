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

// A row compares on one workload.
type row struct {
	Name     string
	Bytes    int     // of a document, on average
	Authlink float64 // nanoseconds for a document
	Cells    []cell  // as Peers
}

// A cell says how many times as long as authlink a peer takes, with a note, or
// has the note alone.
type cell struct {
	ratio measure.Ratio
	note  string
}

func (c cell) timed() bool { return c.ratio.Median > 0 }

// The notes of a cell.
const (
	noSchema = "–" // does not compile the schema, or cannot be run there
	differs  = "≠" // errs on a document of the workload: not timed
	lenient  = "ᴸ" // timed on valid documents; accepts one that breaks the schema
)

func (c cell) String() string {
	if !c.timed() {
		return c.note
	}
	return spread(c.ratio) + c.note
}

// spread writes a ratio and how far it spreads, if that is known.
func spread(r measure.Ratio) string {
	if r.Low == r.High {
		return times(r.Median)
	}
	return fmt.Sprintf("%s ±%.0f%%", times(r.Median), 100*r.Spread())
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

// ratios returns the medians of the peer in a column, where it was timed.
func (t table) ratios(column int) []float64 {
	var all []float64
	for _, r := range t.Rows {
		if c := r.Cells[column]; c.timed() {
			all = append(all, c.ratio.Median)
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
