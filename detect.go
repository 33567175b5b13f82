package authlink

import (
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/variants"
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
	if len(among) == 0 {
		among = allVariants()
	}
	indices := make([]variants.Variant, len(among))
	for i, v := range among {
		if err := v.check(); err != nil {
			return Detection{}, err
		}
		indices[i] = v.index()
	}
	d, err := stackOne().Detect(data, &doc, indices)
	if err != nil {
		return Detection{}, err
	}
	var found Detection
	for _, v := range d.Satisfied {
		found.Satisfied = append(found.Satisfied, variantAt(v))
	}
	if d.Schema != nil {
		found.Nearest = variantAt(d.Nearest)
		found.Why = explained(d.Schema, data, &doc, d.Judgement)
	}
	return found, nil
}

// allVariants lists every variant.
func allVariants() []Variant {
	var all []Variant
	for _, form := range Forms() {
		for _, edition := range Editions() {
			all = append(all, Variant{form, edition})
		}
	}
	return all
}
