package desk

import (
	"context"

	"example.com/authlink"
	"example.com/authlink/internal/compat"
)

// Compared is the answer to compat.
type Compared struct {
	Kind        string              `json:"kind"` // "compared"
	Differences []compat.Difference `json:"differences"`
	Equal       bool                `json:"equal"`  // both are proven to accept the same documents
	GaveUp      bool                `json:"gaveUp"` // some proofs were not looked for to the end
}

func (d *Desk) compat(_ context.Context, q Question, _ []byte, emit Emit) error {
	old, err := d.side(q, q.Old)
	if err != nil {
		return err
	}
	next, err := d.side(q, q.New)
	if err != nil {
		return err
	}
	result, err := compat.Compare(old, next, compat.Options{})
	if err != nil {
		return err
	}
	emit(Compared{"compared", append([]compat.Difference{}, result.Differences...), result.Equal, result.GaveUp})
	return nil
}

// side returns the validator of one of the two that are compared.
func (d *Desk) side(q Question, name string) (*authlink.Validator, error) {
	if name == OwnSchema {
		return d.ownSchema(q)
	}
	return contract(q.Form, name)
}
