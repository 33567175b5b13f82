package compile

import (
	"fmt"
	"maps"
	"slices"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// maxSteps is how many subschemas may apply to one value, counted once for each way that
// leads to them, for those who go every way, as package accept does. Forty definitions of
// which each refers to the next one twice make a million millions of ways.
const maxSteps = 100_000

// steps holds for each schema how many steps it takes to judge a value by it, less
// those for the members and elements of the value, and maxSteps+1 for any more; 0
// while that is being counted.
type steps map[*jsonschema.Schema]int

// findBranching returns the location of a schema that takes too many steps though
// none below it does; "" where there is none.
func findBranching(schemas map[string]*jsonschema.Schema) string {
	counted := steps{}
	tooMany := func(s *jsonschema.Schema) bool { return counted.of(s) > maxSteps }
	for _, location := range slices.Sorted(maps.Keys(schemas)) {
		if s := schemas[location]; tooMany(s) && !slices.ContainsFunc(judges(s), tooMany) {
			return location
		}
	}
	return ""
}

// of counts the steps of s and of all it leads to.
func (c steps) of(s *jsonschema.Schema) int {
	if known, ok := c[s]; ok {
		return known
	}
	c[s] = 0
	total := 1
	for _, sub := range judges(s) {
		total += c.of(sub)
	}
	c[s] = min(total, maxSteps+1)
	return c[s]
}

// judges returns the subschemas of s that may apply to the very instance s applies
// to, those of "not" too.
func judges(s *jsonschema.Schema) []*jsonschema.Schema {
	subs := slices.Collect(subschema.SameInstance(s))
	if s.Not != nil {
		subs = append(subs, s.Not)
	}
	return subs
}

// branching is the error of a schema that takes too many steps.
func (c *compilation) branching(location string) *Error {
	return c.at(location, fmt.Sprintf("more than %d subschemas apply to one value here, counted along each way to them", maxSteps),
		advise(advice.FewerReferences))
}
