package diagnose

import (
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A merged statement is what several alternatives say as one.
type merged struct {
	keyword string               // "type", "enum" or "required"
	types   []string             // that one of them wants
	values  []any                // that one of them wants
	missing []string             // names that all of them want
	either  []string             // names of which one is wanted
	schemas []*jsonschema.Schema // that say it
	token   int                  // of what it is about
	path    *below               // to that from the instance of the alternatives
	depth   int                  // its length

	known map[string]bool             // the values, by their keys
	said  map[*jsonschema.Schema]bool // the schemas
}

// mergeMember returns the statement about the first member that each alternative refuses for
// its value; nil where there is none.
func mergeMember(of []alternative, instance int) *merged {
	for _, p := range of[0].points {
		if !p.discriminates(instance) {
			continue
		}
		m := &merged{keyword: "enum", token: p.token, path: p.path, depth: 1}
		if addValues(m, of, p.token) {
			return m
		}
	}
	return nil
}

// addValues collects the values that alternatives allow a member, if each does.
func addValues(m *merged, of []alternative, token int) bool {
	for _, a := range of {
		i := slices.IndexFunc(a.points, func(p point) bool { return p.token == token && p.values() != nil })
		if i < 0 {
			return false
		}
		m.add(a.points[i].values())
		m.addSchemas(a.points[i].schemas())
	}
	return true
}

// add adds values that are not among those of m.
func (m *merged) add(values []any) {
	if m.known == nil {
		m.known = map[string]bool{}
	}
	for _, value := range values {
		if key := string(appendKey(nil, value)); !m.known[key] {
			m.known[key] = true
			m.values = append(m.values, value)
		}
	}
}

// addSchemas adds schemas that are not among those of m: where alternatives overlap, the same
// ones come from each, and would double from level to level.
func (m *merged) addSchemas(schemas []*jsonschema.Schema) {
	if m.said == nil {
		m.said = map[*jsonschema.Schema]bool{}
	}
	for _, s := range schemas {
		if !m.said[s] {
			m.said[s] = true
			m.schemas = append(m.schemas, s)
		}
	}
}

// mergeMissing returns the statement about the properties that each alternative misses; nil
// where there is none.
func mergeMissing(of []alternative, instance int) *merged {
	var common []string
	for i, a := range of {
		var missing []string
		for _, p := range a.points {
			if p.token == instance && p.keyword() == "required" {
				missing = append(missing, p.missing()...)
			}
		}
		if i == 0 {
			common = missing
			continue
		}
		common = slices.DeleteFunc(slices.Clone(common), func(name string) bool { return !slices.Contains(missing, name) })
	}
	if len(common) == 0 {
		return nil
	}
	return &merged{keyword: "required", missing: common, token: instance}
}

// mergeSole makes one statement of alternatives that each fail alone, at the same place, by
// their type or by their values; nil where they do not.
func (c *choice) mergeSole(of []alternative) *merged {
	var m *merged
	for _, a := range of {
		measure := c.measure(a.cause.Verdict)
		sole := measure.sole
		if sole == nil {
			return nil
		}
		if m == nil {
			m = &merged{token: sole.token, path: sole.path, depth: measure.depth}
		}
		if sole.token != m.token || !m.join(sole) {
			return nil
		}
	}
	slices.Sort(m.types)
	m.types = slices.Compact(m.types)
	return m
}

// mergeEither makes one statement of alternatives of which each wants one property, and nothing
// else; nil where they want something else.
func (c *choice) mergeEither(of []alternative) *merged {
	m := &merged{keyword: "required", token: of[0].cause.Verdict.Token}
	for _, a := range of {
		sole := c.measure(a.cause.Verdict).sole
		if sole == nil || sole.token != m.token || sole.keyword() != "required" || len(sole.missing()) != 1 {
			return nil
		}
		m.either = append(m.either, sole.missing()[0])
	}
	return m
}

// mergeTypes returns the types that alternatives want which all exclude the instance.
func mergeTypes(of []alternative, instance int) *merged {
	m := &merged{keyword: "type", token: instance}
	for _, a := range of {
		for _, p := range a.points {
			if p.token == instance {
				m.types = append(m.types, p.types()...)
			}
		}
	}
	if m.types == nil {
		return nil
	}
	slices.Sort(m.types)
	m.types = slices.Compact(m.types)
	return m
}

// join adds what a point says, if that is of the same kind.
func (m *merged) join(p *point) bool {
	m.addSchemas(p.schemas())
	keyword := "enum"
	if values := p.values(); values != nil {
		m.add(values)
	} else if keyword = p.keyword(); keyword != "type" {
		return false
	} else {
		m.types = append(m.types, p.types()...)
	}
	if m.keyword == "" {
		m.keyword = keyword
	}
	return m.keyword == keyword
}
