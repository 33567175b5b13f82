package inclusion

import (
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A clause is something that a cube has no room for.
type clause struct {
	kind            clauseKind
	schema          *jsonschema.Schema
	then, otherwise *jsonschema.Schema
	schemas         []*jsonschema.Schema
	name            string
	names           []string
}

type clauseKind uint8

const (
	unknown        clauseKind = iota // something in schema that is not looked into
	not                              // schema does not accept it
	exactlyOne                       // one of schemas accepts it, and no other
	condition                        // if schema accepts it, then does, else otherwise
	dependentNames                   // if there is a member of the name, there are those of names
	dependent                        // if there is a member of the name, schema accepts it
)

// satisfies reports whether it is proven that every value of a cube satisfies a clause.
func (p *Prover) satisfies(c *cube, q clause) bool {
	if p.left--; p.left < 0 {
		return false
	}
	if slices.ContainsFunc(c.clauses, func(own clause) bool { return p.implies(own, q) }) {
		return true
	}
	switch q.kind {
	case not:
		return p.isDisjoint(c, q.schema)
	case exactlyOne:
		i := slices.IndexFunc(q.schemas, func(s *jsonschema.Schema) bool { return p.isIn(c, s) })
		if i < 0 {
			return false
		}
		for j, other := range q.schemas {
			if j != i && !p.isDisjoint(c, other) {
				return false
			}
		}
		return true
	case condition:
		switch {
		case (q.then == nil || p.isIn(c, q.then)) && (q.otherwise == nil || p.isIn(c, q.otherwise)):
			return true
		case q.then == nil || p.isIn(c, q.then):
			return p.isIn(c, q.schema)
		case q.otherwise == nil || p.isIn(c, q.otherwise):
			return p.isDisjoint(c, q.schema)
		}
	case dependentNames:
		return c.kinds != object || p.isAbsent(c, q.name) || isSubsetOfNames(q.names, c.required)
	case dependent:
		return c.kinds != object || p.isAbsent(c, q.name) || p.isIn(c, q.schema)
	}
	return false
}

// implies reports whether what satisfies one clause satisfies another.
func (p *Prover) implies(a, b clause) bool {
	if a.kind != b.kind || a.name != b.name {
		return false
	}
	list := func(s *jsonschema.Schema) []*jsonschema.Schema { return []*jsonschema.Schema{s} }
	switch a.kind {
	case not:
		return p.Includes(list(a.schema), list(b.schema))
	case dependentNames:
		return isSubsetOfNames(b.names, a.names)
	case dependent:
		return p.Includes(list(b.schema), list(a.schema))
	case condition:
		return p.isSame(a.schema, b.schema) && p.isSame(a.then, b.then) && p.isSame(a.otherwise, b.otherwise)
	case exactlyOne:
		return p.arePaired(a.schemas, b.schemas)
	}
	return p.isSame(a.schema, b.schema)
}

// arePaired reports whether each schema of a list is written like another one of the other list.
func (p *Prover) arePaired(a, b []*jsonschema.Schema) bool {
	rest := slices.Clone(b)
	for _, s := range a {
		i := slices.IndexFunc(rest, func(other *jsonschema.Schema) bool { return p.isSame(s, other) })
		if i < 0 {
			return false
		}
		rest = slices.Delete(rest, i, i+1)
	}
	return len(rest) == 0
}

// isIn reports whether it is proven that a schema accepts every value of a cube.
func (p *Prover) isIn(c *cube, s *jsonschema.Schema) bool {
	schemas := []*jsonschema.Schema{s}
	in := p.lay(schemas)
	return !in.tooMany && p.isCovered(c, in.cubes, schemas, 0)
}

// isDisjoint reports whether it is proven that a schema accepts no value of a cube.
func (p *Prover) isDisjoint(c *cube, s *jsonschema.Schema) bool {
	in := p.layFrom(c, []*jsonschema.Schema{s})
	return !in.tooMany && !slices.ContainsFunc(in.cubes, func(c *cube) bool { return !p.isEmpty(c) })
}

func isSubsetOfNames(some, of []string) bool {
	return !slices.ContainsFunc(some, func(name string) bool { return !slices.Contains(of, name) })
}

// isAbsent reports whether no object of a cube has a member of a name.
func (p *Prover) isAbsent(c *cube, name string) bool {
	if len(c.names) > 0 {
		if accepted, known := p.accepts(c.names, name); known && !accepted {
			return true
		}
	}
	return p.below(func() bool { return p.IsEmpty(c.at(name)) })
}
