package rule

import "slices"

// IsOfReading reports whether the findings of a rule say that something was not looked at:
// a text that is not JSON, or a selector that finds nothing. Where such a rule is silent,
// the silence of the others means nothing.
func IsOfReading(id string) bool { return id == EmptySelection || slices.Contains(texts, id) }
