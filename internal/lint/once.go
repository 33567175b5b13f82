package lint

import (
	"slices"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/finding"
)

// mostSaid bounds how many different things are remembered of a file.
const mostSaid = 1000

// once knows what need not be said again of a file: that all its documents have a property
// of a later edition (or of one to come), since there is one thing to do about it.
type once map[string]bool

// filter leaves out what has been said of the file before.
func (said once) filter(found *finding.Found) {
	found.Findings = slices.DeleteFunc(found.Findings, func(f finding.Finding) bool {
		if !advice.Has(f.Advice, advice.LaterEdition) && !advice.Has(f.Advice, advice.Preview) {
			return false
		}
		key := string(f.Severity) + f.Message + f.Hint
		again := said[key]
		if len(said) < mostSaid {
			said[key] = true
		}
		return again
	})
}
