package generate

import (
	"encoding/json"
	"iter"
	"math/big"
	"slices"
)

// number makes a number.
func (m *maker) number(s *spec) (any, bool) {
	for r := range m.numbers(s) {
		if n := numberOf(r); s.accepts(n) {
			return n, true
		}
	}
	return nil, false
}

// numbers yields numbers that s might accept: those at its bounds, those next to
// them, some in between.
func (m *maker) numbers(s *spec) iter.Seq[*big.Rat] {
	steps := s.steps
	if s.kinds&fraction == 0 {
		steps = append(slices.Clone(steps), big.NewRat(1, 1))
	}
	step := stepOf(steps)
	return func(yield func(*big.Rat) bool) {
		start := new(big.Rat)
		switch {
		case s.low != nil:
			start = s.low
		case s.high != nil:
			start = new(big.Rat).Sub(s.high, new(big.Rat).Mul(step, big.NewRat(100, 1)))
		}
		if m.size == random || s.low == nil {
			for range 6 {
				if !yield(m.between(s, start, step)) {
					return
				}
			}
		}
		for _, near := range []*big.Rat{s.low, s.high, start} {
			if near != nil && !yieldNear(near, step, yield) {
				return
			}
		}
		for range 20 {
			if !yield(m.between(s, start, step)) {
				return
			}
		}
	}
}

// between returns a random number not far above start, or below the upper bound
// where that is near.
func (m *maker) between(s *spec, start, step *big.Rat) *big.Rat {
	span := big.NewRat(1000, 1)
	if s.low != nil && s.high != nil {
		span = new(big.Rat).Quo(new(big.Rat).Sub(s.high, s.low), step)
	}
	part := new(big.Rat).Mul(span, big.NewRat(m.rand.Int64N(1001), 1000))
	steps := floor(part)
	r := new(big.Rat).Add(roundUp(start, step), new(big.Rat).Mul(new(big.Rat).SetInt(steps), step))
	if s.kinds&integer == 0 {
		r.Add(r, new(big.Rat).Mul(step, big.NewRat(m.rand.Int64N(99)+1, 100)))
	}
	return r
}

// yieldNear yields the multiples of step around r, r, and what lies between.
func yieldNear(r, step *big.Rat, yield func(*big.Rat) bool) bool {
	base := roundUp(r, step)
	for _, n := range []*big.Rat{
		big.NewRat(0, 1), big.NewRat(1, 1), big.NewRat(-1, 1), big.NewRat(1, 2), big.NewRat(-1, 2),
		big.NewRat(1, 100), big.NewRat(-1, 100), big.NewRat(2, 1), big.NewRat(-2, 1),
	} {
		move := new(big.Rat).Mul(n, step)
		if !yield(new(big.Rat).Add(base, move)) || !yield(new(big.Rat).Add(r, move)) || !yield(new(big.Rat).Add(roundUp(r, big.NewRat(1, 1)), n)) {
			return false
		}
	}
	return true
}

// stepOf returns the least common multiple of steps, 1 if there are no steps.
func stepOf(steps []*big.Rat) *big.Rat {
	if len(steps) == 0 {
		return big.NewRat(1, 1)
	}
	step := steps[0]
	for _, other := range steps[1:] {
		// a/b and c/d have the common multiple lcm(ad, cb)/bd.
		x := new(big.Int).Mul(step.Num(), other.Denom())
		y := new(big.Int).Mul(other.Num(), step.Denom())
		gcd := new(big.Int).GCD(nil, nil, x, y)
		lcm := new(big.Int).Mul(x, new(big.Int).Quo(y, gcd))
		step = new(big.Rat).SetFrac(lcm, new(big.Int).Mul(step.Denom(), other.Denom()))
	}
	return step
}

// roundUp returns the least multiple of step that is not below r.
func roundUp(r, step *big.Rat) *big.Rat {
	negative := new(big.Rat).Neg(new(big.Rat).Quo(r, step))
	n := new(big.Int).Neg(floor(negative))
	return new(big.Rat).Mul(new(big.Rat).SetInt(n), step)
}

// floor returns the greatest integer that is not above r.
func floor(r *big.Rat) *big.Int {
	return new(big.Int).Div(r.Num(), r.Denom()) // Euclid's, and denominators are positive
}

// numberOf returns r as it is written in JSON, rounded if its digits never end.
func numberOf(r *big.Rat) json.Number {
	digits, exact := r.FloatPrec()
	if !exact {
		digits = min(digits+6, 20)
	}
	return json.Number(r.FloatString(digits))
}
