package inclusion

import (
	"math/big"
	"slices"
	"strings"

	"example.com/authlink/internal/pattern"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// isEmpty reports whether it is proven that a cube has no value.
func (p *Prover) isEmpty(c *cube) bool {
	if p.left--; p.left < 0 {
		return false
	}
	return p.isEmptyByKind(c) || p.contradicts(c)
}

func (p *Prover) isEmptyByKind(c *cube) bool {
	switch c.kinds {
	case number:
		return hasNoNumber(c)
	case text:
		return c.length.isEmpty() || p.hasNoText(c)
	case array:
		return p.hasNoArray(c)
	case object:
		return p.hasNoObject(c)
	}
	return false
}

// contradicts reports whether a clause forbids all values of a cube.
func (p *Prover) contradicts(c *cube) bool {
	for i, q := range c.clauses {
		switch rest := c.without(i); q.kind {
		case not:
			if p.isIn(rest, q.schema) {
				return true
			}
		case exactlyOne:
			if p.isInTwo(rest, q.schemas) {
				return true
			}
		case condition, dependent, dependentNames:
			pieces, cut := p.cutClause(c, i)
			if cut && !slices.ContainsFunc(pieces, func(piece *cube) bool { return !p.isEmpty(piece) }) {
				return true
			}
		}
	}
	return false
}

// without returns a cube without one of its clauses.
func (c *cube) without(i int) *cube {
	rest := c.clone()
	rest.clauses = append(rest.clauses[:i:i], c.clauses[i+1:]...)
	return rest
}

// isInTwo reports whether it is proven that two of the schemas accept every value of a cube.
func (p *Prover) isInTwo(c *cube, schemas []*jsonschema.Schema) bool {
	n := 0
	for _, s := range schemas {
		if p.isIn(c, s) {
			n++
		}
	}
	return n >= 2
}

// hasNoNumber reports whether no number is within the bounds and a multiple of the step.
func hasNoNumber(c *cube) bool {
	low, high, lowOpen, highOpen := c.range_()
	if low == nil || high == nil {
		return false
	}
	order := low.Cmp(high)
	return order > 0 || order == 0 && (lowOpen || highOpen)
}

// range_ returns the bounds of the numbers: with a step, they are numbers themselves.
func (c *cube) range_() (low, high *big.Rat, lowOpen, highOpen bool) {
	low, high, lowOpen, highOpen = c.low, c.high, c.lowOpen, c.highOpen
	if c.step == nil {
		return low, high, lowOpen, highOpen
	}
	if low != nil {
		low, lowOpen = nearest(low, c.step, lowOpen, true), false
	}
	if high != nil {
		high, highOpen = nearest(high, c.step, highOpen, false), false
	}
	return low, high, lowOpen, highOpen
}

// nearest returns the multiple of a step that is nearest to a bound: the next one up or down.
func nearest(bound, step *big.Rat, open, up bool) *big.Rat {
	steps := new(big.Rat).Quo(bound, step)
	n := new(big.Int).Div(steps.Num(), steps.Denom()) // rounds down, since the denominator is positive
	switch {
	case steps.IsInt() && !open:
	case up:
		n.Add(n, big.NewInt(1))
	case steps.IsInt():
		n.Sub(n, big.NewInt(1))
	}
	return new(big.Rat).Mul(new(big.Rat).SetInt(n), step)
}

// hasNoText reports whether the patterns and the length leave no text.
func (p *Prover) hasNoText(c *cube) bool {
	if len(c.patterns) == 0 {
		return false
	}
	language := p.languageOf(c)
	return p.hasNone(language)
}

// hasNone reports whether it is known that a language has no text.
func (p *Prover) hasNone(language *pattern.Language) bool {
	if p.left < 0 {
		return false
	}
	p.languages.Allow(min(stepsForPattern, p.left+1))
	before := p.languages.Left()
	_, found := p.languages.Find(language)
	p.left -= (before - p.languages.Left()) / 4
	return !found && !p.languages.IsSpent()
}

// languageOf returns the language of the texts of a cube, and of more where there are patterns
// that have none, or formats.
func (p *Prover) languageOf(c *cube) *pattern.Language {
	language := p.lengths(c.length)
	for _, re := range c.patterns {
		if of := p.language(re); of != nil {
			language = p.languages.And(language, of)
		}
	}
	return language
}

// maxLength is how long texts are looked at one length after another.
const maxLength = 300

// lengths returns the language of the texts of some lengths, and of more where those are large.
func (p *Prover) lengths(b bounds) *pattern.Language {
	if b.least > maxLength {
		b.least = maxLength
	}
	if b.most > maxLength {
		b.most = -1
	}
	return p.languages.Lengths(b.least, b.most)
}

// isExact reports whether languageOf returns the texts of a cube, and no others.
func (p *Prover) isExact(c *cube) bool {
	for _, re := range c.patterns {
		if p.language(re) == nil {
			return false
		}
	}
	return c.formats == nil && c.clauses == nil && !c.listed && c.length.least <= maxLength && c.length.most <= maxLength
}

// language returns the language of a pattern, nil for one that has none.
func (p *Prover) language(re interface{ String() string }) *pattern.Language {
	source := re.String()
	if made, ok := p.ofPattern[source]; ok {
		return made
	}
	if own, ok := re.(*pattern.Pattern); ok {
		p.languages.Allow(stepsForPattern)
		if made, ok := p.languages.Of(own); ok {
			p.ofPattern[source] = made
			return made
		}
	}
	p.ofPattern[strings.Clone(source)] = nil
	return nil
}

// MatchedBy reports whether every text that all of some patterns match is matched by all of others: it
// is proven.
func (p *Prover) MatchedBy(inner, outer []jsonschema.Regexp) bool {
	all := p.languages.Everything()
	for _, re := range inner {
		if of := p.language(re); of != nil { // without it there are only more
			all = p.languages.And(all, of)
		}
	}
	for _, re := range outer {
		of := p.language(re)
		if of == nil || !p.hasNone(p.languages.And(all, p.languages.Not(of))) {
			return false
		}
	}
	return true
}

func (p *Prover) hasNoArray(c *cube) bool {
	items := p.itemsOf(c)
	if items.isEmpty() {
		return true
	}
	for _, q := range c.containing {
		if q.bounds.isEmpty() || q.least > 0 && items.most >= 0 && q.least > items.most {
			return true
		}
	}
	return false
}

// itemsOf returns how many elements the arrays of a cube have: not one that nothing satisfies.
func (p *Prover) itemsOf(c *cube) bounds {
	items := c.items
	for _, q := range c.containing {
		items.least = max(items.least, q.least)
	}
	if len(c.tuples) == 0 {
		return items
	}
	for i := range c.tuples.First() + 1 {
		if items.most >= 0 && items.most <= i {
			break
		}
		if p.below(func() bool { return p.IsEmpty(c.tuples.Element(i)) }) {
			items.most = i
			break
		}
	}
	return items
}

func (p *Prover) hasNoObject(c *cube) bool {
	for _, name := range c.required {
		if p.isAbsent(c, name) {
			return true
		}
	}
	return p.membersOf(c).isEmpty()
}

// membersOf returns how many members the objects of a cube have.
func (p *Prover) membersOf(c *cube) bounds {
	members := c.members
	members.least = max(members.least, len(c.required))
	if names, closed := p.possibleNames(c); closed && (members.most < 0 || len(names) < members.most) {
		members.most = len(names)
	}
	return members
}

// possibleNames returns the names that members may have, if there is an end to them.
func (p *Prover) possibleNames(c *cube) (names []string, closed bool) {
	for _, l := range c.layers {
		if l.rest == nil || l.patterns != nil || l.rest.Bool == nil || *l.rest.Bool {
			continue
		}
		names, closed = names[:0], true
		for _, name := range allNames(&cube{layers: []layer{l}}) {
			if !p.isAbsent(c, name) {
				names = append(names, name)
			}
		}
		return names, closed
	}
	return nil, false
}
