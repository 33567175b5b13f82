// Package engine has what a validator of package authlink is made of, so that the packages
// of this module see what it judges by, and nobody else does: the types of the reference
// engine are not part of the public API. So there is one way to compile a schema.
package engine

import "example.com/authlink/internal/compile"

// A Validator is an authlink.Validator, seen from inside. The one is declared as the other,
// so that a conversion leads from a *authlink.Validator to its schema.
type Validator struct{ schema compile.Schema }

// New returns a validator that judges by a schema.
func New(schema *compile.Schema) *Validator { return &Validator{*schema} }

// Schema returns what a validator judges by, nil for one that is nil or that nothing has
// compiled. It is not to be changed.
func (v *Validator) Schema() *compile.Schema {
	if v == nil || v.schema.Root == nil {
		return nil
	}
	return &v.schema
}

// Walkable returns nil where every way through the schema of a validator comes to an end, and
// there are not too many: else the error of the place that keeps it from that. A validator
// judges documents by such a schema all the same; what goes along the ways must not.
func (v *Validator) Walkable() error {
	switch s := v.Schema(); {
	case s.Endless != nil:
		return s.Endless
	case s.Branching != nil:
		return s.Branching
	}
	return nil
}
