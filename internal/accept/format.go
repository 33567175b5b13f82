package accept

import (
	"example.com/authlink/internal/format"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A formatRule is the keyword "format": what judges a text in place, or the function of the
// schema, or both. Then that in place knows most texts of the format.
//
// https://json-schema.org/draft/2020-12/json-schema-validation#section-7.3
type formatRule struct {
	quick func(text []byte) bool // true only for texts of the format; nil for none
	exact func(any) error        // nil where quick knows all of them
}

// accepts judges what a string means.
func (f *formatRule) accepts(text []byte) bool {
	return f.quick != nil && f.quick(text) || f.exact != nil && f.exact(string(text)) == nil
}

// newFormat returns the rule of a schema, for a format of this module: all of them accept
// every value but strings. There is none for others, which may not.
func newFormat(s *jsonschema.Schema) *formatRule {
	name := s.Format.Name
	if name == "password" { // asserts nothing
		return &formatRule{quick: isAnyText}
	}
	if _, ok := format.Lookup(name, s.DraftVersion); !ok {
		return nil
	}
	if name == "regex" {
		return &formatRule{isExpression, s.Format.Validate}
	}
	if quick := format.InPlace(name, s.DraftVersion); quick != nil {
		return &formatRule{quick: quick}
	}
	return &formatRule{exact: s.Format.Validate}
}
