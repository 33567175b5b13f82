package authlink

import "reflect"

// For compiles the schema that [Reflect] gives for T with [Options].Reflect. The
// error is that of Reflect or of [Compile].
func For[T any](opts *Options) (*Validator, error) { return ForType(reflect.TypeFor[T](), opts) }

// ForType is [For] of a type that is known when the program runs.
func ForType(t reflect.Type, opts *Options) (*Validator, error) {
	if opts == nil {
		opts = new(Options)
	}
	schema, err := ReflectType(t, opts.Reflect)
	if err != nil {
		return nil, err
	}
	return Compile(schema, opts)
}
