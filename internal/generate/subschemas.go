package generate

import (
	"iter"
	"strconv"

	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// subschemas yields the schemas that p applies, to the same value and to those
// in it, always in the same order. Left out are those whose violations are not
// reported one by one: "if", "not", "contains" and "propertyNames".
func subschemas(p part) iter.Seq[part] {
	return func(yield func(part) bool) {
		for _, list := range [][]part{references(p), listed(p), conditional(p), members(p), items(p)} {
			for _, sub := range list {
				if !yield(sub) {
					return
				}
			}
		}
	}
}

// fanout returns about how many schemas subschemas yields.
func fanout(s *jsonschema.Schema) int {
	n := len(s.AllOf) + len(s.AnyOf) + len(s.OneOf) + len(s.DependentSchemas) + len(s.Dependencies) +
		len(s.Properties) + len(s.PatternProperties) + len(s.PrefixItems)
	if items, ok := s.Items.([]*jsonschema.Schema); ok {
		n += len(items)
	}
	return n + 1
}

// references returns what the references of p lead to. A dynamic one is taken
// for a plain one: the engine has the last word.
func references(p part) []part {
	var parts []part
	if s := p.schema.Ref; s != nil {
		parts = append(parts, p.below(s, "$ref"))
	}
	if s := p.schema.RecursiveRef; s != nil {
		parts = append(parts, p.below(s, "$recursiveRef"))
	}
	if d := p.schema.DynamicRef; d != nil {
		parts = append(parts, p.below(d.Ref, "$dynamicRef"))
	}
	return parts
}

func listed(p part) []part {
	parts := branches(p, "allOf", p.schema.AllOf)
	parts = append(parts, branches(p, "anyOf", p.schema.AnyOf)...)
	return append(parts, branches(p, "oneOf", p.schema.OneOf)...)
}

// branches returns the schemas in the list of a keyword.
func branches(p part, keyword string, schemas []*jsonschema.Schema) []part {
	parts := make([]part, len(schemas))
	for i, s := range schemas {
		parts[i] = p.below(s, keyword, strconv.Itoa(i))
	}
	return parts
}

func conditional(p part) []part {
	var parts []part
	if p.schema.If != nil && p.schema.Then != nil {
		parts = append(parts, p.below(p.schema.Then, "then"))
	}
	if p.schema.If != nil && p.schema.Else != nil {
		parts = append(parts, p.below(p.schema.Else, "else"))
	}
	for name, s := range subschema.ByName(p.schema.DependentSchemas) {
		parts = append(parts, p.below(s, "dependentSchemas", name))
	}
	for name, dependency := range subschema.ByName(p.schema.Dependencies) {
		if s, ok := dependency.(*jsonschema.Schema); ok {
			parts = append(parts, p.below(s, "dependencies", name))
		}
	}
	return parts
}

func members(p part) []part {
	var parts []part
	for name, s := range subschema.ByName(p.schema.Properties) {
		parts = append(parts, p.below(s, "properties", name))
	}
	for _, pattern := range subschema.Patterns(p.schema) {
		parts = append(parts, p.below(p.schema.PatternProperties[pattern], "patternProperties", pattern.String()))
	}
	if s, ok := p.schema.AdditionalProperties.(*jsonschema.Schema); ok {
		parts = append(parts, p.below(s, "additionalProperties"))
	}
	if s := p.schema.UnevaluatedProperties; s != nil {
		parts = append(parts, p.below(s, "unevaluatedProperties"))
	}
	return parts
}

func items(p part) []part {
	parts := branches(p, "prefixItems", p.schema.PrefixItems)
	switch items := p.schema.Items.(type) {
	case *jsonschema.Schema:
		parts = append(parts, p.below(items, "items"))
	case []*jsonschema.Schema:
		parts = append(parts, branches(p, "items", items)...)
	}
	if s := p.schema.Items2020; s != nil {
		parts = append(parts, p.below(s, "items"))
	}
	if s, ok := p.schema.AdditionalItems.(*jsonschema.Schema); ok {
		parts = append(parts, p.below(s, "additionalItems"))
	}
	if s := p.schema.UnevaluatedItems; s != nil {
		parts = append(parts, p.below(s, "unevaluatedItems"))
	}
	return parts
}

// hasItems reports whether a schema applies any to items.
func hasItems(s *jsonschema.Schema) bool {
	return s.PrefixItems != nil || s.Items != nil || s.Items2020 != nil || s.UnevaluatedItems != nil
}

// itemAt returns what p applies to the item at an index, except for
// "unevaluatedItems".
func itemAt(p part, i int) []part {
	listed, rest := p.schema.PrefixItems, p.schema.Items2020
	keyword, restKeyword := "prefixItems", "items"
	switch items := p.schema.Items.(type) {
	case *jsonschema.Schema:
		rest = items
	case []*jsonschema.Schema:
		listed, keyword, restKeyword = items, "items", "additionalItems"
		rest, _ = p.schema.AdditionalItems.(*jsonschema.Schema)
	}
	if i < len(listed) {
		return []part{p.below(listed[i], keyword, strconv.Itoa(i))}
	}
	if rest != nil {
		return []part{p.below(rest, restKeyword)}
	}
	return nil
}

// memberAt returns what p applies to the member of a name, except for
// "unevaluatedProperties"; known says that p has any, or allows any.
func (f *facts) memberAt(p part, name string) (parts []part, known bool) {
	if s := p.schema.Properties[name]; s != nil {
		parts = append(parts, p.below(s, "properties", name))
	}
	for _, pattern := range f.patternsOf(p.schema) {
		if pattern.MatchString(name) {
			parts = append(parts, p.below(p.schema.PatternProperties[pattern], "patternProperties", pattern.String()))
		}
	}
	if s, ok := p.schema.AdditionalProperties.(*jsonschema.Schema); ok && parts == nil {
		parts = append(parts, p.below(s, "additionalProperties"))
	}
	return parts, parts != nil || p.schema.AdditionalProperties == true
}

// orZero returns a limit, 0 without one.
func orZero(limit *int) int {
	if limit == nil {
		return 0
	}
	return *limit
}
