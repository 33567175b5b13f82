package accept

import (
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A format is the value of the keyword of that name. The engine's own function
// decides; quick saves the work of it for most texts of most formats.
//
// https://json-schema.org/draft/2020-12/json-schema-validation#section-7.3
type format struct {
	quick func(text []byte) bool // true only for texts of the format; nil for none
	exact func(any) error
}

func (f *format) accepts(text []byte) bool {
	return f.quick != nil && f.quick(text) || f.exact(string(text)) == nil
}

// stringFormats are the formats of the engine, and those that its user registers,
// that accept every value but strings.
var stringFormats = []string{
	"date", "date-time", "duration", "email", "hostname", "ipv4", "ipv6", "iri", "iri-reference", "json-pointer",
	"password", "period", "regex", "relative-json-pointer", "semver", "time", "uri", "uri-reference", "uri-template",
	"uuid",
}

// newFormat returns a format for a rule; nil for one that may judge more than strings.
func newFormat(f *jsonschema.Format) *format {
	if !slices.Contains(stringFormats, f.Name) {
		return nil
	}
	return &format{exact: f.Validate}
}
