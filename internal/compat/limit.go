package compat

import (
	"math/big"
	"slices"
	"strings"

	"example.com/authlink/internal/inclusion"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// addLimits keeps the stricter of two limits.
func (s *shape) addLimits(schema *jsonschema.Schema) {
	for keyword, limit := range map[string]*big.Rat{
		"minimum": schema.Minimum, "exclusiveMinimum": schema.ExclusiveMinimum,
		"maximum": schema.Maximum, "exclusiveMaximum": schema.ExclusiveMaximum,
		"minLength": whole(schema.MinLength), "maxLength": whole(schema.MaxLength),
		"minItems": whole(schema.MinItems), "maxItems": whole(schema.MaxItems),
		"minContains": whole(schema.MinContains), "maxContains": whole(schema.MaxContains),
		"minProperties": whole(schema.MinProperties), "maxProperties": whole(schema.MaxProperties),
	} {
		if own := s.limits[keyword]; limit != nil && (own == nil || isStricter(keyword, limit, own)) {
			s.limits[keyword] = limit
		}
	}
}

// isStricter reports whether a allows less than b.
func isStricter(keyword string, a, b *big.Rat) bool {
	if isLower(keyword) {
		return a.Cmp(b) > 0
	}
	return a.Cmp(b) < 0
}

func isLower(keyword string) bool {
	lower := []string{"minimum", "exclusiveMinimum", "minLength", "minItems", "minContains", "minProperties"}
	return slices.Contains(lower, keyword)
}

// limited returns the type whose values a keyword limits.
func limited(keyword string) string {
	switch {
	case strings.HasSuffix(keyword, "Length"):
		return "string"
	case strings.HasSuffix(keyword, "Items"), strings.HasSuffix(keyword, "Contains"):
		return "array"
	case strings.HasSuffix(keyword, "Properties"):
		return "object"
	}
	return "number"
}

func whole(n *int) *big.Rat {
	if n == nil {
		return nil
	}
	return new(big.Rat).SetInt64(int64(*n))
}

// addMultiple keeps what is a multiple of both.
func (s *shape) addMultiple(multiple *big.Rat) {
	switch {
	case multiple == nil:
	case s.multiple == nil:
		s.multiple = multiple
	default:
		s.multiple = inclusion.CommonMultiple(s.multiple, multiple)
	}
}

// isMultiple reports whether every multiple of a is a multiple of b, where nil stands for
// every number.
func isMultiple(a, b *big.Rat) bool {
	return b == nil || a != nil && new(big.Rat).Quo(a, b).IsInt()
}

// number writes a number of a schema, which has an end, "" for none.
func number(r *big.Rat) string {
	if r == nil {
		return ""
	}
	digits, _ := r.FloatPrec()
	return r.FloatString(digits)
}
