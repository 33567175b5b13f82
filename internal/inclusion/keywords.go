package inclusion

import (
	"math/big"
	"slices"

	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func (p *Prover) addValues(d *draft, s *jsonschema.Schema) {
	if s.Types != nil {
		d.kinds &= kindsOf(s.Types)
		names := s.Types.ToStrings()
		if slices.Contains(names, "integer") && !slices.Contains(names, "number") {
			d.multipleOf(big.NewRat(1, 1))
		}
	}
	if s.Enum != nil {
		d.only(s.Enum.Values)
	}
	if s.Const != nil {
		d.only([]any{*s.Const})
	}
}

// only keeps to values.
func (d *draft) only(values []any) {
	if !d.listed {
		d.listed, d.values = true, values
		return
	}
	keys := map[string]bool{}
	for _, v := range values {
		keys[keyOf(v)] = true
	}
	d.values = slices.DeleteFunc(slices.Clone(d.values), func(v any) bool { return !keys[keyOf(v)] })
}

func (p *Prover) addNumbers(d *draft, s *jsonschema.Schema) {
	d.atLeast(s.Minimum, false)
	d.atLeast(s.ExclusiveMinimum, true)
	d.atMost(s.Maximum, false)
	d.atMost(s.ExclusiveMaximum, true)
	d.multipleOf(s.MultipleOf)
}

func (c *cube) atLeast(bound *big.Rat, open bool) {
	if bound == nil {
		return
	}
	order := -1
	if c.low != nil {
		order = c.low.Cmp(bound)
	}
	if order < 0 || order == 0 && open {
		c.low, c.lowOpen = bound, open
	}
}

func (c *cube) atMost(bound *big.Rat, open bool) {
	if bound == nil {
		return
	}
	order := 1
	if c.high != nil {
		order = c.high.Cmp(bound)
	}
	if order > 0 || order == 0 && open {
		c.high, c.highOpen = bound, open
	}
}

// multipleOf keeps what is a multiple of both.
func (c *cube) multipleOf(step *big.Rat) {
	switch {
	case step == nil || step.Sign() == 0:
	case c.step == nil:
		c.step = step
	default:
		c.step = CommonMultiple(c.step, step)
	}
}

// CommonMultiple returns the least number that is a multiple of two others, which are positive: of fractions
// in lowest terms, the least common multiple of the numerators over the greatest common divisor of the
// denominators.
func CommonMultiple(a, b *big.Rat) *big.Rat {
	least := new(big.Int).Mul(a.Num(), b.Num())
	least.Div(least, new(big.Int).GCD(nil, nil, a.Num(), b.Num()))
	return new(big.Rat).SetFrac(least, new(big.Int).GCD(nil, nil, a.Denom(), b.Denom()))
}

func (p *Prover) addTexts(d *draft, s *jsonschema.Schema) {
	d.length.atLeast(s.MinLength)
	d.length.atMost(s.MaxLength)
	if s.Pattern != nil && !slices.ContainsFunc(d.patterns, func(other jsonschema.Regexp) bool { return other.String() == s.Pattern.String() }) {
		d.patterns = append(d.patterns, s.Pattern)
	}
	if s.Format != nil && s.Format.Name != "password" {
		d.formats = append(d.formats, &format{s.Format.Name, s.DraftVersion})
	}
}

func (p *Prover) addArrays(d *draft, s *jsonschema.Schema) {
	d.items.atLeast(s.MinItems)
	d.items.atMost(s.MaxItems)
	d.unique = d.unique || s.UniqueItems
	if t, ok := subschema.TupleOf(s, p.falseSchema()); ok {
		d.tuples = append(d.tuples, t)
	}
	if s.Contains != nil {
		c := containing{s.Contains, bounds{1, -1}}
		if s.MinContains != nil {
			c.least = *s.MinContains
		}
		c.atMost(s.MaxContains)
		d.containing = append(d.containing, c)
	}
	if s.UnevaluatedItems != nil {
		p.addUnevaluatedItems(d, s)
	}
}

// schemaOf returns the schema that is the value of "additionalProperties"; nil for anything.
func (p *Prover) schemaOf(v any) *jsonschema.Schema {
	switch v := v.(type) {
	case *jsonschema.Schema:
		return v
	case bool:
		if !v {
			return p.falseSchema()
		}
	}
	return nil
}

func (p *Prover) addObjects(d *draft, s *jsonschema.Schema) {
	d.members.atLeast(s.MinProperties)
	d.members.atMost(s.MaxProperties)
	d.required = append(d.required, s.Required...)
	l := layer{named: s.Properties, rest: p.schemaOf(s.AdditionalProperties)}
	for _, re := range subschema.Patterns(s) {
		l.patterns = append(l.patterns, namePattern{re, s.PatternProperties[re]})
	}
	if l.named != nil || l.patterns != nil || l.rest != nil {
		d.layers = append(d.layers, l)
	}
	if s.PropertyNames != nil {
		d.names = append(d.names, s.PropertyNames)
	}
	for name, names := range s.DependentRequired {
		d.clauses = append(d.clauses, clause{kind: dependentNames, name: name, names: names})
	}
	for name, schema := range s.DependentSchemas {
		d.clauses = append(d.clauses, clause{kind: dependent, name: name, schema: schema})
	}
	for name, dependency := range s.Dependencies {
		switch dependency := dependency.(type) {
		case []string:
			d.clauses = append(d.clauses, clause{kind: dependentNames, name: name, names: dependency})
		case *jsonschema.Schema:
			d.clauses = append(d.clauses, clause{kind: dependent, name: name, schema: dependency})
		}
	}
	if s.UnevaluatedProperties != nil {
		p.addUnevaluatedProperties(d, s)
	}
}
