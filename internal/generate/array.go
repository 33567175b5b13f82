package generate

import (
	"slices"
	"strconv"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// reachItem makes the array so long that the goal below p can be shown.
func (s *spec) reachItem(p part) {
	for _, keyword := range []string{"prefixItems", "items", "additionalItems", "unevaluatedItems"} {
		token, ok := s.towards(p, keyword)
		if !ok {
			continue
		}
		s.keep(array)
		s.items.low = max(s.items.low, s.reach(p, keyword, token))
	}
}

// reach returns how many items it takes to have one that the keyword applies to.
func (s *spec) reach(p part, keyword, token string) int {
	listed, _ := p.schema.Items.([]*jsonschema.Schema)
	if keyword == "prefixItems" || keyword == "items" && listed != nil {
		index, _ := strconv.Atoi(token)
		return index + 1
	}
	return len(p.schema.PrefixItems) + len(listed) + 1
}

// array makes an array.
func (m *maker) array(s *spec) (any, bool) {
	least := max(s.items.low, s.containedItems())
	n, ok := m.length(s, least)
	if !ok {
		return nil, false
	}
	items := []any{} // never nil: that is null
	contained := s.contained(n)
	goalIndex := s.goalIndex(n)
	for i := range n {
		w := want{parts: s.item(i), name: s.name, depth: s.depth + 1}
		if i == goalIndex {
			w.goal = s.goal
		}
		for _, c := range contained[i] {
			w.parts = append(slices.Clip(w.parts), c)
		}
		if len(contained[i]) == 0 {
			w.nots = s.tooMany()
		}
		item, ok := m.item(s, w, items)
		if !ok {
			return m.cut(s, items)
		}
		items = append(items, item)
	}
	return items, true
}

// cut makes do with fewer items, where an item could not be made.
func (m *maker) cut(s *spec, items []any) (any, bool) {
	return items, len(items) >= max(s.items.low, s.containedItems()) && s.goal == nil
}

// length chooses how many items an array has.
func (m *maker) length(s *spec, least int) (int, bool) {
	most := min(s.items.high, maxGenerated)
	if least > most {
		return 0, false
	}
	n := least
	switch {
	case s.depth > maxDepth || m.size == minimal:
	case m.size == full:
		n = max(n, s.listedItems(), 1)
	default:
		n = max(n, s.listedItems()*m.rand.IntN(2)) + m.rand.IntN(3)
	}
	return min(n, most), true
}

// listedItems returns how many items have a schema of their own.
func (s *spec) listedItems() int {
	n := 0
	for _, p := range s.parts {
		listed, _ := p.schema.Items.([]*jsonschema.Schema)
		n = max(n, len(p.schema.PrefixItems), len(listed))
	}
	return n
}

// containedItems returns how many items "contains" requires.
func (s *spec) containedItems() int {
	n := 0
	for _, c := range s.containing {
		n += c.least
	}
	return n
}

// contained gives the items, from the last down, the schemas of "contains" that
// they are to satisfy: the first items more often have schemas of their own.
func (s *spec) contained(n int) map[int][]part {
	at := map[int][]part{}
	i := n
	for _, c := range s.containing {
		for range c.least {
			i--
			at[i] = append(at[i], c.part)
		}
	}
	return at
}

// tooMany returns the schemas that no item may satisfy which need not.
func (s *spec) tooMany() []*jsonschema.Schema {
	var schemas []*jsonschema.Schema
	for _, c := range s.containing {
		if c.most < unlimited {
			schemas = append(schemas, c.schema)
		}
	}
	return schemas
}

// item makes an item, another than those that there are where they must differ.
func (m *maker) item(s *spec, w want, items []any) (any, bool) {
	if s.repeat && len(items) > 0 {
		return items[len(items)-1], true
	}
	for range maxTries {
		v, ok := m.value(w)
		if !ok {
			return nil, false
		}
		if !s.unique || !slices.ContainsFunc(items, func(item any) bool { return equal(item, v) }) {
			return v, true
		}
		w.fresh = true
	}
	return nil, false
}

// item returns what applies to the item at an index, "unevaluatedItems" too.
func (s *spec) item(i int) []part {
	var parts []part
	for _, p := range s.parts {
		s.m.work.spend(1 + s.pathSteps(p))
		parts = append(parts, itemAt(p, i)...)
	}
	if parts != nil {
		return parts
	}
	for _, p := range s.parts {
		if sub := p.schema.UnevaluatedItems; sub != nil {
			parts = append(parts, p.below(sub, "unevaluatedItems"))
		}
	}
	return parts
}

// goalIndex returns the last item that the goal may be shown by, -1 if there
// is none.
func (s *spec) goalIndex(n int) int {
	if s.goal == nil {
		return -1
	}
	for i := n - 1; i >= 0; i-- {
		if s.leads(s.item(i)) {
			return i
		}
	}
	return -1
}

// leads reports whether the goal is one of the parts or below.
func (s *spec) leads(parts []part) bool {
	return s.goal != nil && slices.ContainsFunc(parts, func(p part) bool {
		_, ok := s.goal.below(p.path)
		return ok
	})
}
