package subschema

import (
	"slices"
	"strconv"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Certain returns schemas and all that every instance of theirs is judged by as well:
// those that they refer to, and those under "allOf". What alternatives and conditions
// lead to is not among them.
func Certain(schemas []*jsonschema.Schema) []*jsonschema.Schema {
	all := slices.Clone(schemas)
	for i := 0; i < len(all); i++ {
		s := all[i]
		for _, sub := range append([]*jsonschema.Schema{s.Ref}, s.AllOf...) {
			if sub != nil && !slices.Contains(all, sub) {
				all = append(all, sub)
			}
		}
	}
	return all
}

// CertainBelow returns the schemas by which the member, or the element, that a token leads
// to from an instance of certain schemas is judged in any case.
func CertainBelow(schemas []*jsonschema.Schema, token string, isObject bool) []*jsonschema.Schema {
	var below []*jsonschema.Schema
	for _, s := range Certain(schemas) {
		if isObject {
			below = append(below, certainMember(s, token)...)
		} else if sub := certainElement(s, token); sub != nil {
			below = append(below, sub)
		}
	}
	return below
}

func certainMember(s *jsonschema.Schema, name string) []*jsonschema.Schema {
	var found []*jsonschema.Schema
	if sub, ok := s.Properties[name]; ok {
		found = append(found, sub)
	}
	isSure := true
	for re, sub := range byPattern(s) {
		may, sure := matches(re, name)
		if may && sure {
			found = append(found, sub)
		}
		isSure = isSure && sure
	}
	if sub, ok := s.AdditionalProperties.(*jsonschema.Schema); ok && isSure && found == nil {
		found = append(found, sub)
	}
	return found
}

func certainElement(s *jsonschema.Schema, token string) *jsonschema.Schema {
	i, err := strconv.Atoi(token)
	if err != nil {
		return nil
	}
	if i < len(s.PrefixItems) {
		return s.PrefixItems[i]
	}
	if s.Items2020 != nil {
		return s.Items2020
	}
	switch items := s.Items.(type) {
	case *jsonschema.Schema:
		return items
	case []*jsonschema.Schema:
		if i < len(items) {
			return items[i]
		}
		sub, _ := s.AdditionalItems.(*jsonschema.Schema)
		return sub
	}
	return nil
}
