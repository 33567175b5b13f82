package inclusion

import (
	"encoding/json"
	"iter"
	"math/big"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

const (
	maxSplits = 2  // of a cube, one after another
	maxPieces = 64 // of one cube
)

// pieces yields ways to cut a cube into pieces which others may cover each.
func (p *Prover) pieces(c *cube, by []*cube) iter.Seq[[]*cube] {
	return func(yield func([]*cube) bool) {
		for i := range c.clauses {
			if pieces, ok := p.cutClause(c, i); ok && !yield(pieces) {
				return
			}
		}
		switch c.kinds {
		case number:
			yield(cutNumbers(c, by))
		case object:
			for _, name := range splitNames(by) {
				if pieces := p.cutMember(c, name); len(pieces) > 1 && !yield(pieces) {
					return
				}
			}
		}
	}
}

// cutClause cuts by a condition: where it is true, with what follows, and where not.
func (p *Prover) cutClause(c *cube, i int) (pieces []*cube, ok bool) {
	yes, no := c.without(i), c.without(i)
	var then, otherwise []*jsonschema.Schema
	switch q := c.clauses[i]; q.kind {
	case condition:
		then = append(then, q.schema)
		no.clauses = append(no.clauses, clause{kind: not, schema: q.schema})
		if q.then != nil {
			then = append(then, q.then)
		}
		if q.otherwise != nil {
			otherwise = append(otherwise, q.otherwise)
		}
	case dependent, dependentNames:
		if c.kinds != object {
			return []*cube{yes}, true
		}
		no.layers = append(no.layers, layer{named: map[string]*jsonschema.Schema{q.name: p.falseSchema()}})
		yes.required = slices.Concat(yes.required, []string{q.name}, q.names)
		if q.schema != nil {
			then = append(then, q.schema)
		}
	default:
		return nil, false
	}
	in, out := p.layFrom(yes, then), p.layFrom(no, otherwise)
	return append(in.cubes, out.cubes...), !in.tooMany && !out.tooMany
}

// cutNumbers cuts where others begin and end.
func cutNumbers(c *cube, by []*cube) []*cube {
	var cuts []*big.Rat
	for _, other := range by {
		for _, bound := range []*big.Rat{other.low, other.high} {
			if bound != nil && len(cuts) < maxPieces {
				cuts = append(cuts, bound)
			}
		}
		for _, v := range other.values {
			if r := rational(v); r != nil && len(cuts) < maxPieces {
				cuts = append(cuts, r)
			}
		}
	}
	slices.SortFunc(cuts, (*big.Rat).Cmp)
	cuts = slices.CompactFunc(cuts, func(a, b *big.Rat) bool { return a.Cmp(b) == 0 })
	var pieces []*cube
	rest := c
	for _, cut := range cuts {
		below, point, above := rest.clone(), rest.clone(), rest.clone()
		below.atMost(cut, true)
		point.atLeast(cut, false)
		point.atMost(cut, false)
		above.atLeast(cut, true)
		for _, piece := range []*cube{below, point} {
			if !hasNoNumber(piece) {
				pieces = append(pieces, piece.asValue())
			}
		}
		rest = above
	}
	if !hasNoNumber(rest) {
		pieces = append(pieces, rest)
	}
	return pieces
}

// asValue lists the value of a cube that has only one number.
func (c *cube) asValue() *cube {
	if c.low == nil || c.high == nil || c.low.Cmp(c.high) != 0 || c.step != nil && !new(big.Rat).Quo(c.low, c.step).IsInt() {
		return c
	}
	if digits, exact := c.low.FloatPrec(); exact && digits < 100 {
		c.listed, c.values = true, []any{json.Number(c.low.FloatString(digits))}
	}
	return c
}

// splitNames returns the names of members that others tell apart: those with only few values
// first.
func splitNames(by []*cube) []string {
	const most = 6
	var names []string
	for _, few := range []bool{true, false} {
		for _, name := range allNames(by...) {
			if len(names) < most && !slices.Contains(names, name) && slices.ContainsFunc(by, func(c *cube) bool { return isFew(c.at(name)) == few }) {
				names = append(names, name)
			}
		}
	}
	return names
}

func isFew(schemas []*jsonschema.Schema) bool {
	return slices.ContainsFunc(schemas, func(s *jsonschema.Schema) bool { return s.Const != nil || s.Enum != nil })
}

// cutMember cuts by what one member is: absent, one of its values, or of one of its kinds.
func (p *Prover) cutMember(c *cube, name string) []*cube {
	at := c.at(name)
	in := p.lay(at)
	if in.tooMany {
		return nil
	}
	var pieces []*cube
	add := func(s *jsonschema.Schema) {
		piece := c.clone()
		piece.layers = append(piece.layers, layer{named: map[string]*jsonschema.Schema{name: s}})
		pieces = append(pieces, piece)
	}
	if !slices.Contains(c.required, name) {
		add(p.falseSchema())
	}
	seen := map[kinds]bool{}
	for _, m := range in.cubes {
		values, few := valuesOf(m)
		for _, v := range values {
			add(p.constant(v))
		}
		if !few && !seen[m.kinds] {
			seen[m.kinds] = true
			add(p.typed(typeName(m.kinds)))
		}
		if len(pieces) > maxPieces {
			return nil
		}
	}
	if !slices.Contains(c.required, name) {
		for _, piece := range pieces[1:] {
			piece.required = append(piece.required, name)
			slices.Sort(piece.required)
		}
	}
	return pieces
}

func typeName(kind kinds) string {
	switch kind {
	case null:
		return "null"
	case boolean:
		return "boolean"
	case number:
		return "number"
	case text:
		return "string"
	case array:
		return "array"
	case object:
		return "object"
	}
	return ""
}
