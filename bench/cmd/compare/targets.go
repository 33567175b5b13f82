package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"example.com/authlink/bench/measure"
	"example.com/authlink/bench/peer"
	"example.com/authlink/bench/workload"
)

// A target is a number that authlink promises, and what came of it.
type target struct{ What, Least, Aim, Measured string }

// The columns of the table of valid documents that targets refer to.
const referenceColumn = 0

func jsonColumn() int { return len(peer.Validators()) }

// targets returns the targets that follow from the tables, then those that take
// a measurement of their own.
func targets(r *report, contract, formats []workload.Workload, e effort) ([]target, error) {
	example, err := r.Contract.find("example")
	if err != nil {
		return nil, err
	}
	shuffled, err := r.Contract.find("members shuffled")
	if err != nil {
		return nil, err
	}
	allocs, err := allocations(contract)
	if err != nil {
		return nil, err
	}
	lines, cores, err := ndjson(e)
	if err != nil {
		return nil, err
	}
	own, reference, err := firstUse(e.processes)
	if err != nil {
		return nil, err
	}
	broken, err := brokenTargets(r.Broken, append(contract, formats...), e.rounds)
	if err != nil {
		return nil, err
	}
	known := r.Formats.ratios(referenceColumn)
	return slices.Concat([]target{
		{"the contract's example, against the reference pipeline", "63×", "80×", example.Cells[referenceColumn].String()},
		{"the same, against `encoding/json.Valid`", "6.3×", "8×", example.Cells[jsonColumn()].String()},
		{"members shuffled, against the reference pipeline", "25×", "35×", shuffled.Cells[referenceColumn].String()},
		{"allocations on accept, the most of any payload", "0", "0", fmt.Sprint(allocs)},
		{"well-known formats, against the reference pipeline, geometric mean", "18×", "25×", times(measure.GeometricMean(known))},
		{"the slowest of them", "8×", "10×", times(slices.Min(known))},
		{"NDJSON of payloads, line by line, against `encoding/json.Valid`", "4×", "6×", lines},
		{"two cores, against one", "1.8×", "1.95×", cores},
	}, realTargets(r.Real), broken, []target{
		{"first use to first verdict of the contract, in a new process", "1 ms", "0.3 ms",
			fmt.Sprintf("%.2f ms (the reference engine: %s)", measure.Median(own)/1e6, spread(measure.RatioOf(reference, own)))},
	}), nil
}

// allocations returns the most allocations that accepting a payload takes.
func allocations(contract []workload.Workload) (most float64, err error) {
	for _, w := range contract {
		valid, err := peer.Authlink.Compile(w.Schema)
		if err != nil {
			return 0, err
		}
		for _, doc := range w.Valid {
			most = max(most, testing.AllocsPerRun(100, func() { valid(doc) }))
		}
	}
	return most, nil
}

// ndjson goes through lines of payloads. It says how many times as long
// encoding/json.Valid takes, and how many times as much two cores do as one.
func ndjson(e effort) (grammar, cores string, err error) {
	lines := workload.Lines(e.lines)
	contract, err := workload.Contract()
	if err != nil {
		return "", "", err
	}
	valid, err := peer.Authlink.Compile(contract[0].Schema)
	if err != nil {
		return "", "", err
	}
	rounds := measure.Rounds{Count: min(e.rounds.Count, 21), Batch: time.Nanosecond} // one pass is long enough
	pass := each(lines, valid)
	samples := rounds.Samples([]func(){pass, each(lines, json.Valid), func() { inParallel(pass, pass) }})
	cores = "one core only"
	if runtime.GOMAXPROCS(0) > 1 {
		cores = spread(measure.RatioOf(samples[0], samples[2]).Scaled(2))
	}
	return spread(measure.RatioOf(samples[1], samples[0])), cores, nil
}

func inParallel(functions ...func()) {
	var group sync.WaitGroup
	for _, f := range functions {
		group.Go(f)
	}
	group.Wait()
}
