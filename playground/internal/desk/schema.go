package desk

import (
	"context"
)

// Schema is the message that ends the answer to schema. What is wrong with a schema of one's
// own comes before it, as [Found].
type Schema struct {
	Kind   string  `json:"kind"` // "schema"
	Text   string  `json:"text"`
	Own    bool    `json:"own"`              // the text is that of the question
	Linted *Linted `json:"linted,omitempty"` // of a schema of one's own
}

func (d *Desk) schema(ctx context.Context, q Question, _ []byte, emit Emit) error {
	if !q.hasSchema() {
		v, err := variantOf(q.Form, q.Edition)
		if err != nil {
			return err
		}
		emit(Schema{Kind: "schema", Text: string(v.Schema())})
		return nil
	}
	text := []byte(q.Schema)
	kind := kindOf("", text)
	p, err := d.schemaProject(kind)
	if err != nil {
		return err
	}
	linted := lintWith(ctx, p, kind, text, emit)
	emit(Schema{Kind: "schema", Own: true, Linted: &linted})
	return nil
}
