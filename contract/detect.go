package contract

import "example.com/authlink"

// A Variant is an edition in a form, each by its name; the form is "" where the contract has
// none.
type Variant struct{ Edition, Form string }

// A Detection says which variants of a contract a document satisfies.
type Detection struct {
	// Satisfied lists them, in the order of the forms and then of the editions.
	Satisfied []Variant

	// Nearest is the variant with the fewest faults among those that the document does not
	// satisfy; among equals that of the latest edition, then that of the first form. Why has
	// its faults. Where the document satisfies every variant, Why is nil and Nearest the zero
	// Variant.
	Nearest Variant
	Why     *authlink.ValidationError
}

// Detect finds the variants that a document satisfies. The error is an [*authlink.SyntaxError]
// where the document cannot be read, and an [*Error] where a schema is at fault.
func (c *Contract) Detect(data []byte) (Detection, error) {
	found, err := c.own().Detect(data, c.own().Variants())
	if err != nil {
		return Detection{}, placed(err)
	}
	var d Detection
	for _, v := range found.Satisfied {
		d.Satisfied = append(d.Satisfied, c.variant(v))
	}
	if found.Why != nil {
		d.Nearest, d.Why = c.variant(found.Nearest), found.Why
	}
	return d, nil
}
