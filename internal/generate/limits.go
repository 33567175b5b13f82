package generate

import (
	"encoding/json"
	"math/big"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func (s *spec) addNumbers(p part) {
	schema := p.schema
	s.addBound(p, "minimum", schema.Minimum, func(sign int) bool { return sign >= 0 })
	s.addBound(p, "exclusiveMinimum", schema.ExclusiveMinimum, func(sign int) bool { return sign > 0 })
	s.addBound(p, "maximum", schema.Maximum, func(sign int) bool { return sign <= 0 })
	s.addBound(p, "exclusiveMaximum", schema.ExclusiveMaximum, func(sign int) bool { return sign < 0 })
	if step := schema.MultipleOf; step != nil {
		broken := s.broken(p, "multipleOf")
		s.steps = append(s.steps, step)
		if broken {
			s.keep(number)
		}
		s.testNumber(broken, func(r *big.Rat) bool { return new(big.Rat).Quo(r, step).IsInt() })
	}
}

// addBound asks for a number that compares with a bound so that holds says true
// of the sign.
func (s *spec) addBound(p part, keyword string, bound *big.Rat, holds func(sign int) bool) {
	if bound == nil {
		return
	}
	broken, touched := s.broken(p, keyword), s.touched(p, keyword)
	if broken || touched {
		s.keep(number)
	}
	switch isLow := holds(1) != broken; {
	case isLow && (s.low == nil || bound.Cmp(s.low) > 0):
		s.low = bound
	case !isLow && (s.high == nil || bound.Cmp(s.high) < 0):
		s.high = bound
	}
	s.testNumber(broken, func(r *big.Rat) bool { return holds(r.Cmp(bound)) })
	if touched && holds(0) {
		s.testNumber(false, func(r *big.Rat) bool { return r.Cmp(bound) == 0 })
	}
}

// keep keeps to kinds of values, because the goal is about them.
func (s *spec) keep(k kinds) { s.kinds &= k }

func (s *spec) testNumber(broken bool, ok func(*big.Rat) bool) {
	s.test(broken, func(v any) bool {
		n, isNumber := v.(json.Number)
		return !isNumber || ok(rational(n))
	})
}

func (s *spec) testText(broken bool, ok func(string) bool) {
	s.test(broken, func(v any) bool {
		t, isText := v.(string)
		return !isText || ok(t)
	})
}

func (s *spec) addStrings(p part) {
	schema := p.schema
	s.atLeast(p, "minLength", schema.MinLength, text, &s.length)
	s.atMost(p, "maxLength", schema.MaxLength, text, &s.length)
	if limit := schema.MinLength; limit != nil {
		s.testText(s.broken(p, "minLength"), func(t string) bool { return utf8.RuneCountInString(t) >= *limit })
	}
	if limit := schema.MaxLength; limit != nil {
		s.testText(s.broken(p, "maxLength"), func(t string) bool { return utf8.RuneCountInString(t) <= *limit })
	}
	if pattern := schema.Pattern; pattern != nil {
		broken := s.broken(p, "pattern")
		if broken {
			s.keep(text)
		}
		s.hostile = s.hostile || broken
		if broken {
			s.brokenPattern = pattern
		}
		s.patterns = append(s.patterns, pattern)
		s.weight += len(pattern.String()) / bytesPerStep
		s.testText(broken, func(t string) bool {
			s.m.work.spend(len(t) * len(pattern.String()) / bytesPerMatch)
			return !s.m.work.isSpent() && pattern.MatchString(t)
		})
	}
	if schema.Format != nil {
		s.addFormat(p, schema.Format)
	}
}

func (s *spec) addFormat(p part, format *jsonschema.Format) {
	broken := s.broken(p, "format")
	if broken {
		s.keep(text)
	}
	s.hostile = s.hostile || broken
	if broken {
		s.brokenFormat = format.Name
	}
	s.formats = append(s.formats, format.Name)
	s.testText(broken, func(t string) bool { return format.Validate(t) == nil })
}

// atLeast narrows a span to that of a keyword; to what is below where the keyword
// is to be broken, and to its limit if that is to be touched.
func (s *spec) atLeast(p part, keyword string, limit *int, k kinds, of *span) {
	if limit == nil {
		return
	}
	bound := min(*limit, unlimited)
	switch {
	case s.broken(p, keyword):
		s.keep(k)
		of.high = min(of.high, bound-1)
		return
	case s.touched(p, keyword):
		s.keep(k)
		of.high = min(of.high, bound)
	}
	of.low = max(of.low, bound)
}

// atMost is atLeast for the other end.
func (s *spec) atMost(p part, keyword string, limit *int, k kinds, of *span) {
	if limit == nil {
		return
	}
	bound := min(*limit, unlimited)
	switch {
	case s.broken(p, keyword):
		s.keep(k)
		of.low = max(of.low, bound+1)
		return
	case s.touched(p, keyword):
		s.keep(k)
		of.low = max(of.low, bound)
	}
	of.high = min(of.high, bound)
}

func (s *spec) addArrays(p part) {
	schema := p.schema
	s.atLeast(p, "minItems", schema.MinItems, array, &s.items)
	s.atMost(p, "maxItems", schema.MaxItems, array, &s.items)
	if schema.UniqueItems {
		if s.broken(p, "uniqueItems") {
			s.keep(array)
			s.repeat, s.items.low = true, max(s.items.low, 2)
		} else {
			s.unique = true
		}
	}
	if items, ok := schema.Items.([]*jsonschema.Schema); ok && schema.AdditionalItems == false {
		listed := len(items)
		s.atMost(p, "additionalItems", &listed, array, &s.items)
	}
	if schema.Contains != nil {
		s.addContains(p)
	}
	s.reachItem(p)
}

func (s *spec) addContains(p part) {
	c := containing{part: p.below(p.schema.Contains, "contains"), least: 1, most: unlimited}
	if limit := p.schema.MinContains; limit != nil {
		c.least = min(*limit, unlimited)
	}
	if limit := p.schema.MaxContains; limit != nil {
		c.most = min(*limit, unlimited)
	}
	switch {
	case s.broken(p, "contains"):
		c.least, c.most = 0, 0
	case s.broken(p, "minContains"):
		c.least, c.most = 0, c.least-1
	case s.broken(p, "maxContains"):
		c.least, c.most = c.most+1, unlimited
	default:
		s.containing = append(s.containing, c)
		return
	}
	s.keep(array)
	s.containing = append(s.containing, c)
}
