package variants

import (
	"cmp"
	"slices"

	"example.com/authlink/internal/compile"
	"example.com/authlink/internal/diagnose"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/judge"
)

// A Detection says which variants a document satisfies.
type Detection struct {
	Satisfied []Variant // in the order of the forms and then of the editions

	// Nearest is the variant with the fewest faults among the others; among equals that of
	// the latest edition, then that of the first form. Schema judged it, and Judgement has
	// the faults; Schema is nil where the document satisfies every variant.
	Nearest   Variant
	Schema    *compile.Schema
	Judgement judge.Judgement
	Faults    int
}

// Detect finds the variants that a document satisfies, of those that are given. doc is the
// index of data.
func (c *Contract) Detect(data []byte, doc *jsonindex.Index, among []Variant) (Detection, error) {
	var d Detection
	latestFirst := func(a, b Variant) int {
		return cmp.Or(cmp.Compare(b.Edition, a.Edition), cmp.Compare(a.Form, b.Form))
	}
	for _, v := range slices.SortedFunc(slices.Values(among), latestFirst) {
		schema, err := c.Compiled(v)
		if err != nil {
			return d, err
		}
		if err := d.try(v, schema, data, doc); err != nil {
			return d, err
		}
	}
	slices.SortFunc(d.Satisfied, func(a, b Variant) int {
		return cmp.Or(cmp.Compare(a.Form, b.Form), cmp.Compare(a.Edition, b.Edition))
	})
	return d, nil
}

// try holds the document against a variant, the latest edition first. The error is not the
// document's.
func (d *Detection) try(v Variant, schema *compile.Schema, data []byte, doc *jsonindex.Index) error {
	if d.Schema != nil && missing(schema.Root.Required, doc) >= d.Faults {
		return nil // it is neither satisfied nor nearer
	}
	if schema.Proves(data) {
		d.Satisfied = append(d.Satisfied, v)
		return nil
	}
	judgement, err := schema.Judge.Judge(doc, schema.Judging())
	switch {
	case err != nil:
		return err
	case judgement.IsNone():
		d.Satisfied = append(d.Satisfied, v)
		return nil
	}
	if faults := diagnose.Count(doc, judgement.Verdict); d.Schema == nil || faults < d.Faults {
		d.Nearest, d.Schema, d.Judgement, d.Faults = v, schema, judgement, faults
	}
	return nil
}

// missing counts the properties that are required and that a document does not have. It is no
// more than the faults of the document, at far less than their price.
func missing(required []string, doc *jsonindex.Index) int {
	if doc.Token(0).Kind != jsonindex.Object {
		return 0
	}
	count := 0
	for _, name := range required {
		if _, _, ok := doc.Child(0, name); !ok {
			count++
		}
	}
	return count
}
