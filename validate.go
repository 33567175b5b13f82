package authlink

import (
	"bytes"
	"errors"

	"example.com/authlink/internal/accept"
	"example.com/authlink/internal/compile"
	"example.com/authlink/internal/engine"
	"example.com/authlink/internal/jsonindex"
)

// A Validator checks documents against one schema. It comes from [Compile], [For], [ForType],
// [Variant.Validator] or [Variant.Compile], and is safe for concurrent use. A nil or zero
// Validator refuses every document, with an error that says so.
//
// The type that it is declared as belongs to this module alone and exports no field.
type Validator engine.Validator

// compiled returns the schema, nil for a validator that nothing has compiled.
func (v *Validator) compiled() *compile.Schema { return (*engine.Validator)(v).Schema() }

// errNotCompiled is what a nil or zero Validator answers to everything.
var errNotCompiled = errors.New("authlink: this Validator has no schema: make one with Compile or For")

// Validate returns nil where data is one JSON document that the schema accepts. Else the
// error is a [*SyntaxError] where data cannot be read, a [*ValidationError] with every
// violation where the schema refuses it, and a [*PatternStepsError] where neither could
// be found out. Validate does not keep data.
//
// A valid document costs about as much as reading it. To put a violation into words takes
// some microseconds, and to keep it some 250 bytes, which grow with the JSON Pointer of its
// place; and a document that is made for it has a violation in each of its values: where strangers send
// the documents, set [Limits].Values and Depth.
func (v *Validator) Validate(data []byte) error { return v.check(data, true) }

// Valid reports whether [Validator.Validate] returns nil. For a document that is not valid
// it is many times as fast, since it does not find out why: mostly it reads as far as the
// first fault.
func (v *Validator) Valid(data []byte) bool { return v.check(data, false) == nil }

// check is Validate; unless the error is to be explained, any stands for it.
func (v *Validator) check(data []byte, explain bool) error {
	schema := v.compiled()
	if schema == nil {
		return errNotCompiled
	}
	// Each value takes a byte: in a short document there cannot be too many.
	fault := 0
	if len(data) <= schema.Parsing.Limits.Values {
		var verdict accept.Verdict
		if verdict, fault = schema.Prejudge(data); isEnough(verdict, explain) {
			return errorOf(verdict)
		}
	}
	doc := jsonindex.Get()
	err := validate(schema, doc, data, fault, explain)
	doc.Release()
	return err
}

// validate is check for a document that has not been proven, or may have too many values
// for that. The offset is that of a value that is probably at fault, if one is known.
func validate(schema *compile.Schema, doc *jsonindex.Index, data []byte, fault int, explain bool) error {
	if err := doc.Parse(data, schema.Parsing); err != nil {
		return newSyntaxError(data, err)
	}
	if len(data) > schema.Parsing.Limits.Values {
		var verdict accept.Verdict
		if verdict, fault = schema.Prejudge(data); isEnough(verdict, explain) {
			return errorOf(verdict)
		}
	}
	judging := schema.Judging()
	judging.Suspect = fault
	if !explain {
		accepted, err := schema.Judge.Accepts(doc, judging)
		if err == nil && !accepted {
			err = errRefused
		}
		return err
	}
	judgement, err := schema.Judge.Judge(doc, judging)
	if err != nil {
		return undecided(err)
	}
	defer judgement.Release()
	if judgement.IsNone() {
		return nil
	}
	return explained(schema, data, doc, judgement)
}

// isEnough reports whether a verdict of the fast path is all that is asked for. It has no
// reasons.
func isEnough(verdict accept.Verdict, explain bool) bool {
	return verdict == accept.Proven || verdict == accept.Refused && !explain
}

// errorOf returns the error that stands for a verdict.
func errorOf(verdict accept.Verdict) error {
	if verdict == accept.Proven {
		return nil
	}
	return errRefused
}

// errRefused stands for the reasons that nobody wants to know.
var errRefused = errors.New("authlink: the schema refuses the document, or it is none")

// Schema returns a copy of the schema document that was compiled: for [For] and [ForType]
// the one that [Reflect] gives. It returns nil for a nil or zero Validator.
func (v *Validator) Schema() []byte {
	schema := v.compiled()
	if schema == nil {
		return nil
	}
	return bytes.Clone(schema.Text)
}
