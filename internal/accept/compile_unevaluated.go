package accept

import (
	"maps"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// withoutUnevaluated returns a schema that asks what s asks, without the unevaluated
// keywords if it can: where no schema applied in place evaluates anything, they
// are no more than additionalProperties, and items after the prefix.
func withoutUnevaluated(s *jsonschema.Schema) *jsonschema.Schema {
	if s.UnevaluatedProperties == nil && s.UnevaluatedItems == nil {
		return s
	}
	seen := map[*jsonschema.Schema]bool{}
	for _, sub := range appliedInPlace(s) {
		if evaluatesParts(sub, seen) {
			return s
		}
	}
	settled := *s
	if s.AdditionalProperties == nil && s.UnevaluatedProperties != nil {
		settled.AdditionalProperties = s.UnevaluatedProperties
	}
	settled.UnevaluatedProperties = nil
	if s.Contains == nil && s.UnevaluatedItems != nil {
		settled.UnevaluatedItems = nil
		settleItems(&settled, s.UnevaluatedItems)
	}
	return &settled
}

// settleItems makes rest the schema of the items that have none.
func settleItems(s, rest *jsonschema.Schema) {
	prefix, isPrefix := s.Items.([]*jsonschema.Schema)
	switch {
	case s.DraftVersion >= 2020:
		if s.Items2020 == nil {
			s.Items2020 = rest
		}
	case s.Items == nil:
		s.Items = rest
	case isPrefix && prefix != nil && s.AdditionalItems == nil:
		s.AdditionalItems = rest
	}
}

// appliedInPlace returns the schemas whose annotations count for s (JSON Schema
// Core 2020-12, section 10.2).
func appliedInPlace(s *jsonschema.Schema) []*jsonschema.Schema {
	subs := slices.Concat([]*jsonschema.Schema{s.Ref, s.RecursiveRef, s.If, s.Then, s.Else}, s.AllOf, s.AnyOf, s.OneOf)
	if s.DynamicRef != nil {
		subs = append(subs, s.DynamicRef.Ref)
	}
	subs = slices.AppendSeq(subs, maps.Values(s.DependentSchemas))
	for _, dependency := range s.Dependencies {
		sub, _ := dependency.(*jsonschema.Schema)
		subs = append(subs, sub)
	}
	return slices.DeleteFunc(subs, func(sub *jsonschema.Schema) bool { return sub == nil })
}

// evaluatesParts reports whether s evaluates members or elements. The schemas in
// seen are known not to, or being looked at.
func evaluatesParts(s *jsonschema.Schema, seen map[*jsonschema.Schema]bool) bool {
	if seen[s] {
		return false
	}
	seen[s] = true
	if len(s.Properties) > 0 || len(s.PatternProperties) > 0 || s.AdditionalProperties != nil || s.UnevaluatedProperties != nil ||
		len(s.PrefixItems) > 0 || s.Items != nil || s.Items2020 != nil || s.Contains != nil || s.UnevaluatedItems != nil {
		return true
	}
	if s.RecursiveRef != nil || s.DynamicRef != nil {
		return true // they may lead elsewhere
	}
	for _, sub := range appliedInPlace(s) {
		if evaluatesParts(sub, seen) {
			return true
		}
	}
	return false
}
