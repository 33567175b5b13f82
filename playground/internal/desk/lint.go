package desk

import (
	"bytes"
	"context"
	"errors"
	"io/fs"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/source"
)

// maxShown limits the findings that the page gets. Nobody reads so many, and more would slow
// it down; all of them are counted.
const maxShown = 1000

// Found is the message with some of the findings of a document, in their order.
type Found struct {
	Kind     string    `json:"kind"` // "found"
	Findings []Finding `json:"findings"`
}

// Linted is the message that ends the answer to lint.
type Linted struct {
	Kind      string      `json:"kind"` // "linted"
	As        source.Kind `json:"as"`   // what the document was read as
	Documents int         `json:"documents"`

	Counts finding.SeverityCounts `json:"counts"`
	Total  int                    `json:"total"` // of findings, shown or not
	Fixes  int                    `json:"fixes"` // that are safe

	NotChecked []string       `json:"notChecked,omitempty"` // what was not looked at, and why
	Status     finding.Status `json:"status"`
	Error      string         `json:"error,omitempty"` // why the document could not be checked to its end
}

// lint looks for faults in a document. Where the schema is at fault, its findings are in the
// answer to "schema".
func (d *Desk) lint(ctx context.Context, q Question, document []byte, emit Emit) error {
	kind := q.kind(document)
	p, err := d.projectFor(q, kind)
	if err != nil {
		return err
	}
	emit(lintWith(ctx, p, kind, document, emit))
	return nil
}

// lintWith emits what is found in a text, and returns the end of the answer.
func lintWith(ctx context.Context, p *lint.Project, kind source.Kind, text []byte, emit Emit) Linted {
	shower, left := newShower(text), maxShown
	end, summary := Linted{Kind: "linted", As: kind}, finding.Summary{}
	for e := range p.Run(ctx, input(text)) {
		summary.Add(e)
		switch e := e.(type) {
		case finding.Found:
			message := Found{Kind: "found"}
			for _, f := range e.Findings[:min(left, len(e.Findings))] {
				message.Findings = append(message.Findings, shower.finding(f))
			}
			if left -= len(message.Findings); len(message.Findings) > 0 {
				emit(message)
			}
			if e.Done > 0 {
				emit(progress(int(e.Done), len(text)))
			}
		case finding.NotChecked:
			end.NotChecked = append(end.NotChecked, e.String())
		case finding.End:
			end.Status, end.Documents = e.Status, e.Documents
			if e.Err != nil {
				end.Error = source.VisibleError(reason(e.Err))
			}
		}
	}
	end.Counts, end.Total, end.Fixes = summary.Severities, summary.Findings, summary.Fixable.Safe
	return end
}

func input(text []byte) lint.Input {
	return lint.Input{Args: []string{source.StdinArg}, Stdin: bytes.NewReader(text), StdinName: named}
}

// reason is an error of reading without the name of a file, which there is none of.
func reason(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}
