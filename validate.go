package authlink

import (
	"errors"

	"example.com/authlink/internal/accept"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/pattern"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A Validator checks documents against one schema. It is safe for concurrent use.
type Validator struct {
	program *accept.Program
	schema  *jsonschema.Schema
	schemas map[string]*jsonschema.Schema // every reachable one, by absolute location
	parsing jsonindex.Options
	variant *Variant // the one that the schema is of, if any
}

// errNotCompiled is what a nil or zero Validator answers to everything.
var errNotCompiled = errors.New("authlink: this Validator has no schema: make one with Compile or For")

// Validate reports whether data is one JSON document that the schema accepts:
// nil, a [*SyntaxError] or a [*ValidationError] with every violation; or a
// [*PatternTimeoutError] where that could not be found out. It does not keep
// data.
//
// A valid document costs about as much as reading it. To put a violation into words
// takes some 15 µs and 3.5 KB, a thousand levels deep some 0.5 ms and 100 KB, and a
// document that is made for it has one in each of its values: where strangers send
// documents, set [Limits].Values, and Depth.
func (v *Validator) Validate(data []byte) error { return v.check(data, true) }

// Valid reports whether [Validator.Validate] returns nil. It does not find out why
// not, which may take several times as long.
func (v *Validator) Valid(data []byte) bool { return v.check(data, false) == nil }

// check is Validate; unless the error is to be explained, any stands for it.
func (v *Validator) check(data []byte, explain bool) error {
	if v == nil || v.schema == nil {
		return errNotCompiled
	}
	// Each value takes a byte: in a short document there cannot be too many.
	if len(data) <= v.parsing.Limits.Values && v.program.Proves(data) {
		return nil
	}
	doc := jsonindex.Get()
	err := v.validate(doc, data, explain)
	doc.Release()
	return err
}

func (v *Validator) validate(doc *jsonindex.Index, data []byte, explain bool) error {
	if err := doc.Parse(data, v.parsing); err != nil {
		return newSyntaxError(data, err)
	}
	if len(data) > v.parsing.Limits.Values && v.program.Proves(data) {
		return nil
	}
	instance := doc.Value(0)
	err := v.judge(instance)
	if err == nil {
		return nil
	}
	var engine *jsonschema.ValidationError
	if !explain || !errors.As(err, &engine) {
		return err
	}
	return v.explain(data, doc, instance, engine)
}

// judge returns the error of the engine, or a [*PatternTimeoutError].
func (v *Validator) judge(instance any) (err error) {
	defer func() { err = newTimeoutError(pattern.Undecided(recover(), err)) }()
	return v.schema.Validate(instance)
}
