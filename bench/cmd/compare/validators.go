package main

import (
	"fmt"
	"slices"

	"example.com/authlink/bench/measure"
	"example.com/authlink/bench/peer"
	"example.com/authlink/bench/workload"
)

// A subject is a peer with a schema compiled, or the note that says why it is
// not timed.
type subject struct {
	valid peer.Valid // nil: not timed
	note  string
}

// compareValid times the valid documents of each workload; the floors come after
// the validators.
func compareValid(workloads []workload.Workload, rounds measure.Rounds) (table, error) {
	t := table{Peers: validatorNames()}
	for _, f := range peer.Floors() {
		t.Peers = append(t.Peers, f.Name)
	}
	for _, w := range workloads {
		subjects := judge(w, judgeValid)
		for _, f := range peer.Floors() {
			subjects = append(subjects, subject{valid: f.Valid})
		}
		r, err := compareOn(w.Name, w.Valid, subjects, rounds)
		if err != nil {
			return t, err
		}
		t.Rows = append(t.Rows, r)
	}
	return t, nil
}

// compareInvalid times the documents that break the schema.
func compareInvalid(workloads []workload.Workload, rounds measure.Rounds) (table, error) {
	t := table{Peers: validatorNames()}
	for _, w := range workloads {
		r, err := compareOn(w.Name, w.Invalid, judge(w, judgeInvalid), rounds)
		if err != nil {
			return t, err
		}
		t.Rows = append(t.Rows, r)
	}
	return t, nil
}

func validatorNames() []string {
	var names []string
	for _, p := range peer.Validators() {
		names = append(names, p.Name)
	}
	return names
}

// judge returns authlink and then the peers as subjects, by how their verdicts
// on a workload turned out.
func judge(w workload.Workload, note func(acceptsValid, refusesInvalid bool) string) []subject {
	var subjects []subject
	for _, p := range append([]peer.Validator{peer.Authlink}, peer.Validators()...) {
		valid, err := p.Compile(w.Schema)
		if err != nil {
			subjects = append(subjects, subject{note: noSchema})
			continue
		}
		acceptsValid := !slices.ContainsFunc(w.Valid, func(doc []byte) bool { return !valid(doc) })
		s := subject{valid: valid, note: note(acceptsValid, !slices.ContainsFunc(w.Invalid, valid))}
		if s.note == differs {
			s.valid = nil
		}
		subjects = append(subjects, s)
	}
	return subjects
}

func judgeValid(acceptsValid, refusesInvalid bool) string {
	switch {
	case !acceptsValid:
		return differs
	case !refusesInvalid:
		return lenient
	}
	return ""
}

func judgeInvalid(acceptsValid, refusesInvalid bool) string {
	if !acceptsValid || !refusesInvalid {
		return differs
	}
	return ""
}

// compareOn times subjects, of which authlink is the first, on documents.
func compareOn(name string, documents [][]byte, subjects []subject, rounds measure.Rounds) (row, error) {
	if subjects[0].note != "" {
		return row{}, fmt.Errorf("%s: authlink errs: %s", name, subjects[0].note)
	}
	var functions []func()
	for _, s := range subjects {
		if s.valid != nil {
			functions = append(functions, each(documents, s.valid))
		}
	}
	samples := rounds.Samples(functions)
	own := samples[0]
	r := row{Name: name, Authlink: measure.Median(own) / float64(len(documents))}
	for _, doc := range documents {
		r.Bytes += len(doc)
	}
	r.Bytes /= len(documents)
	for _, s := range subjects[1:] {
		c := cell{note: s.note}
		if s.valid != nil {
			samples = samples[1:]
			c.ratio = measure.RatioOf(samples[0], own)
		}
		r.Cells = append(r.Cells, c)
	}
	return r, nil
}

// each returns a function that asks for the verdict on each document.
func each(documents [][]byte, valid peer.Valid) func() {
	return func() {
		for _, doc := range documents {
			valid(doc)
		}
	}
}
