package authlink

import (
	"cmp"
	"slices"

	"example.com/authlink/internal/compile"
	"example.com/authlink/internal/diagnose"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/judge"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A Detection says which variants a payload satisfies.
type Detection struct {
	// Satisfied lists them, in the order of the forms and then of the editions. A
	// payload without a category that the two spell differently is in the form sdk and
	// in the form dump.
	Satisfied []Variant

	// Nearest is the variant with the fewest faults among those that the payload does
	// not satisfy; among equals that of the latest edition, then that of the first form.
	// Why has its faults. Where the payload satisfies every variant, Why is nil and
	// Nearest the zero Variant.
	Nearest Variant
	Why     *ValidationError
}

// Detect finds the variants that data satisfies, of those that are given; of all if none
// is. The error is a [*SyntaxError] where data cannot be read, or that of
// [Variant.Validator] for a variant that does not exist.
func Detect(data []byte, among ...Variant) (Detection, error) {
	var doc jsonindex.Index
	if err := doc.Parse(data, new(Options).parsing()); err != nil {
		return Detection{}, newSyntaxError(data, err)
	}
	d := detector{data: data, doc: &doc}
	if len(among) == 0 {
		among = variants()
	}
	latestFirst := func(a, b Variant) int {
		return cmp.Or(cmp.Compare(b.Edition, a.Edition), cmp.Compare(a.Form, b.Form))
	}
	for _, v := range slices.SortedFunc(slices.Values(among), latestFirst) {
		if err := d.try(v); err != nil {
			return Detection{}, err
		}
	}
	slices.SortFunc(d.satisfied, func(a, b Variant) int {
		return cmp.Or(cmp.Compare(a.Form, b.Form), cmp.Compare(a.Edition, b.Edition))
	})
	found := Detection{Satisfied: d.satisfied}
	if d.nearest.schema != nil {
		found.Nearest = d.nearest.variant
		found.Why = explained(d.nearest.schema, data, &doc, d.nearest.judgement)
	}
	return found, nil
}

// variants lists every variant.
func variants() []Variant {
	var all []Variant
	for _, form := range Forms() {
		for _, edition := range Editions() {
			all = append(all, Variant{form, edition})
		}
	}
	return all
}

// A detector holds one payload against variants, the latest edition first.
type detector struct {
	data      []byte
	doc       *jsonindex.Index // of data
	satisfied []Variant
	nearest   struct {
		variant   Variant
		schema    *compile.Schema // nil until there is one
		judgement judge.Judgement
		faults    int
	}
}

// try holds the payload against v. The error is not the payload's.
func (d *detector) try(v Variant) error {
	validator, err := v.Validator()
	if err != nil {
		return err
	}
	schema, n := validator.compiled(), &d.nearest
	if n.schema != nil && missing(schema.Root, d.doc) >= n.faults {
		return nil // it is neither satisfied nor nearer
	}
	if schema.Proves(d.data) {
		d.satisfied = append(d.satisfied, v)
		return nil
	}
	judgement, err := schema.Judge.Judge(d.doc, schema.Judging())
	switch {
	case err != nil:
		return err
	case judgement.IsNone():
		d.satisfied = append(d.satisfied, v)
		return nil
	}
	if faults := diagnose.Count(d.doc, judgement.Verdict); n.schema == nil || faults < n.faults {
		n.variant, n.schema, n.judgement, n.faults = v, schema, judgement, faults
	}
	return nil
}

// missing counts the properties that s requires and a document does not have. It is no more
// than the faults of the document, at far less than their price.
func missing(s *jsonschema.Schema, doc *jsonindex.Index) int {
	if doc.Token(0).Kind != jsonindex.Object {
		return 0
	}
	count := 0
	for _, name := range s.Required {
		if _, _, ok := doc.Child(0, name); !ok {
			count++
		}
	}
	return count
}
