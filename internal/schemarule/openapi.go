package schemarule

import (
	"strconv"
	"strings"

	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
)

// IsOpenAPI reports whether a document is an OpenAPI document.
func IsOpenAPI(doc *jsonindex.Index) bool {
	_, ok := openAPIVersion(doc)
	return ok
}

// openAPIVersion returns the dialect of the schemas in an OpenAPI document; ok is false for
// any other document.
func openAPIVersion(doc *jsonindex.Index) (version dialect.Draft, ok bool) {
	_, value, ok := doc.Find([]string{"openapi"})
	if !ok || doc.Token(value).Kind != jsonindex.String {
		return 0, false
	}
	if strings.HasPrefix(doc.Text(value), "3.0") {
		return dialect.OpenAPI30, true
	}
	return dialect.OpenAPI31, true
}

// visitSpec looks at the schemas of an OpenAPI document: those under components/schemas,
// and those that parameters, headers and media types have as their "schema".
func (d *document) visitSpec(res *resource) {
	if _, version, ok := d.Find([]string{"jsonSchemaDialect"}); ok && d.Token(version).Kind == jsonindex.String {
		draft, isKnown := dialect.Of(d.Text(version))
		res.named, res.unknown = d.Text(version), !isKnown
		if isKnown {
			res.draft = draft
		}
	}
	d.searchSpec(0, nil, res)
}

// searchSpec looks for schemas below a value of an OpenAPI document.
func (d *document) searchSpec(token int, way []string, res *resource) {
	switch d.Token(token).Kind {
	case jsonindex.Array:
		i := 0
		for element := range d.Elements(token) {
			d.searchSpec(element, jsonpointer.Below(way, strconv.Itoa(i)), res)
			i++
		}
	case jsonindex.Object:
		isSchemas := len(way) == 2 && way[0] == "components" && way[1] == "schemas"
		for name, value := range d.Members(token) {
			keyword := d.Text(name)
			below := jsonpointer.Below(way, keyword)
			switch {
			case isSchemas || keyword == "schema" && len(way) > 0:
				d.visitRoot(value, below, res)
			case keyword == "example" || keyword == "examples" || strings.HasPrefix(keyword, "x-"):
				// whatever its author likes
			default:
				d.searchSpec(value, below, res)
			}
		}
	}
}
