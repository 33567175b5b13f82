package compile

import (
	"example.com/authlink/internal/format"
	"example.com/authlink/internal/pattern"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// settleFormat leaves out a format that is not to be asserted. A regex of a
// document is not to be matched, so it may be one that the options forbid.
func settleFormat(s *jsonschema.Schema, opts Options) {
	switch {
	case s.Format == nil:
	case opts.FormatAnnotationOnly && s.Format.Name != passwordFormat.Name:
		s.Format = nil
	case s.Format.Name == regexFormat.Name:
		s.Format = regexFormat
	}
}

// dateTimeFormat takes the place of the engine's own, which takes
// "2025-02-13T02:+9:43Z" and other signs among the digits: what is accepted
// must be what Decode can read.
var dateTimeFormat = &jsonschema.Format{
	Name: "date-time",
	Validate: func(v any) error {
		text, ok := v.(string)
		if !ok {
			return nil
		}
		_, err := format.ParseDateTime(text)
		return err
	},
}

// regexFormat asserts that a document has a pattern of ECMA-262, to the letter.
var regexFormat = &jsonschema.Format{
	Name: "regex",
	Validate: func(v any) error {
		if text, ok := v.(string); ok {
			return pattern.Check(text)
		}
		return nil
	},
}

// passwordFormat (OpenAPI's) asserts nothing; the engine forgets the formats it
// does not know, and what is a password must not be printed.
var passwordFormat = &jsonschema.Format{Name: "password", Validate: func(any) error { return nil }}
