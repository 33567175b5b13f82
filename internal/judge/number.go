package judge

import (
	"math/big"

	"example.com/authlink/internal/decimal"
)

// number judges a number: exactly, as it is written.
func (f *frame) number(rule *numberRule) {
	if rule == nil {
		return
	}
	raw := f.run.doc.Raw(f.token)
	d, _ := decimal.Parse(nil, raw)
	// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.2.2 and the three that follow
	for i := range rule.bounds {
		if b := &rule.bounds[i]; b.refuses[1+d.Compare(&b.limit)] {
			f.fault(b.keyword)
		}
	}
	if rule.multipleOf != nil && !rule.divides(&d, raw) {
		f.fault("multipleOf")
	}
}

// divides reports whether a number is a multiple of that under "multipleOf".
//
// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.2.1
func (rule *numberRule) divides(d *decimal.Decimal, raw []byte) bool {
	if rule.divisor != nil {
		return rule.divisor.Divides(d)
	}
	number, ok := new(big.Rat).SetString(string(raw))
	return ok && number.Quo(number, rule.multipleOf.MultipleOf).IsInt()
}
