package authlink

import (
	"fmt"
	"maps"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// maxSteps is how many subschemas may apply to one value, counted once for each
// way that leads to them: the engine takes every way. Forty definitions of which
// each refers to the next one twice make a million millions.
const maxSteps = 100_000

// steps holds for each schema how many steps it takes to judge a value by it, less
// those for the members and elements of the value; 0 while that is being counted.
type steps map[*jsonschema.Schema]int

// findBranching returns the location of a schema that takes too many steps though
// none below it does; "" where there is none.
func findBranching(schemas map[string]*jsonschema.Schema) string {
	counted := steps{}
	for _, location := range slices.Sorted(maps.Keys(schemas)) {
		if found := counted.count(schemas[location]); found != "" {
			return found
		}
	}
	return ""
}

// count counts the steps of s and of all it takes. Where they are too many, it
// returns the location of the first schema that takes so many.
func (c steps) count(s *jsonschema.Schema) string {
	if _, ok := c[s]; ok {
		return ""
	}
	c[s] = 0
	total := 1
	for sub := range sameInstance(s) {
		if found := c.count(sub); found != "" {
			return found
		}
		total += c[sub]
	}
	if s.Not != nil {
		if found := c.count(s.Not); found != "" {
			return found
		}
		total += c[s.Not]
	}
	if total > maxSteps {
		return s.Location
	}
	c[s] = total
	return ""
}

// branching is the error of a schema that takes too many steps.
func (c *compilation) branching(location string) error {
	return c.at(location, fmt.Sprintf("more than %d subschemas apply to one value here, counted along each way to them", maxSteps),
		"let fewer alternatives refer to the same definition")
}
