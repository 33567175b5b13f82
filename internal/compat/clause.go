package compat

import (
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A clause is something a schema says that is compared as a whole: it is there or
// it is not.
type clause struct {
	keyword      string
	class        Class                // of its going
	alternatives []*jsonschema.Schema // of "anyOf" and "oneOf"

	// write writes it, with what write does of schemas in it.
	write func(say) any
}

// say writes a schema.
type say func(*jsonschema.Schema) any

func (s *shape) addClause(p part, c clause) {
	if p.orNull {
		write := c.write
		c.write = func(say say) any { return map[string]any{"null or": write(say)} }
		c.alternatives = nil
	}
	s.clauses[c.keyword] = append(s.clauses[c.keyword], c)
}

// addClauses adds what has no better place in a shape.
func (s *shape) addClauses(p part) {
	schema := p.schema
	s.addAlternatives(p, "anyOf", schema.AnyOf)
	s.addAlternatives(p, "oneOf", schema.OneOf)
	if schema.Not != nil {
		s.addClause(p, ofSchema("not", Breaking, schema.Not))
	}
	if schema.If != nil && (schema.Then != nil || schema.Else != nil) {
		s.addClause(p, clause{keyword: "if", class: Breaking, write: func(say say) any {
			condition := map[string]any{"if": say(schema.If)}
			for keyword, then := range map[string]*jsonschema.Schema{"then": schema.Then, "else": schema.Else} {
				if then != nil {
					condition[keyword] = say(then)
				}
			}
			return condition
		}})
	}
	s.addArrayClauses(p)
	s.addObjectClauses(p)
}

func (s *shape) addArrayClauses(p part) {
	schema := p.schema
	if schema.UniqueItems {
		s.addClause(p, clause{keyword: "uniqueItems", class: Widening, write: func(say) any { return true }})
	}
	if schema.Contains != nil {
		s.addClause(p, ofSchema("contains", Widening, schema.Contains))
	}
	if schema.UnevaluatedItems != nil {
		s.addClause(p, ofSchema("unevaluatedItems", classOfRest(schema.UnevaluatedItems), schema.UnevaluatedItems))
	}
}

func (s *shape) addObjectClauses(p part) {
	schema := p.schema
	for pattern, property := range schema.PatternProperties {
		s.addClause(p, ofName("patternProperties", pattern.String(), property))
	}
	if schema.PropertyNames != nil {
		s.addClause(p, ofSchema("propertyNames", Widening, schema.PropertyNames))
	}
	for name, required := range schema.DependentRequired {
		s.addDependency(p, "dependentRequired", name, required)
	}
	for name, dependent := range schema.DependentSchemas {
		s.addDependency(p, "dependentSchemas", name, dependent)
	}
	for name, dependency := range schema.Dependencies {
		s.addDependency(p, "dependencies", name, dependency)
	}
	if schema.UnevaluatedProperties != nil {
		s.addClause(p, ofSchema("unevaluatedProperties", classOfRest(schema.UnevaluatedProperties), schema.UnevaluatedProperties))
	}
}

// addDependency adds what must be true if a property of a name is present. The
// keywords of 2019-09 are taken for what "dependencies" was before.
func (s *shape) addDependency(p part, keyword, name string, dependency any) {
	switch dependency := dependency.(type) {
	case *jsonschema.Schema:
		c := ofName("dependentSchemas", name, dependency)
		s.addClause(p, c)
	case []string:
		names := slices.Sorted(slices.Values(dependency))
		s.addClause(p, clause{keyword: "dependentRequired", class: Breaking, write: func(say) any { return map[string]any{name: names} }})
	}
}

// classOfRest is the class of what is said about the rest of an object or array when it
// is no longer said: as with "additionalProperties", false allows none.
func classOfRest(schema *jsonschema.Schema) Class {
	if schema.Bool != nil {
		return Widening
	}
	return Breaking
}

func ofSchema(keyword string, class Class, schema *jsonschema.Schema) clause {
	return clause{keyword: keyword, class: class, write: func(say say) any { return say(schema) }}
}

func ofName(keyword, name string, schema *jsonschema.Schema) clause {
	return clause{keyword: keyword, class: Breaking, write: func(say say) any { return map[string]any{name: say(schema)} }}
}
