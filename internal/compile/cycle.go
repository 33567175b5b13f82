package compile

import (
	"iter"
	"maps"
	"slices"

	"example.com/authlink/internal/advice"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// cycles holds the schemas that have been searched for one that leads back to
// itself for the same instance, so that to go along it would never end (JSON Schema
// Core 2020-12, section 9.4.1): false while the search is behind them, true once
// it found nothing.
type cycles map[*jsonschema.Schema]bool

// findCycle returns the location of a reference that closes a cycle; "" for none.
func findCycle(schemas map[string]*jsonschema.Schema) string {
	c := cycles{}
	for _, location := range slices.Sorted(maps.Keys(schemas)) {
		if reference := c.follow(schemas[location], ""); reference != "" {
			return reference
		}
	}
	return ""
}

// follow returns the last reference of a cycle behind s; reference is the last
// one on the way there.
func (c cycles) follow(s *jsonschema.Schema, reference string) string {
	if clean, seen := c[s]; clean {
		return ""
	} else if seen {
		return reference
	}
	c[s] = false
	for keyword, sub := range alwaysApplied(s) {
		last := reference
		if keyword != "" {
			last = s.Location + "/" + keyword
		}
		if found := c.follow(sub, last); found != "" {
			return found
		}
	}
	c[s] = true
	return ""
}

// alwaysApplied yields the subschemas of s that every instance of s is judged
// by, with the keyword of those that are referred to. A reference that
// depends on how it is come by is not among them.
func alwaysApplied(s *jsonschema.Schema) iter.Seq2[string, *jsonschema.Schema] {
	return func(yield func(string, *jsonschema.Schema) bool) {
		if s.Ref != nil && !yield("$ref", s.Ref) {
			return
		}
		if s.RecursiveRef != nil && !s.RecursiveRef.RecursiveAnchor && !yield("$recursiveRef", s.RecursiveRef) {
			return
		}
		if s.DynamicRef != nil && s.DynamicRef.Ref.DynamicAnchor == "" && !yield("$dynamicRef", s.DynamicRef.Ref) {
			return
		}
		for _, sub := range slices.Concat(s.AllOf, s.AnyOf, s.OneOf, []*jsonschema.Schema{s.Not, s.If}) {
			if sub != nil && !yield("", sub) {
				return
			}
		}
	}
}

// endless is the error of a reference that closes a cycle.
func (c *compilation) endless(reference string) *Error {
	return c.at(reference, "the reference leads back to where it stands: judging an instance would never end",
		advise(advice.ReferBelow))
}
