// Package engine lets the packages of this module see what a validator judges by,
// and nobody else: the types of the reference engine are no part of the public API.
// So there is one way to compile a schema.
package engine

import "github.com/santhosh-tekuri/jsonschema/v6"

// SchemaOf returns the schema that a *authlink.Validator judges by, as the reference
// engine compiled it and package authlink settled it: formats asserted, counts as they
// are written. It is not to be changed. Package authlink sets the function.
var SchemaOf func(validator any) *jsonschema.Schema

// Undecided returns the error for what was recovered while a schema judged, or a pattern
// of it matched: err itself where that was nothing, and a *authlink.PatternTimeoutError
// where a pattern took too long. Any other panic goes on. Package authlink sets the
// function.
var Undecided func(recovered any, err error) error
