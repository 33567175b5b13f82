package format

import "example.com/authlink/internal/pattern"

// regex judges a regular expression of ECMA-262. What only package regexp knows is none,
// though a schema of this module may be written with it.
//
// https://json-schema.org/draft/2020-12/json-schema-validation#section-7.3.8
func regex(s string) Fault {
	if err := pattern.Check(s); err != nil {
		return Fault{Code: Syntax, Detail: err.Error()}
	}
	return Fault{}
}
