package desk

import (
	"context"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/lint"
)

// Shared is the answer to share: the texts of the page as a link may hold them. A secret that
// works is a placeholder in them, and whatever else may be secret is masked.
type Shared struct {
	Kind   string `json:"kind"` // "shared"
	Text   string `json:"text"`
	Schema string `json:"schema"`
}

func (d *Desk) share(ctx context.Context, q Question, document []byte, emit Emit) error {
	answer := Shared{Kind: "shared"}
	var err error
	if answer.Text, err = d.maskDocument(ctx, q, document); err != nil {
		return err
	}
	if q.hasSchema() {
		schemas, err := d.schemaProject(kindOf("", []byte(q.Schema)))
		if err != nil {
			return err
		}
		if answer.Schema, err = masked(ctx, schemas, []byte(q.Schema)); err != nil {
			return err
		}
	}
	emit(answer)
	return nil
}

// maskDocument masks a document as the schema and the selector have it or, if there is something
// wrong with these, as it is under the contract: what is secret in it is so all the same.
func (d *Desk) maskDocument(ctx context.Context, q Question, document []byte) (string, error) {
	kind := q.kind(document)
	if p, err := d.projectFor(q, kind); err == nil {
		if text, err := masked(ctx, p, document); err == nil {
			return text, nil
		}
	}
	p, err := d.projectFor(Question{}, kind)
	if err != nil {
		return "", err
	}
	return masked(ctx, p, document)
}

// masked returns a text with every secret replaced or masked.
func masked(ctx context.Context, p *lint.Project, text []byte) (string, error) {
	fixed := p.FixText(ctx, named, text, []finding.FixKind{finding.FixRedact})
	if fixed.Err != nil {
		return "", reason(fixed.Err)
	}
	return string(fixed.Masked()), nil
}
