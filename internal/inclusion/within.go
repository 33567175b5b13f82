package inclusion

import (
	"encoding/json"
	"math/big"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// isWithin reports whether it is proven that every value of a cube is in another of the same
// kind.
func (p *Prover) isWithin(c, outer *cube) bool {
	if p.left--; p.left < 0 {
		return false
	}
	within := true
	switch c.kinds {
	case number:
		within = isNumberWithin(c, outer)
	case text:
		within = p.isTextWithin(c, outer)
	case array:
		within = p.isArrayWithin(c, outer)
	case object:
		within = p.isObjectWithin(c, outer)
	}
	return within && !slices.ContainsFunc(outer.clauses, func(q clause) bool { return !p.satisfies(c, q) })
}

func isNumberWithin(c, outer *cube) bool {
	low, high, lowOpen, highOpen := c.range_()
	if outer.low != nil {
		if low == nil {
			return false
		}
		if order := low.Cmp(outer.low); order < 0 || order == 0 && outer.lowOpen && !lowOpen {
			return false
		}
	}
	if outer.high != nil {
		if high == nil {
			return false
		}
		if order := high.Cmp(outer.high); order > 0 || order == 0 && outer.highOpen && !highOpen {
			return false
		}
	}
	switch {
	case outer.step == nil:
		return true
	case c.step != nil && new(big.Rat).Quo(c.step, outer.step).IsInt():
		return true
	}
	return low != nil && high != nil && low.Cmp(high) == 0 && new(big.Rat).Quo(low, outer.step).IsInt()
}

// rational returns a number as it is, nil for what is none or has too many digits.
func rational(v any) *big.Rat {
	n, ok := v.(json.Number)
	if !ok || len(n) > 100 {
		return nil
	}
	f, err := n.Float64()
	if err != nil || f > 1e100 || f < -1e100 || f != 0 && f < 1e-100 && f > -1e-100 {
		return nil
	}
	r, ok := new(big.Rat).SetString(n.String())
	if !ok {
		return nil
	}
	return r
}

func (p *Prover) isTextWithin(c, outer *cube) bool {
	for _, f := range outer.formats {
		if !slices.ContainsFunc(c.formats, func(own *format) bool { return own.implies(f) }) {
			return false
		}
	}
	if !c.length.within(outer.length) && !p.isIncluded(c, &cube{length: outer.length}) {
		return false
	}
	for _, re := range outer.patterns {
		known := slices.ContainsFunc(c.patterns, func(own jsonschema.Regexp) bool { return own.String() == re.String() })
		if !known && !p.isIncluded(c, &cube{length: bounds{0, -1}, patterns: []jsonschema.Regexp{re}}) {
			return false
		}
	}
	return true
}

// isIncluded reports whether the texts of a cube are in the language of another.
func (p *Prover) isIncluded(c, outer *cube) bool {
	if len(c.patterns) == 0 && len(outer.patterns) == 0 || !p.isExact(outer) {
		return false
	}
	return p.hasNone(p.languages.And(p.languageOf(c), p.languages.Not(p.languageOf(outer))))
}

// implies reports whether each text of a format is one of another.
func (f *format) implies(other *format) bool {
	if f.draft != other.draft && (f.draft < 2019 || other.draft < 2019) {
		return false
	}
	return f.name == other.name || slices.Contains(wider(f.name), other.name)
}

// wider returns the formats that allow all that another does.
func wider(format string) []string {
	switch format {
	case "uri":
		return []string{"uri-reference", "iri", "iri-reference"}
	case "uri-reference", "iri":
		return []string{"iri-reference"}
	case "email":
		return []string{"idn-email"}
	}
	return nil
}

func (p *Prover) isArrayWithin(c, outer *cube) bool {
	items := p.itemsOf(c)
	if !items.within(outer.items) || outer.unique && !c.unique && (items.most < 0 || items.most > 1) {
		return false
	}
	for _, q := range outer.containing {
		if !p.contains(c, items, q) {
			return false
		}
	}
	if len(outer.tuples) == 0 {
		return true
	}
	for i := range max(c.tuples.First(), outer.tuples.First()) + 1 {
		if items.most >= 0 && i >= items.most {
			return true
		}
		if !p.below(func() bool { return p.Includes(outer.tuples.Element(i), c.tuples.Element(i)) }) {
			return false
		}
	}
	return true
}

// contains reports whether every array of a cube contains so many elements of a schema.
func (p *Prover) contains(c *cube, items bounds, q containing) bool {
	list := func(s *jsonschema.Schema) []*jsonschema.Schema { return []*jsonschema.Schema{s} }
	enough := q.least == 0
	few := q.most < 0 || items.most >= 0 && items.most <= q.most
	for _, own := range c.containing {
		enough = enough || own.least >= q.least && p.below(func() bool { return p.Includes(list(q.schema), list(own.schema)) })
		few = few || own.most >= 0 && own.most <= q.most && p.below(func() bool { return p.Includes(list(own.schema), list(q.schema)) })
	}
	if !enough && items.least >= q.least {
		enough = true
		for i := range c.tuples.First() + 1 {
			enough = enough && p.below(func() bool { return p.Includes(list(q.schema), c.tuples.Element(i)) })
		}
	}
	return enough && few
}
