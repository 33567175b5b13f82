package rule

import (
	"slices"

	"example.com/authlink"
)

// IsOfReading reports whether the findings of a rule say that something was not looked at:
// a text that is not JSON, a schema that does not compile, a body that cannot be decoded, or a
// selector that finds nothing.
// Where such a rule is silent, the silence of the others means nothing.
func IsOfReading(id string) bool {
	return id == EmptySelection || id == UnreadableBody || id == string(authlink.SchemaInvalid) || id == string(authlink.SchemaUnresolvedRef) ||
		slices.Contains(texts, id)
}
