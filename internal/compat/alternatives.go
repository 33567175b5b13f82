package compat

import (
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
