package judge

import (
	"math"

	"example.com/authlink/internal/decimal"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func orElse(count *int, other int) int {
	if count == nil {
		return other
	}
	return *count
}

func stringRuleOf(s *jsonschema.Schema) *stringRule {
	if s.MinLength == nil && s.MaxLength == nil && s.Pattern == nil {
		return nil
	}
	return &stringRule{orElse(s.MinLength, 0), orElse(s.MaxLength, math.MaxInt), s.Pattern}
}

func numberRuleOf(s *jsonschema.Schema) *numberRule {
	rule := &numberRule{}
	if s.Minimum != nil {
		rule.bounds = append(rule.bounds, bound{"minimum", decimal.Exact(s.Minimum), [3]bool{true, false, false}})
	}
	if s.Maximum != nil {
		rule.bounds = append(rule.bounds, bound{"maximum", decimal.Exact(s.Maximum), [3]bool{false, false, true}})
	}
	if s.ExclusiveMinimum != nil {
		rule.bounds = append(rule.bounds, bound{"exclusiveMinimum", decimal.Exact(s.ExclusiveMinimum), [3]bool{true, true, false}})
	}
	if s.ExclusiveMaximum != nil {
		rule.bounds = append(rule.bounds, bound{"exclusiveMaximum", decimal.Exact(s.ExclusiveMaximum), [3]bool{false, true, true}})
	}
	if s.MultipleOf != nil {
		d := decimal.Exact(s.MultipleOf)
		rule.multipleOf, rule.divisor = s, decimal.NewDivisor(&d)
	}
	if rule.bounds == nil && rule.multipleOf == nil {
		return nil
	}
	return rule
}

func (c *compiler) arrayRule(s *jsonschema.Schema) *arrayRule {
	rule := &arrayRule{
		min: orElse(s.MinItems, 0), max: orElse(s.MaxItems, math.MaxInt), unique: s.UniqueItems,
		contains: c.node(s.Contains), minContains: orElse(s.MinContains, 1), maxContains: orElse(s.MaxContains, math.MaxInt),
		containsEvaluates: s.DraftVersion >= 2020,
		unevaluated:       c.node(s.UnevaluatedItems),
	}
	c.itemsOf(s, rule)
	asks := s.MinItems != nil || s.MaxItems != nil || rule.unique || rule.contains != nil ||
		rule.prefix != nil || rule.rest != nil || rule.isClosed || rule.unevaluated != nil
	if !asks {
		return nil
	}
	return rule
}

// itemsOf fills in the schemas of items, whose keywords have other names since draft 2020-12.
func (c *compiler) itemsOf(s *jsonschema.Schema, rule *arrayRule) {
	if s.DraftVersion >= 2020 {
		rule.prefix, rule.prefixKeyword = c.list(s.PrefixItems), "prefixItems"
		rule.rest, rule.restKeyword = c.node(s.Items2020), "items"
		return
	}
	rule.prefixKeyword, rule.restKeyword = "items", "additionalItems"
	switch items := s.Items.(type) {
	case *jsonschema.Schema:
		rule.rest, rule.restKeyword = c.node(items), "items"
		return // "additionalItems" is ignored then
	case []*jsonschema.Schema:
		rule.prefix = c.list(items)
	default:
		return // and without "items", too
	}
	switch others := s.AdditionalItems.(type) {
	case bool:
		rule.isClosed = !others
		if others {
			rule.rest = acceptAll
		}
	case *jsonschema.Schema:
		rule.rest = c.node(others)
	}
}

// acceptAll is the schema true where the reference engine has none: its keyword evaluates.
var acceptAll = &node{schema: &jsonschema.Schema{}, accepts: true, types: anyKind}
