package dialect

import "strings"

// A Draft is a dialect of JSON Schema. The published drafts are in the order of their
// dates; those of OpenAPI, which are compared with nothing, come after them.
type Draft uint8

// The drafts.
const (
	Draft4 Draft = iota
	Draft6
	Draft7
	Draft201909
	Draft202012
	OpenAPI30 // the Schema Object of OpenAPI 3.0 (3.0.3, section 4.7.24)
	OpenAPI31 // draft 2020-12 with the vocabulary of OpenAPI 3.1 (3.1.0, section 4.8.24)
	drafts
)

// named are the drafts that a schema can name, as their specifications call them.
var named = [...]struct{ name, metaschema string }{
	Draft4:      {"4", "http://json-schema.org/draft-04/schema#"},
	Draft6:      {"6", "http://json-schema.org/draft-06/schema#"},
	Draft7:      {"7", "http://json-schema.org/draft-07/schema#"},
	Draft201909: {"2019-09", "https://json-schema.org/draft/2019-09/schema"},
	Draft202012: {"2020-12", "https://json-schema.org/draft/2020-12/schema"},
	OpenAPI30:   {"OpenAPI 3.0", ""},
	OpenAPI31:   {"OpenAPI 3.1", "https://spec.openapis.org/oas/3.1/dialect/base"},
}

// String returns the name of the draft in its specification, such as "2019-09" or "7".
func (d Draft) String() string { return named[d].name }

// Metaschema returns the URI that names the draft in "$schema", "" where none does.
func (d Draft) Metaschema() string { return named[d].metaschema }

// IsOpenAPI reports whether the draft is one of OpenAPI's dialects.
func (d Draft) IsOpenAPI() bool { return d >= OpenAPI30 }

// Published are the drafts of the JSON Schema organization, the oldest first.
func Published() []Draft { return []Draft{Draft4, Draft6, Draft7, Draft201909, Draft202012} }

// Of returns the draft that the value of a "$schema" names. Readers of JSON Schema take it
// with "http:" or "https:", and with or without an empty fragment.
func Of(metaschema string) (Draft, bool) {
	for d := range drafts {
		if uri := d.Metaschema(); uri != "" && bare(uri) == bare(metaschema) {
			return d, true
		}
	}
	return 0, false
}

func bare(uri string) string {
	uri = strings.TrimSuffix(uri, "#")
	if rest, ok := strings.CutPrefix(uri, "http://"); ok {
		return rest
	}
	return strings.TrimPrefix(uri, "https://")
}
