package inclusion

import (
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// isCovered reports whether it is proven that every value of a cube is in one of others, which
// are the layout of schemas.
func (p *Prover) isCovered(c *cube, by []*cube, schemas []*jsonschema.Schema, splits int) bool {
	if p.left--; p.left < 0 {
		return false
	}
	if values, few := valuesOf(c); few {
		return p.areAccepted(c, values, schemas)
	}
	if p.isEmpty(c) {
		return true
	}
	same := slices.DeleteFunc(slices.Clone(by), func(other *cube) bool { return other.kinds != c.kinds || other.listed })
	if slices.ContainsFunc(same, func(other *cube) bool { return p.isWithin(c, other) }) {
		return true
	}
	if len(same) == 0 && !hasListed(by, c.kinds) {
		return false
	}
	switch {
	case c.kinds == text && p.areTextsCovered(c, by, schemas):
		return true
	case splits == 0:
		return false
	}
	for pieces := range p.pieces(c, by) {
		if !slices.ContainsFunc(pieces, func(piece *cube) bool { return !p.isCovered(piece, by, schemas, splits-1) }) {
			return true
		}
	}
	return false
}

func hasListed(cubes []*cube, k kinds) bool {
	return slices.ContainsFunc(cubes, func(c *cube) bool { return c.listed && c.kinds == k })
}

// valuesOf returns the values of a cube, and perhaps more, if there are only some.
func valuesOf(c *cube) (values []any, few bool) {
	switch {
	case c.listed:
		return c.values, true
	case c.kinds == null:
		return []any{nil}, true
	case c.kinds == boolean:
		return []any{false, true}, true
	}
	return nil, false
}

// areAccepted reports whether all schemas accept the values, as the judge says. Some of them may
// not be in the cube after all.
func (p *Prover) areAccepted(c *cube, values []any, schemas []*jsonschema.Schema) bool {
	for _, v := range values {
		if accepted, known := p.accepts(schemas, v); accepted && known {
			continue
		}
		only := c.clone()
		only.listed, only.values = false, nil
		if !p.isEmptyWith(only, v) {
			return false
		}
	}
	return true
}

// isEmptyWith reports whether it is proven that a value is not in a cube, which has no list of
// values.
func (p *Prover) isEmptyWith(c *cube, v any) bool {
	switch c.kinds {
	case number:
		r := rational(v)
		point := &cube{kinds: number, low: r, high: r}
		if r != nil && !isNumberWithin(point, c) {
			return true
		}
	case text:
		only := p.languages.And(p.languageOf(c), p.languages.Text(v.(string)))
		if p.hasNone(only) {
			return true
		}
	}
	return p.contradictsValue(c, v)
}

// contradictsValue reports whether a clause of a cube, or what it says about members, elements
// and formats, is known to refuse a value.
func (p *Prover) contradictsValue(c *cube, v any) bool {
	for _, q := range c.clauses {
		if q.kind != not {
			continue
		}
		if accepted, known := p.accepts([]*jsonschema.Schema{q.schema}, v); accepted && known {
			return true
		}
	}
	members, ok := v.(map[string]any)
	if !ok {
		return false
	}
	for _, name := range c.required {
		if _, there := members[name]; !there {
			return true
		}
	}
	for name, member := range members {
		if accepted, known := p.accepts(c.at(name), member); known && !accepted {
			return true
		}
	}
	return false
}

// areTextsCovered reports whether the texts of a cube are in the languages of others together.
func (p *Prover) areTextsCovered(c *cube, by []*cube, schemas []*jsonschema.Schema) bool {
	out := p.languages.Or()
	for _, other := range by {
		switch {
		case other.kinds != text:
		case p.isExact(other):
			out = p.languages.Or(out, p.languageOf(other))
		case other.listed && len(other.values) <= maxPieces:
			for _, v := range other.values {
				if accepted, known := p.accepts(schemas, v); accepted && known {
					out = p.languages.Or(out, p.languages.Text(v.(string)))
				}
			}
		}
	}
	return p.hasNone(p.languages.And(p.languageOf(c), p.languages.Not(out)))
}
