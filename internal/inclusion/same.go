package inclusion

import (
	"math/big"
	"slices"

	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A same answers whether two schemas are written alike, but for what asserts nothing.
type same struct {
	prover *Prover
	open   map[[2]*jsonschema.Schema]bool
	ok     bool
}

// areSame reports whether each of some schemas is written like one of others.
func (p *Prover) areSame(some, others []*jsonschema.Schema) bool {
	return !slices.ContainsFunc(some, func(s *jsonschema.Schema) bool {
		return !slices.ContainsFunc(others, func(other *jsonschema.Schema) bool { return p.isSame(s, other) })
	})
}

// isSame reports whether two schemas are written alike.
func (p *Prover) isSame(a, b *jsonschema.Schema) bool {
	if a == b {
		return true
	}
	if a == nil || b == nil {
		return false
	}
	key := [2]*jsonschema.Schema{a, b}
	if found, ok := p.apart[key]; ok {
		return !found
	}
	s := same{prover: p, open: map[[2]*jsonschema.Schema]bool{}, ok: true}
	s.schemas(a, b)
	if p.left >= 0 {
		p.apart[key] = !s.ok
	}
	if s.ok {
		for pair := range s.open {
			p.apart[pair] = false
		}
	}
	return s.ok
}

func (s *same) schemas(a, b *jsonschema.Schema) {
	key := [2]*jsonschema.Schema{a, b}
	switch {
	case !s.ok || a == b || s.open[key]:
		return
	case a == nil || b == nil || a.DraftVersion != b.DraftVersion:
		s.ok = false
		return
	}
	if apart, ok := s.prover.apart[key]; ok {
		s.ok = !apart
		return
	}
	if s.prover.left--; s.prover.left < 0 {
		s.ok = false
		return
	}
	s.open[key] = true
	s.check(isEqual(a.Bool, b.Bool) && s.sameReferences(a, b))
	s.check(sameTypes(a.Types, b.Types) && sameValues(a, b) && sameFormats(a, b) && sameRegexps(a.Pattern, b.Pattern))
	s.check(sameNumbers(a, b) && sameCounts(a, b) && a.UniqueItems == b.UniqueItems && isSubsetOfNames(a.Required, b.Required) && isSubsetOfNames(b.Required, a.Required))
	for _, pair := range [][2]*jsonschema.Schema{
		{a.Ref, b.Ref}, {a.Not, b.Not}, {a.If, b.If}, {a.Then, b.Then}, {a.Else, b.Else}, {a.PropertyNames, b.PropertyNames},
		{a.UnevaluatedProperties, b.UnevaluatedProperties}, {a.Contains, b.Contains}, {a.Items2020, b.Items2020}, {a.UnevaluatedItems, b.UnevaluatedItems},
		{a.RecursiveRef, b.RecursiveRef},
	} {
		s.schemas(pair[0], pair[1])
	}
	for _, pair := range [][2][]*jsonschema.Schema{{a.AllOf, b.AllOf}, {a.AnyOf, b.AnyOf}, {a.OneOf, b.OneOf}, {a.PrefixItems, b.PrefixItems}} {
		s.lists(pair[0], pair[1])
	}
	s.any(a.AdditionalProperties, b.AdditionalProperties)
	s.any(a.AdditionalItems, b.AdditionalItems)
	s.any(a.Items, b.Items)
	members(s, a.Properties, b.Properties, s.schemas)
	members(s, a.DependentSchemas, b.DependentSchemas, s.schemas)
	members(s, a.Dependencies, b.Dependencies, s.any)
	members(s, a.DependentRequired, b.DependentRequired, func(a, b []string) { s.check(isSubsetOfNames(a, b) && isSubsetOfNames(b, a)) })
	members(s, bySource(a.PatternProperties), bySource(b.PatternProperties), s.schemas)
}

func (s *same) check(ok bool) { s.ok = s.ok && ok }

func (s *same) lists(a, b []*jsonschema.Schema) {
	if s.check(len(a) == len(b)); !s.ok {
		return
	}
	for i := range a {
		s.schemas(a[i], b[i])
	}
}

func (s *same) any(a, b any) {
	switch a := a.(type) {
	case *jsonschema.Schema:
		other, ok := b.(*jsonschema.Schema)
		s.check(ok)
		s.schemas(a, other)
	case []*jsonschema.Schema:
		other, ok := b.([]*jsonschema.Schema)
		s.check(ok)
		s.lists(a, other)
	case []string:
		other, ok := b.([]string)
		s.check(ok && isSubsetOfNames(a, other) && isSubsetOfNames(other, a))
	case bool:
		other, ok := b.(bool)
		s.check(ok && a == other)
	default:
		s.check(a == nil && b == nil)
	}
}

func members[V any](s *same, a, b map[string]V, compare func(a, b V)) {
	if s.check(len(a) == len(b)); !s.ok {
		return
	}
	for name, v := range a {
		other, ok := b[name]
		if s.check(ok); !s.ok {
			return
		}
		compare(v, other)
	}
}

func bySource(patterns map[jsonschema.Regexp]*jsonschema.Schema) map[string]*jsonschema.Schema {
	all := map[string]*jsonschema.Schema{}
	for re, s := range patterns {
		all[re.String()] = s
	}
	return all
}

// sameReferences compares dynamic references: of those that may lead to several schemas nobody
// knows.
func (s *same) sameReferences(a, b *jsonschema.Schema) bool {
	if a.RecursiveRef != nil && s.prover.recursive {
		return false
	}
	if a.DynamicRef == nil || b.DynamicRef == nil {
		return a.DynamicRef == b.DynamicRef
	}
	if a.DynamicRef.Anchor != "" && s.prover.anchors[a.DynamicRef.Anchor] > 1 {
		return false
	}
	s.schemas(a.DynamicRef.Ref, b.DynamicRef.Ref)
	return s.ok
}

func isEqual[T comparable](a, b *T) bool {
	return a == nil && b == nil || a != nil && b != nil && *a == *b
}

func sameTypes(a, b *jsonschema.Types) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

func sameValues(a, b *jsonschema.Schema) bool {
	if (a.Enum == nil) != (b.Enum == nil) || (a.Const == nil) != (b.Const == nil) {
		return false
	}
	if a.Const != nil && keyOf(*a.Const) != keyOf(*b.Const) {
		return false
	}
	return a.Enum == nil || slices.EqualFunc(a.Enum.Values, b.Enum.Values, func(a, b any) bool { return keyOf(a) == keyOf(b) })
}

func sameFormats(a, b *jsonschema.Schema) bool {
	return (a.Format == nil) == (b.Format == nil) && (a.Format == nil || a.Format.Name == b.Format.Name)
}

func sameRegexps(a, b jsonschema.Regexp) bool {
	return (a == nil) == (b == nil) && (a == nil || a.String() == b.String())
}

func sameNumbers(a, b *jsonschema.Schema) bool {
	for _, pair := range [][2]*big.Rat{
		{a.Minimum, b.Minimum}, {a.Maximum, b.Maximum}, {a.ExclusiveMinimum, b.ExclusiveMinimum}, {a.ExclusiveMaximum, b.ExclusiveMaximum}, {a.MultipleOf, b.MultipleOf},
	} {
		if (pair[0] == nil) != (pair[1] == nil) || pair[0] != nil && pair[0].Cmp(pair[1]) != 0 {
			return false
		}
	}
	return true
}

func sameCounts(a, b *jsonschema.Schema) bool {
	return isEqual(a.MinLength, b.MinLength) && isEqual(a.MaxLength, b.MaxLength) && isEqual(a.MinItems, b.MinItems) && isEqual(a.MaxItems, b.MaxItems) &&
		isEqual(a.MinContains, b.MinContains) && isEqual(a.MaxContains, b.MaxContains) && isEqual(a.MinProperties, b.MinProperties) && isEqual(a.MaxProperties, b.MaxProperties)
}

// onlyTypes reports whether a schema says nothing but types.
func onlyTypes(s *jsonschema.Schema) bool {
	return s.Types != nil && isLike(s, &jsonschema.Schema{Types: s.Types})
}

// isOnlyNot reports whether a schema says nothing but "not".
func isOnlyNot(s *jsonschema.Schema) bool {
	return s.Not != nil && isLike(s, &jsonschema.Schema{Not: s.Not})
}

// isLike reports whether a schema says what one of the same draft does, and no more.
func isLike(s, other *jsonschema.Schema) bool {
	other.DraftVersion = s.DraftVersion
	compared := same{prover: &Prover{left: 2}, open: map[[2]*jsonschema.Schema]bool{}, ok: true}
	compared.schemas(s, other)
	return compared.ok
}

// countAnchors counts the schemas that dynamic references may lead to.
func (p *Prover) countAnchors(root *jsonschema.Schema) {
	recursive := 0
	own := map[string]int{}
	for _, s := range subschema.Reachable(root) {
		if s.DynamicAnchor != "" {
			own[s.DynamicAnchor]++
		}
		if s.RecursiveAnchor {
			recursive++
		}
	}
	for anchor, n := range own {
		p.anchors[anchor] = max(p.anchors[anchor], n)
	}
	p.recursive = p.recursive || recursive > 1
}
