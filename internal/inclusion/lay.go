package inclusion

import (
	"maps"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A layout is a list of schemas as cubes.
type layout struct {
	cubes   []*cube
	tooMany bool // there are more than are looked at
}

const (
	maxCubes    = 256 // of one layout
	maxBranches = 64  // of a "oneOf" that is looked at in pairs
)

// lay lays out schemas.
func (p *Prover) lay(schemas []*jsonschema.Schema) *layout {
	key := p.key(schemas)
	if made, ok := p.laid[key]; ok {
		return made
	}
	made := p.layFrom(newCube(), schemas)
	p.laid[key] = made
	return made
}

func newCube() *cube {
	return &cube{kinds: anyKind, length: bounds{0, -1}, items: bounds{0, -1}, members: bounds{0, -1}}
}

// layFrom lays out what is in a cube and satisfies schemas.
func (p *Prover) layFrom(from *cube, schemas []*jsonschema.Schema) *layout {
	start := &draft{cube: from.clone(), seen: map[*jsonschema.Schema]bool{}}
	for _, s := range schemas {
		p.add(start, s)
	}
	made := &layout{}
	drafts := []*draft{start}
	for len(drafts) > 0 {
		d := drafts[len(drafts)-1]
		drafts = drafts[:len(drafts)-1]
		if p.left--; p.left < 0 || len(made.cubes)+len(drafts) > maxCubes {
			made.tooMany, p.cut = true, true
			return made
		}
		if d.kinds == 0 || d.listed && len(d.values) == 0 {
			continue
		}
		if len(d.unions) == 0 {
			made.cubes = append(made.cubes, d.byKind()...)
			continue
		}
		union := d.unions[0]
		for _, branch := range slices.Backward(union) {
			next := &draft{cube: d.cube.clone(), seen: maps.Clone(d.seen), unions: slices.Clip(d.unions[1:])}
			p.add(next, branch)
			drafts = append(drafts, next)
		}
	}
	return made
}

// A draft is a cube that is being made, with the unions of which it is to satisfy a branch each.
type draft struct {
	*cube
	seen   map[*jsonschema.Schema]bool
	unions [][]*jsonschema.Schema
}

// byKind returns a cube for each kind.
func (d *draft) byKind() []*cube {
	var cubes []*cube
	slices.Sort(d.required)
	d.required = slices.Compact(d.required)
	for k := null; k <= object; k <<= 1 {
		if d.kinds&k == 0 {
			continue
		}
		c := d.cube.clone()
		c.kinds = k
		if c.listed {
			c.values = slices.DeleteFunc(slices.Clone(c.values), func(v any) bool { return kindOf(v) != k })
			if len(c.values) == 0 {
				continue
			}
		}
		cubes = append(cubes, c)
	}
	return cubes
}

// add says what a schema says.
func (p *Prover) add(d *draft, s *jsonschema.Schema) {
	if d.seen[s] {
		return
	}
	d.seen[s] = true
	p.left--
	if s.Bool != nil {
		if !*s.Bool {
			d.kinds = 0
		}
		return
	}
	if s.Ref != nil {
		p.add(d, s.Ref)
		if s.DraftVersion < 2019 {
			return
		}
	}
	p.addDynamic(d, s)
	p.addValues(d, s)
	p.addNumbers(d, s)
	p.addTexts(d, s)
	p.addArrays(d, s)
	p.addObjects(d, s)
	p.addInPlace(d, s)
}

// addDynamic adds a dynamic reference: one that can lead to one schema alone leads there.
func (p *Prover) addDynamic(d *draft, s *jsonschema.Schema) {
	if s.RecursiveRef != nil {
		if p.recursive {
			d.clauses = append(d.clauses, clause{kind: unknown, schema: s})
		} else {
			p.add(d, s.RecursiveRef)
		}
	}
	if r := s.DynamicRef; r != nil {
		if r.Anchor != "" && p.anchors[r.Anchor] > 1 {
			d.clauses = append(d.clauses, clause{kind: unknown, schema: s})
		} else {
			p.add(d, r.Ref)
		}
	}
}

// addInPlace adds the schemas that apply to the same value.
func (p *Prover) addInPlace(d *draft, s *jsonschema.Schema) {
	for _, all := range s.AllOf {
		p.add(d, all)
	}
	if s.AnyOf != nil {
		d.unions = append(d.unions, s.AnyOf)
	}
	if s.OneOf != nil {
		d.unions = append(d.unions, s.OneOf)
		if !p.areApart(s.OneOf) {
			d.clauses = append(d.clauses, clause{kind: exactlyOne, schemas: s.OneOf})
		}
	}
	if s.Not != nil {
		p.addNot(d, s.Not)
	}
	if then, otherwise := orNil(s.Then), orNil(s.Else); s.If != nil && (then != nil || otherwise != nil) {
		d.clauses = append(d.clauses, clause{kind: condition, schema: s.If, then: then, otherwise: otherwise})
	}
}

// orNil is nil in the place of a schema that accepts everything.
func orNil(s *jsonschema.Schema) *jsonschema.Schema {
	if s == nil || isTrue(s) {
		return nil
	}
	return s
}

// addNot adds what a schema must not accept: where that is only a type or a property, in the
// place that it has in a cube.
func (p *Prover) addNot(d *draft, s *jsonschema.Schema) {
	if s.Bool == nil && onlyTypes(s) && !slices.Contains(s.Types.ToStrings(), "integer") {
		d.kinds &^= kindsOf(s.Types)
		return
	}
	if s.Not != nil && isOnlyNot(s) {
		p.add(d, s.Not)
		return
	}
	d.clauses = append(d.clauses, clause{kind: not, schema: s})
}

// areApart reports whether it is proven that no value satisfies two of the schemas.
func (p *Prover) areApart(schemas []*jsonschema.Schema) bool {
	if len(schemas) > maxBranches || p.separating[schemas[0]] {
		return false
	}
	p.separating[schemas[0]] = true
	// A layout is kept, so that nothing in it may be proven by what is not proven yet.
	open, depth := p.open, p.depth
	p.open, p.depth = map[string]int{}, 0
	defer func() {
		p.open, p.depth = open, depth
		delete(p.separating, schemas[0])
	}()
	for i, a := range schemas {
		for _, b := range schemas[:i] {
			if !p.isApart(a, b) {
				return false
			}
		}
	}
	return true
}

func (p *Prover) isApart(a, b *jsonschema.Schema) bool {
	return a != b && p.IsEmpty([]*jsonschema.Schema{a, b}) || p.IsEmpty([]*jsonschema.Schema{a})
}
