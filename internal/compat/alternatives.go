package compat

import (
	"encoding/json"
	"math/big"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// addAlternatives adds what is said about alternatives. Those that differ in nothing
// but their types are as well said by "type", and so is null beside one other.
func (s *shape) addAlternatives(p part, keyword string, alternatives []*jsonschema.Schema) {
	if alternatives == nil {
		return
	}
	types, others := split(alternatives)
	exclusive := keyword == "anyOf" || areApart(types)
	switch {
	case len(alternatives) == 1:
		s.join(alternatives[0], p.orNull)
	case s.addConstants(p, keyword, alternatives):
	case exclusive && len(others) == 0:
		s.addTypes(slices.Concat(types...), p.orNull)
	case exclusive && len(others) == 1 && slices.Equal(slices.Concat(types...), []string{"null"}) &&
		(keyword == "anyOf" || others[0].Validate(nil) != nil):
		s.join(others[0], true)
	default:
		s.addClause(p, clause{keyword: keyword, class: Breaking, alternatives: alternatives, write: func(say say) any {
			var written []any
			for _, a := range alternatives {
				written = append(written, say(a))
			}
			sortByText(written)
			return written
		}})
	}
}

// addConstants adds the values of alternatives that say nothing else, each another one. It returns
// false where they say more.
func (s *shape) addConstants(p part, keyword string, alternatives []*jsonschema.Schema) bool {
	var all []any
	for _, a := range alternatives {
		own := onlyValues(a)
		if own == nil {
			return false
		}
		all = append(all, own...)
	}
	if list := texts(all...); keyword == "oneOf" && len(slices.Compact(slices.Clone(list))) < len(list) {
		return false
	}
	s.addValues(all, p.orNull)
	return true
}

// onlyValues returns the values of a schema that lists them, and says nothing else that is about
// them; nil of others.
func onlyValues(schema *jsonschema.Schema) (values []any) {
	switch {
	case schema.Const != nil:
		values = []any{*schema.Const}
	case schema.Enum != nil && len(schema.Enum.Values) <= maxValues:
		values = schema.Enum.Values
	default:
		return nil
	}
	bare := *schema
	bare.Const, bare.Enum, bare.Types = nil, nil, nil
	if len(shapeOf(&bare).written(func(*jsonschema.Schema) any { return nil })) > 0 {
		return nil
	}
	if schema.Types != nil {
		for _, v := range values {
			if !coveredBy(schema.Types.ToStrings(), typeOf(v)) {
				return nil
			}
		}
	}
	return values
}

// typeOf returns the type of a value, the narrowest that it has.
func typeOf(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case string:
		return "string"
	case []any:
		return "array"
	case json.Number:
		if r, ok := new(big.Rat).SetString(v.String()); ok && r.IsInt() {
			return "integer"
		}
		return "number"
	}
	return "object"
}

// split returns the types of those schemas that say nothing else, and the others.
func split(schemas []*jsonschema.Schema) (types [][]string, others []*jsonschema.Schema) {
	for _, s := range schemas {
		if own := onlyTypes(s); own != nil {
			types = append(types, own)
		} else {
			others = append(others, s)
		}
	}
	return types, others
}

// onlyTypes returns the types of a schema that says nothing else, nil of others.
func onlyTypes(schema *jsonschema.Schema) []string {
	refers := slices.ContainsFunc(references(schema), func(s *jsonschema.Schema) bool { return s != nil })
	if schema.Types == nil || refers || schema.AllOf != nil || schema.AnyOf != nil || schema.OneOf != nil {
		return nil
	}
	if s := shapeOf(schema); len(s.written(func(*jsonschema.Schema) any { return nil })) > 1 {
		return nil
	}
	return schema.Types.ToStrings()
}

// areApart reports whether no value is of a type in two of the lists.
func areApart(types [][]string) bool {
	in := make(map[string]int) // by type: a list that has it
	for i, list := range types {
		for _, t := range list {
			if t == "integer" {
				t = "number"
			}
			if j, ok := in[t]; ok && j != i {
				return false
			}
			in[t] = i
		}
	}
	return true
}
