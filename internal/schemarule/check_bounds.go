package schemarule

import (
	"math/big"

	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/show"
)

// A bound is a limit on numbers.
type bound struct {
	member
	limit     *big.Rat
	exclusive bool
}

// checkBounds looks for limits that leave nothing between them.
func (d *document) checkBounds(n *node) {
	for _, pair := range []struct{ low, high, no string }{
		{"minLength", "maxLength", "string"},
		{"minItems", "maxItems", "array"},
		{"minContains", "maxContains", "array"},
		{"minProperties", "maxProperties", "object"},
	} {
		low, okLow := d.limit(n, pair.low)
		high, okHigh := d.limit(n, pair.high)
		if okLow && okHigh && low.limit.Cmp(high.limit) > 0 && n.allowed(pair.low) && n.allowed(pair.high) {
			d.crossed(n, low, high, pair.no)
		}
	}
	for _, low := range d.bounds(n, "minimum", "exclusiveMinimum") {
		for _, high := range d.bounds(n, "maximum", "exclusiveMaximum") {
			order := low.limit.Cmp(high.limit)
			if order > 0 || order == 0 && (low.exclusive || high.exclusive) {
				d.crossed(n, low, high, "number")
				return
			}
		}
	}
	d.checkTuple(n)
}

func (n *node) allowed(keyword string) bool { return n.res.has(dialect.Find(keyword)) }

// crossed remarks that a lower limit is not below an upper one.
func (d *document) crossed(n *node, low, high bound, no string) {
	first, second := d.sayBound(low), d.sayBound(high)
	message := first + " is above " + second
	if low.limit.Cmp(high.limit) == 0 {
		message = first + " and " + second + " leave nothing between them"
	}
	d.aboutValue(Contradiction, n, low.value, said{message: message + ", so no " + no + " is valid"}, low.keyword)
}

func (d *document) sayBound(b bound) string {
	return show.QuoteOwn(b.keyword) + " " + show.Short(string(d.Raw(b.value)))
}

// limit returns the number that a keyword has as its value.
func (d *document) limit(n *node, keyword string) (bound, bool) {
	m, ok := n.member(keyword)
	if !ok || d.Token(m.value).Kind != jsonindex.Number {
		return bound{}, false
	}
	limit, ok := new(big.Rat).SetString(string(d.Raw(m.value)))
	return bound{m, limit, false}, ok
}

// bounds returns the limits on one side. In draft 4 a boolean makes the other one exclusive
// (Validation, section 5.1.2).
func (d *document) bounds(n *node, inclusive, exclusive string) (found []bound) {
	if b, ok := d.limit(n, inclusive); ok {
		value, _ := n.get(exclusive)
		b.exclusive = n.hasKeyword(exclusive) && d.Token(value).Kind == jsonindex.True
		found = append(found, b)
	}
	if b, ok := d.limit(n, exclusive); ok {
		b.exclusive = true
		found = append(found, b)
	}
	return found
}

// checkTuple looks for arrays that have to be longer than they may be.
func (d *document) checkTuple(n *node) {
	tuple, rest := "prefixItems", "items"
	if n.res.draft < dialect.Draft202012 {
		tuple, rest = "items", "additionalItems"
	}
	list, ok := n.get(tuple)
	closed, isClosed := n.get(rest)
	least, hasLeast := d.limit(n, "minItems")
	if !ok || !isClosed || !hasLeast || d.Token(list).Kind != jsonindex.Array || !d.isFalse(closed) {
		return
	}
	if least.limit.Cmp(big.NewRat(int64(d.Count(list)), 1)) > 0 {
		s := said{message: `"minItems" asks for more than the items of ` + show.QuoteOwn(tuple) + ", and " + show.QuoteOwn(rest) + " allows no others: no array is valid"}
		d.aboutValue(Contradiction, n, least.value, s, "minItems")
	}
}
