package accept

import "example.com/authlink/internal/jsonindex"

// A numberRule is what the keywords of a schema ask of a number.
type numberRule struct {
	integer    bool
	enum       []decimal // enum, const; nil for any number
	bounds     []bound
	multipleOf *divisor
}

// A bound is one of minimum, maximum, exclusiveMinimum and exclusiveMaximum.
type bound struct {
	limit   decimal
	refuses [3]bool // a number less than, equal to, greater than the limit
}

// number judges the number that begins at data[i].
func (r *run) number(rule *numberRule, i int) (end int) {
	end = jsonindex.ScanNumber(r.data, i, r.limits)
	if end < 0 {
		return r.giveUp()
	}
	if rule == nil {
		return end
	}
	if !r.acceptsNumber(rule, r.data[i:end]) {
		return refused
	}
	return end
}

// acceptsNumber judges a number by its value, however it is written.
//
// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.2
func (r *run) acceptsNumber(rule *numberRule, text []byte) bool {
	var d decimal
	d, r.digits = parseDecimal(r.digits[:0], text)
	if rule.integer && !d.isInteger() {
		return false
	}
	for i := range rule.bounds {
		if b := &rule.bounds[i]; b.refuses[1+d.compare(&b.limit)] {
			return false
		}
	}
	if rule.multipleOf != nil && !rule.multipleOf.divides(&d) {
		return false
	}
	return rule.enum == nil || isAmong(&d, rule.enum)
}

func isAmong(d *decimal, values []decimal) bool {
	for i := range values {
		if d.compare(&values[i]) == 0 {
			return true
		}
	}
	return false
}
