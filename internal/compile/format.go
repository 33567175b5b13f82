package compile

import (
	"example.com/authlink/internal/format"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// registerFormats has the engine know the formats of this module in the place of its own,
// which are looser. It allows no other "regex".
func registerFormats(engine *jsonschema.Compiler) {
	engine.RegisterFormat(passwordFormat)
	for _, name := range format.Names() {
		check, _ := format.Lookup(name, latestDraft)
		engine.RegisterFormat(assertion(name, check))
	}
}

const latestDraft = 2020

// settleFormat gives a schema the format of its draft, or leaves out one that is not to be
// asserted.
func settleFormat(s *jsonschema.Schema, opts Options) {
	switch {
	case s.Format == nil || s.Format.Name == passwordFormat.Name:
	case opts.FormatAnnotationOnly:
		s.Format = nil
	default:
		if check, ok := format.Lookup(s.Format.Name, s.DraftVersion); ok {
			s.Format = assertion(s.Format.Name, check)
		}
	}
}

// assertion returns a format of the engine, which asserts nothing about other values than
// strings.
func assertion(name string, check func(text string) error) *jsonschema.Format {
	return &jsonschema.Format{Name: name, Validate: func(v any) error {
		if text, ok := v.(string); ok {
			return check(text)
		}
		return nil
	}}
}

// passwordFormat (OpenAPI's) asserts nothing; the engine forgets the formats it
// does not know, and what is a password must not be printed.
var passwordFormat = &jsonschema.Format{Name: "password", Validate: func(any) error { return nil }}
