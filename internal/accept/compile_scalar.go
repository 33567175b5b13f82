package accept

import (
	"math/big"

	"example.com/authlink/internal/decimal"
	"example.com/authlink/internal/jsonindex"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// orElse returns *p, or the other value for nil.
func orElse(p *int, other int) int {
	if p == nil {
		return other
	}
	return *p
}

// stringRule returns what a schema asks of a string, nil for nothing.
func (c *compiler) stringRule(n *node, s *jsonschema.Schema) *stringRule {
	if s.ContentEncoding != nil || s.ContentMediaType != nil || s.ContentSchema != nil {
		n.leaveUnknown(1 << jsonindex.String) // the engine asserts these only where it is told to
	}
	rule := stringRule{least: orElse(s.MinLength, 0), most: orElse(s.MaxLength, unlimited)}
	if s.Pattern != nil {
		if rule.pattern = c.matcher(s.Pattern); rule.pattern == nil {
			n.leaveUnknown(1 << jsonindex.String)
		}
	}
	if s.Format != nil {
		if rule.format = newFormat(s); rule.format == nil {
			n.leaveUnknown(allKinds)
		}
	}
	if rule == (stringRule{most: unlimited}) {
		return nil
	}
	rule.isDateTime = s.Format != nil && s.Format.Name == "date-time" && rule == (stringRule{most: unlimited, format: rule.format})
	return &rule
}

// numberRule returns what a schema asks of a number, nil for nothing.
func (c *compiler) numberRule(n *node, s *jsonschema.Schema) *numberRule {
	rule := &numberRule{integer: onlyIntegers(s.Types), simple: s.MultipleOf == nil}
	rule.addBound(n, s.Minimum, [3]bool{true, false, false})
	rule.addBound(n, s.Maximum, [3]bool{false, false, true})
	rule.addBound(n, s.ExclusiveMinimum, [3]bool{true, true, false})
	rule.addBound(n, s.ExclusiveMaximum, [3]bool{false, true, true})
	if s.MultipleOf != nil {
		d, exact := decimal.New(s.MultipleOf)
		rule.multipleOf = decimal.NewDivisor(&d)
		if !exact || rule.multipleOf == nil {
			n.leaveUnknown(1 << jsonindex.Number)
		}
	}
	if !rule.integer && rule.bounds == nil && rule.multipleOf == nil {
		return nil
	}
	return rule
}

// addBound adds a bound, nil for none.
//
// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.2.2
func (rule *numberRule) addBound(n *node, limit *big.Rat, refuses [3]bool) {
	if limit == nil {
		return
	}
	d, exact := decimal.New(limit)
	if !exact {
		n.leaveUnknown(1 << jsonindex.Number)
	}
	rule.bounds = append(rule.bounds, bound{d, limit.Num().Int64(), refuses})
	rule.simple = rule.simple && limit.IsInt() && limit.Num().BitLen() <= maxSmallBits
}
