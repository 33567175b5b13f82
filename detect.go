package authlink

import (
	"cmp"
	"errors"
	"slices"

	"example.com/authlink/internal/compile"
	"example.com/authlink/internal/diagnose"
	"example.com/authlink/internal/jsonindex"
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

// Detect finds the variants that data satisfies. The error is a [*SyntaxError] where data
// cannot be read.
func Detect(data []byte) (Detection, error) {
	var doc jsonindex.Index
	if err := doc.Parse(data, new(Options).parsing()); err != nil {
		return Detection{}, newSyntaxError(data, err)
	}
	d := detector{data: data, instance: doc.Value(0)}
	for _, edition := range slices.Backward(Editions()) {
		for _, form := range Forms() {
			if err := d.try(Variant{form, edition}); err != nil {
				return Detection{}, err
			}
		}
	}
	slices.SortFunc(d.satisfied, func(a, b Variant) int {
		return cmp.Or(cmp.Compare(a.Form, b.Form), cmp.Compare(a.Edition, b.Edition))
	})
	found := Detection{Satisfied: d.satisfied}
	if d.nearest.err != nil {
		found.Nearest = d.nearest.variant
		found.Why = explained(d.nearest.schema, data, &doc, d.instance, d.nearest.err)
	}
	return found, nil
}

// A detector holds one payload against variants, the latest edition first.
type detector struct {
	data      []byte
	instance  any
	satisfied []Variant
	nearest   struct {
		variant Variant
		schema  *compile.Schema
		err     *jsonschema.ValidationError // nil until there is one
		faults  int
	}
}

// try holds the payload against v. The error is not the payload's.
func (d *detector) try(v Variant) error {
	validator, err := v.Validator()
	if err != nil {
		return err
	}
	schema, n := validator.compiled(), &d.nearest
	if n.err != nil && missing(schema.Root, d.instance) >= n.faults {
		return nil // it is neither satisfied nor nearer
	}
	if schema.Program.Proves(d.data) {
		d.satisfied = append(d.satisfied, v)
		return nil
	}
	err = schema.Root.Validate(d.instance)
	var refused *jsonschema.ValidationError
	switch {
	case err == nil:
		d.satisfied = append(d.satisfied, v)
		return nil
	case !errors.As(err, &refused):
		return err
	}
	if faults := diagnose.Count(refused); n.err == nil || faults < n.faults {
		n.variant, n.schema, n.err, n.faults = v, schema, refused, faults
	}
	return nil
}

// missing counts the properties that s requires and instance does not have. It
// is no more than the faults of the instance, at far less than their price.
func missing(s *jsonschema.Schema, instance any) int {
	object, ok := instance.(map[string]any)
	if !ok {
		return 0
	}
	count := 0
	for _, name := range s.Required {
		if _, ok := object[name]; !ok {
			count++
		}
	}
	return count
}
