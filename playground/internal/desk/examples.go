package desk

import (
	"context"
	"errors"

	"example.com/authlink/internal/generate"
)

// validExamples is how many valid documents are made.
const validExamples = 10

// Examples is the answer to examples: valid documents, then one for each constraint that
// breaks only that.
type Examples struct {
	Kind    string    `json:"kind"` // "examples"
	Cases   []Example `json:"cases"`
	Reasons []string  `json:"reasons,omitempty"` // what could not be made, and why
}

// An Example is one document.
type Example struct {
	Name    string `json:"name"`
	Text    string `json:"text"`
	Keyword string `json:"keyword,omitempty"` // that is broken; "" if the document is valid
	Pointer string `json:"pointer,omitempty"` // to the value that breaks it
}

func (d *Desk) examples(_ context.Context, q Question, _ []byte, emit Emit) error {
	validator, err := d.validator(q)
	if err != nil {
		return err
	}
	g := generate.New(validator, generate.Options{Seed: q.Seed})
	answer := Examples{Kind: "examples", Cases: []Example{}}
	if err := answer.add(g.Valid(validExamples)); err != nil {
		return err
	}
	emit(progress(1, 2))
	const oneEach = -1
	if err := answer.add(g.Invalid(oneEach)); err != nil {
		return err
	}
	emit(answer)
	return nil
}

func (e *Examples) add(cases []generate.Case, err error) error {
	incomplete, ok := errors.AsType[*generate.IncompleteError](err)
	none, isNone := errors.AsType[*generate.NoDocumentError](err)
	switch {
	case ok:
		e.Reasons = append(e.Reasons, incomplete.Reasons...)
	case isNone:
		e.Reasons = append(e.Reasons, none.Reason)
	case err != nil:
		return err
	}
	for _, c := range cases {
		e.Cases = append(e.Cases, Example{c.Name, string(c.Data), c.Keyword, c.InstanceLocation})
	}
	return nil
}
