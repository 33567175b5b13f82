package accept

import (
	"slices"

	"example.com/authlink/internal/jsonindex"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Some combinators ask of an object only which members it has, as in
//
//	"oneOf": [{"required": ["uses"]}, {"required": ["run"]}]
//
// They become claims of the object rule, which knows that when it has read the
// object once.

// A claim says how many of its branches an object may satisfy: a branch is a
// set of members that are there.
type claim struct {
	branches    []bitset
	least, most int
}

func (q *claim) holds(seen bitset) bool {
	count := 0
	for _, branch := range q.branches {
		if seen.covers(branch) {
			count++
		}
	}
	return q.least <= count && count <= q.most
}

// claims are those of one schema, their branches by name. Each is nil where the
// keyword is not there, or asks for more.
type claims struct{ anyOf, oneOf, not [][]string }

func (c *compiler) claims(s *jsonschema.Schema) claims {
	found := claims{anyOf: c.presences(s.AnyOf), oneOf: c.presences(s.OneOf)}
	if s.Not != nil {
		found.not = c.presences([]*jsonschema.Schema{s.Not})
	}
	return found
}

// presences returns the names that each branch requires; nil where a branch asks
// an object for anything else.
func (c *compiler) presences(branches []*jsonschema.Schema) (names [][]string) {
	for _, branch := range branches {
		n := c.inPlace(branch, false)
		if !n.allowed.has(jsonindex.Object) || n.logic[jsonindex.Object] != nil || n.object == nil || n.object.presence == nil {
			return nil
		}
		names = append(names, n.object.presence)
	}
	return names
}

// names returns all names in claims.
func (q claims) names() []string {
	return slices.Concat(slices.Concat(q.anyOf...), slices.Concat(q.oneOf...), slices.Concat(q.not...))
}

// addClaims gives the rule its claims.
func (o *objectRule) addClaims(found claims) {
	add := func(branches [][]string, least, most int) {
		if branches == nil {
			return
		}
		q := claim{least: least, most: most}
		for _, names := range branches {
			q.branches = append(q.branches, o.numbers(names))
		}
		o.claims = append(o.claims, q)
	}
	add(found.anyOf, 1, unlimited)
	add(found.oneOf, 1, 1)
	add(found.not, 0, 0)
}
