package dialect

import (
	"slices"
	"sync"
)

// ofStrings are the formats of JSON Schema, which are all for strings (Validation 2020-12,
// section 7.3), and two more that the validator asserts.
var ofStrings = []string{
	"date-time", "date", "time", "duration", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6",
	"uri", "uri-reference", "iri", "iri-reference", "uri-template", "uuid", "json-pointer", "relative-json-pointer", "regex",
	"period", "semver",
}

// IsOfStrings reports whether a format is for strings, and says nothing about anything else.
func IsOfStrings(format string) bool { return slices.Contains(ofStrings, format) }

// others are those that somebody else gives a meaning.
var others = []string{
	// Draft 3, which much software still asserts.
	"color", "phone", "style", "utc-millisec", "host-name", "ip-address",
	// OpenAPI 3.0.3, section 4.4, and the format registry of the OpenAPI Initiative.
	"int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "single-int", "double-int",
	"float", "double", "decimal", "decimal128", "byte", "binary", "base64url", "password", "char", "html", "commonmark",
	"http-date", "media-range", "sf-binary", "sf-boolean", "sf-decimal", "sf-integer", "sf-string", "sf-token", "unixtime",
	"date-time-local", "time-local",
}

// Formats returns the formats that have a meaning for everybody, sorted. They are not to be
// changed.
var Formats = sync.OnceValue(func() []string { return slices.Sorted(slices.Values(slices.Concat(ofStrings, others))) })
