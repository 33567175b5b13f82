package main

import (
	_ "embed"
	"io"
	"text/template"

	"example.com/authlink/bench/workload"
)

// A report is what the page shows.
type report struct {
	Machine string
	Program []target // what people run
	Targets []target

	Contract, Formats, Broken, Outside table
	NoOutside                          string // why Outside has no rows
	Real                               realTable
}

func newReport(e effort) (*report, error) {
	contract, err := workload.Contract()
	if err != nil {
		return nil, err
	}
	formats, err := workload.Formats(e.documents)
	if err != nil {
		return nil, err
	}
	r := &report{Machine: machine()}
	if r.Contract, err = compareValid(contract, e.rounds); err != nil {
		return nil, err
	}
	if r.Formats, err = compareValid(formats, e.rounds); err != nil {
		return nil, err
	}
	if r.Real, err = compareReal(e); err != nil {
		return nil, err
	}
	if r.Broken, err = compareInvalid(append(contract, formats...), e.rounds); err != nil {
		return nil, err
	}
	if r.Outside, r.NoOutside, err = compareOutside(contract, e.rounds); err != nil {
		return nil, err
	}
	if r.Targets, err = targets(r, contract, formats, e); err != nil {
		return nil, err
	}
	r.Program, err = compareCommand(e)
	return r, err
}

//go:embed performance.md.tmpl
var page string

func (r *report) render(w io.Writer) error {
	t, err := template.New("page").Parse(page)
	if err != nil {
		return err
	}
	return t.Execute(w, r)
}
