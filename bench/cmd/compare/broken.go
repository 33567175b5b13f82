package main

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"text/template"

	"example.com/authlink"
	"example.com/authlink/bench/measure"
	"example.com/authlink/bench/peer"
	"example.com/authlink/bench/workload"
)

// brokenTargets returns the targets of documents that their schemas refuse.
func brokenTargets(broken table, workloads []workload.Workload, rounds measure.Rounds) ([]target, error) {
	verdicts, err := compareVerdicts(workloads, rounds)
	if err != nil {
		return nil, err
	}
	kept, err := keptPerViolation()
	if err != nil {
		return nil, err
	}
	details := broken.ratios(referenceColumn)
	return []target{
		{"broken documents with every detail, against the reference pipeline, geometric mean", "3×", "6×", times(measure.GeometricMean(details))},
		{"the slowest of them", "1.5×", "3×", times(slices.Min(details))},
		{"`Valid` of them, against the same, geometric mean", "6×", "12×", times(measure.GeometricMean(verdicts))},
		{"bytes kept per violation, the most of four documents of 10,000", "1,000", "400", fmt.Sprint(kept)},
	}, nil
}

// compareVerdicts returns how many times as long as Validator.Valid the reference takes for the
// documents that break the schema of each workload.
func compareVerdicts(workloads []workload.Workload, rounds measure.Rounds) ([]float64, error) {
	var ratios []float64
	for _, w := range workloads {
		own, err := peer.Verdict.Compile(w.Schema)
		if err != nil {
			return nil, err
		}
		reference, err := peer.Reference.Compile(w.Schema)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(w.Invalid, own) {
			return nil, fmt.Errorf("%s: authlink errs", w.Name)
		}
		samples := rounds.Samples([]func(){each(w.Invalid, own), each(w.Invalid, reference)})
		ratios = append(ratios, measure.RatioOf(samples[1], samples[0]).Median)
	}
	return ratios, nil
}

// manyFaults are a schema and the items of a document, each of which is at fault: for its
// value, its type, a name that is missing, a format.
var manyFaults = []struct{ schema, item string }{
	{`{"items": {"enum": ["ats", "hris", "crm"]}}`, `"atss"`},
	{`{"items": {"properties": {"id": {"type": "string"}}}}`, `{"id": 7}`},
	{`{"items": {"required": ["label"]}}`, `{"lable": "a"}`},
	{`{"items": {"properties": {"at": {"format": "date-time"}}}}`, `{"at": "2025-02-13 09:44:27Z"}`},
}

// keptPerViolation returns how many bytes an error holds for each violation in it, its part of
// the document too: the most of several documents.
func keptPerViolation() (most int, err error) {
	const items = 10_000
	for _, f := range manyFaults {
		v, err := authlink.Compile([]byte(f.schema), nil)
		if err != nil {
			return 0, err
		}
		document := []byte("[" + strings.Repeat(f.item+",", items-1) + f.item + "]")
		_ = v.Validate(document) // what is kept for all documents is there then
		before := heap()
		refusal := v.Validate(document)
		size := heap() - before
		var invalid *authlink.ValidationError
		if !errors.As(refusal, &invalid) || len(invalid.Violations) != items {
			return 0, fmt.Errorf("%s: %d items are not at fault", f.schema, items)
		}
		most = max(most, size/items)
		runtime.KeepAlive(v)
	}
	return most, nil
}

// heap returns how many bytes are in use.
func heap() int {
	for range 3 { // pools are emptied by the second
		runtime.GC()
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}

// printBroken measures documents that their schemas refuse, and nothing else.
func printBroken(w io.Writer, e effort) error {
	contract, err := workload.Contract()
	if err != nil {
		return err
	}
	formats, err := workload.Formats(e.documents)
	if err != nil {
		return err
	}
	all := append(contract, formats...)
	r := report{Machine: machine()}
	if r.Broken, err = compareInvalid(all, e.rounds); err != nil {
		return err
	}
	if r.Targets, err = brokenTargets(r.Broken, all, e.rounds); err != nil {
		return err
	}
	t, err := template.New("page").Parse(page)
	if err != nil {
		return err
	}
	return t.ExecuteTemplate(w, "broken", &r)
}
