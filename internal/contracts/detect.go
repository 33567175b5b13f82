package contracts

import (
	"errors"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/variants"
)

// A Detection says which variants of a contract a document satisfies.
type Detection struct {
	Satisfied []variants.Variant // in the order of the forms and then of the editions

	// Nearest is the variant with the fewest faults among the others, Faults how many
	// there are, and Why has them; Why is nil where the document satisfies every variant.
	Nearest variants.Variant
	Faults  int
	Why     *authlink.ValidationError
}

// Detect finds the variants that data satisfies, of those that are given. The error is an
// [*authlink.SyntaxError] where data cannot be read.
func (c *Contract) Detect(data []byte, among []variants.Variant) (Detection, error) {
	found, err := c.Satisfied(data, among)
	if err != nil || found.Schema == nil {
		return Detection{Satisfied: found.Satisfied}, err
	}
	d := Detection{Satisfied: found.Satisfied, Nearest: found.Nearest, Faults: found.Faults}
	validator, err := c.Validator(d.Nearest)
	if err != nil {
		return d, err
	}
	err = validator.Validate(data)
	if e, ok := errors.AsType[*authlink.ValidationError](err); ok {
		d.Why, err = e, nil
	}
	return d, err
}

// Satisfied is Detect without the reasons.
func (c *Contract) Satisfied(data []byte, among []variants.Variant) (variants.Detection, error) {
	doc := jsonindex.Get()
	defer doc.Release()
	if doc.Parse(data, jsonindex.Options{}) != nil {
		validator, err := c.Validator(among[0])
		if err != nil {
			return variants.Detection{}, err
		}
		return variants.Detection{}, validator.Validate(data) // which says why
	}
	return c.Contract.Detect(data, doc, among)
}
