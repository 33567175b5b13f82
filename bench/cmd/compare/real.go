package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"text/template"

	"example.com/authlink/bench/measure"
	"example.com/authlink/bench/peer"
	"example.com/authlink/bench/workload"
)

// A realTable has the workloads of documents as they are in the wild.
type realTable struct {
	Rows    []realRow
	NoLimit string // why there is no limit
}

// A realRow is what came of one of them. A ratio says how many times as long as authlink the
// other takes.
type realRow struct {
	Name     string
	Bytes    int     // of a document, on average
	Authlink float64 // nanoseconds for a document, of [peer.Verdict]
	Blaze    float64 // nanoseconds of its evaluation; 0 where it is not there

	Reference, Sonic measure.Ratio
	Limit            measure.Ratio // sonic and Blaze together
}

// Cells are the columns that compare.
func (r realRow) Cells() []cell {
	cells := []cell{{ratio: r.Reference}, {ratio: r.Sonic}, {ratio: r.Limit}}
	if r.Blaze == 0 {
		cells[limitColumn] = cell{note: noSchema}
	}
	return cells
}

const limitColumn = 2

// column returns the medians of a column, where it was measured.
func (t realTable) column(i int) (medians []float64) {
	for _, r := range t.Rows {
		if c := r.Cells()[i]; c.timed() {
			medians = append(medians, c.ratio.Median)
		}
	}
	return medians
}

// Means and Worst are the last rows: the geometric mean of each column, and what is worst for
// authlink.
func (t realTable) Means() []string { return t.sums(measure.GeometricMean) }
func (t realTable) Worst() []string { return t.sums(slices.Min[[]float64]) }

func (t realTable) sums(sum func([]float64) float64) []string {
	sums := make([]string, limitColumn+1)
	for i := range sums {
		sums[i] = noSchema
		if medians := t.column(i); len(medians) > 0 {
			sums[i] = times(sum(medians))
		}
	}
	return sums
}

// realTargets returns the targets of documents as they are in the wild.
func realTargets(t realTable) []target {
	means, worst := t.Means(), t.Worst()
	return []target{
		{"documents as they are in the wild, against the reference pipeline, geometric mean", "24×", "30×", means[referenceColumn]},
		{"the slowest of them", "12×", "15×", worst[referenceColumn]},
		{"the same documents, against the limit (see below), geometric mean", "0.91×", "1.1×", means[limitColumn]},
		{"the slowest of them", "0.4×", "0.59×", worst[limitColumn]},
	}
}

// compareReal times verdicts on the workloads of documents as they are in the wild.
func compareReal(e effort) (t realTable, err error) {
	workloads, err := workload.Real(e.real)
	if err != nil {
		return t, err
	}
	for _, w := range workloads {
		r, err := realRowOf(w, e.rounds)
		if errors.Is(err, peer.ErrNoBlaze) {
			t.NoLimit, err = err.Error(), nil
		}
		if err != nil {
			return t, fmt.Errorf("%s: %w", w.Name, err)
		}
		t.Rows = append(t.Rows, r)
	}
	return t, nil
}

func realRowOf(w workload.Workload, rounds measure.Rounds) (r realRow, err error) {
	own, err1 := peer.Verdict.Compile(w.Schema)
	reference, err2 := peer.Reference.Compile(w.Schema)
	if err := errors.Join(err1, err2); err != nil {
		return r, err
	}
	if slices.ContainsFunc(w.Valid, func(doc []byte) bool { return !own(doc) }) || slices.ContainsFunc(w.Invalid, own) {
		return r, errors.New("authlink errs")
	}
	sonic := slices.IndexFunc(peer.Floors(), func(f peer.Floor) bool { return f.Name == "sonic" })
	samples := rounds.Samples([]func(){each(w.Valid, own), each(w.Valid, reference), each(w.Valid, peer.Floors()[sonic].Valid)})
	count := float64(len(w.Valid))
	r = realRow{
		Name: w.Name, Authlink: measure.Median(samples[0]) / count,
		Reference: measure.RatioOf(samples[1], samples[0]), Sonic: measure.RatioOf(samples[2], samples[0]),
	}
	for _, doc := range w.Valid {
		r.Bytes += len(doc)
	}
	r.Bytes /= len(w.Valid)
	r.Blaze, err = peer.BlazeEvaluation("node", w.Schema, w.Valid)
	for i := range samples[2] {
		samples[2][i] += r.Blaze * count
	}
	r.Limit = measure.RatioOf(samples[2], samples[0])
	return r, err
}

// printReal measures documents as they are in the wild, and nothing else.
func printReal(w io.Writer, e effort) (err error) {
	r := report{Machine: machine()}
	if r.Real, err = compareReal(e); err != nil {
		return err
	}
	t, err := template.New("page").Parse(page)
	if err != nil {
		return err
	}
	return t.ExecuteTemplate(w, "real", &r)
}
