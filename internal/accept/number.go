package accept

import (
	"cmp"

	"example.com/authlink/internal/decimal"
	"example.com/authlink/internal/jsonindex"
)

// A numberRule is what the keywords of a schema ask of a number.
type numberRule struct {
	integer    bool
	enum       *numbers // enum, const; nil for any number
	bounds     []bound
	multipleOf *decimal.Divisor
	simple     bool // asks of a small number only what acceptsSmall judges
}

// A bound is one of minimum, maximum, exclusiveMinimum and exclusiveMaximum.
type bound struct {
	limit   decimal.Decimal
	small   int64   // the same, where the rule is simple
	refuses [3]bool // a number less than, equal to, greater than the limit
}

// number judges the number that begins at data[i].
func (r *run) number(rule *numberRule, i int) (end int) {
	end = jsonindex.ScanNumber(r.data, i, r.limits)
	if end < 0 {
		return r.giveUp()
	}
	if !r.acceptsNumber(rule, r.data[i:end]) {
		return r.refuse(i)
	}
	return end
}

// acceptsNumber judges a number by its value, however it is written.
//
// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.2
func (r *run) acceptsNumber(rule *numberRule, text []byte) bool {
	if rule.simple {
		if whole, scale, ok := small(text); ok {
			return rule.acceptsSmall(whole, scale)
		}
	}
	var d decimal.Decimal
	d, r.digits = decimal.Parse(r.digits[:0], text)
	if rule.integer && !d.IsInteger() {
		return false
	}
	for i := range rule.bounds {
		if b := &rule.bounds[i]; b.refuses[1+d.Compare(&b.limit)] {
			return false
		}
	}
	if rule.multipleOf != nil && !rule.multipleOf.Divides(&d) {
		return false
	}
	return rule.enum == nil || rule.enum.find(&d) >= 0
}

// A small number has few bytes and no exponent, so that it can be compared as a
// whole number of its last decimal place, in 64 bits: a limit has so few bits that
// it can, too.
const (
	maxSmallText  = 17
	maxSmallScale = 9
	maxSmallBits  = 30
)

var powers = [maxSmallScale + 1]int64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9}

// small reads a small number as whole ÷ 10^k, where scale is 10^k.
func small(text []byte) (whole, scale int64, ok bool) {
	if len(text) > maxSmallText {
		return 0, 0, false
	}
	places := 0
	for i, c := range text {
		switch {
		case c-'0' <= 9:
			whole = whole*10 + int64(c-'0')
		case c == '.':
			places = len(text) - i - 1
		case c != '-':
			return 0, 0, false
		}
	}
	if places > maxSmallScale {
		return 0, 0, false
	}
	if text[0] == '-' {
		whole = -whole
	}
	return whole, powers[places], true
}

func (rule *numberRule) acceptsSmall(whole, scale int64) bool {
	if rule.integer && scale > 1 && whole%scale != 0 {
		return false
	}
	for i := range rule.bounds {
		if b := &rule.bounds[i]; b.refuses[1+cmp.Compare(whole, b.small*scale)] {
			return false
		}
	}
	return rule.enum == nil || rule.enum.findSmall(whole, scale) >= 0
}
