package generate

import (
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// endless is the height of a schema that no finite document satisfies.
const endless = 1 << 20

// heights has, for each schema below a root, how deep the shallowest value is
// that might satisfy it: less than the truth where schemas contradict one
// another. It leads out of recursion.
type heights map[*jsonschema.Schema]int

// maxVisits bounds how often schemas are looked at, all rounds together.
const maxVisits = 1_000_000

// heightsOf starts with every schema endless and lowers the heights until none
// can be lowered. A schema as high as there are schemas is endless.
func heightsOf(root *jsonschema.Schema) heights {
	h := heights{}
	order := h.collect(root, nil)
	changed := true
	for round := 0; changed && round <= maxVisits/len(order); round++ {
		changed = false
		for _, s := range order {
			if height := h.of(s); height < h[s] {
				h[s], changed = height, true
			}
		}
	}
	if changed { // nothing more is known of those that are endless still
		for _, s := range order {
			h[s] %= endless
		}
	}
	return h
}

// collect makes every schema endless, and appends them to order: what a schema leads
// to before it, so that most heights are found in one round.
func (h heights) collect(s *jsonschema.Schema, order []*jsonschema.Schema) []*jsonschema.Schema {
	if _, ok := h[s]; ok {
		return order
	}
	h[s] = endless
	for sub := range subschemas(part{schema: s}) {
		order = h.collect(sub.schema, order)
	}
	for _, sub := range outside(s) {
		order = h.collect(sub, order)
	}
	return append(order, s)
}

// outside returns the schemas that subschemas leaves out and values are made of.
func outside(s *jsonschema.Schema) []*jsonschema.Schema {
	return slices.DeleteFunc([]*jsonschema.Schema{s.If, s.Not, s.Contains, s.PropertyNames},
		func(s *jsonschema.Schema) bool { return s == nil })
}

// of returns the height of s as far as the heights of others are known.
func (h heights) of(s *jsonschema.Schema) int {
	if s.Bool != nil {
		if *s.Bool {
			return 0
		}
		return endless
	}
	height := 0
	for _, p := range references(part{schema: s}) {
		height = max(height, h[p.schema])
	}
	for _, sub := range s.AllOf {
		height = max(height, h[sub])
	}
	return min(endless, max(height, h.lowest(s.AnyOf), h.lowest(s.OneOf), h.inside(s)))
}

// lowest returns the least height of alternatives, 0 if there are no alternatives.
func (h heights) lowest(alternatives []*jsonschema.Schema) int {
	if len(alternatives) == 0 {
		return 0
	}
	lowest := endless
	for _, s := range alternatives {
		lowest = min(lowest, h[s])
	}
	return lowest
}

// inside returns the height that members and items need that must be there.
func (h heights) inside(s *jsonschema.Schema) int {
	if s.Types == nil {
		return 0
	}
	height := 0
	switch kindsOf(s.Types) {
	case object:
		for _, name := range s.Required {
			if sub := s.Properties[name]; sub != nil {
				height = max(height, h[sub]+1)
			}
		}
	case array:
		for i := range min(orZero(s.MinItems), len(s.PrefixItems)+1) {
			for _, p := range itemAt(part{schema: s}, i) {
				height = max(height, h[p.schema]+1)
			}
		}
	}
	return height
}
