package inclusion

import (
	"encoding/json"
	"math/big"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Witnesses returns texts and numbers that the inner schemas may accept and the outer ones refuse:
// they are worth trying.
func (p *Prover) Witnesses(inner, outer []*jsonschema.Schema) (values []any) {
	found := false
	defer p.giveUp(&found)
	out := p.lay(outer).cubes
	texts := p.languages.Or()
	for _, c := range out {
		if c.kinds == text && p.isExact(c) {
			texts = p.languages.Or(texts, p.languageOf(c))
		}
	}
	for _, c := range p.lay(inner).cubes {
		switch {
		case c.listed:
		case c.kinds == text:
			p.languages.Allow(stepsForPattern)
			if text, ok := p.languages.Find(p.languages.And(p.languageOf(c), p.languages.Not(texts))); ok {
				values = append(values, text)
			}
		case c.kinds == number:
			for _, piece := range cutNumbers(c, out) {
				values = append(values, piece.numbers()...)
			}
		}
	}
	return values
}

// numbers returns some numbers of a cube.
func (c *cube) numbers() (numbers []any) {
	low, high, _, _ := c.range_()
	var tried []*big.Rat
	switch {
	case c.listed:
		return c.values
	case low != nil && high != nil:
		middle := new(big.Rat).Add(low, high)
		tried = append(tried, middle.Quo(middle, big.NewRat(2, 1)), low, high)
		if c.step != nil {
			tried = append(tried, nearest(middle, c.step, false, true))
		}
	case low != nil:
		tried = append(tried, low, new(big.Rat).Add(low, stepOf(c)))
	case high != nil:
		tried = append(tried, high, new(big.Rat).Sub(high, stepOf(c)))
	default:
		tried = append(tried, new(big.Rat), stepOf(c))
	}
	for _, n := range tried {
		if digits, exact := n.FloatPrec(); exact && digits < 100 {
			numbers = append(numbers, json.Number(n.FloatString(digits)))
		}
	}
	return numbers
}

func stepOf(c *cube) *big.Rat {
	if c.step != nil {
		return c.step
	}
	return big.NewRat(1, 1)
}
