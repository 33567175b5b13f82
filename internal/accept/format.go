package accept

import "github.com/santhosh-tekuri/jsonschema/v6"

// A format is the value of the keyword of that name. The engine's own function
// decides; quick saves the work of it for most texts of most formats.
//
// https://json-schema.org/draft/2020-12/json-schema-validation#section-7.3
type format struct {
	quick func(text []byte) bool // true only for texts of the format; nil for none
	exact func(any) error
}

// quickFormats are the formats of the engine, and those that its user registers:
// all accept every value but strings. Those with nil are left to the engine.
var quickFormats = map[string]func(text []byte) bool{
	"date":                  isDate,
	"date-time":             isDateTime,
	"duration":              nil,
	"email":                 isEmail,
	"hostname":              isHostname,
	"ipv4":                  isIPv4,
	"ipv6":                  nil,
	"iri":                   isURI,
	"iri-reference":         isURIReference,
	"json-pointer":          isJSONPointer,
	"password":              isAnyText,
	"period":                nil,
	"regex":                 isExpression,
	"relative-json-pointer": nil,
	"semver":                nil,
	"time":                  isTime,
	"uri":                   isURI,
	"uri-reference":         isURIReference,
	"uri-template":          nil,
	"uuid":                  isUUID,
}

// newFormat returns a format for a rule; nil for one that may judge more than
// strings.
func newFormat(f *jsonschema.Format) *format {
	quick, ok := quickFormats[f.Name]
	if !ok {
		return nil
	}
	return &format{quick, f.Validate}
}
