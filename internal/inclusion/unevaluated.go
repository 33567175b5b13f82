package inclusion

import (
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// An evaluation is what a schema and those that surely apply with it evaluate.
type evaluation struct {
	named     map[string]bool
	patterns  []jsonschema.Regexp
	first     int
	allMember bool // members
	allItems  bool
	unsure    bool // that depends on the value
	seen      map[*jsonschema.Schema]bool
}

// evaluated returns what is evaluated beside "unevaluatedProperties" or "unevaluatedItems".
func evaluated(s *jsonschema.Schema) *evaluation {
	e := &evaluation{named: map[string]bool{}, seen: map[*jsonschema.Schema]bool{}}
	e.add(s, true)
	return e
}

func (e *evaluation) add(s *jsonschema.Schema, isOuter bool) {
	if s == nil || s.Bool != nil || e.seen[s] {
		return
	}
	e.seen[s] = true
	if s.AnyOf != nil || s.OneOf != nil || s.If != nil || s.DependentSchemas != nil || s.Dependencies != nil || s.DynamicRef != nil || s.RecursiveRef != nil ||
		s.Contains != nil || !isOuter && (s.UnevaluatedProperties != nil || s.UnevaluatedItems != nil) {
		e.unsure = true
	}
	for name := range s.Properties {
		e.named[name] = true
	}
	e.patterns = append(e.patterns, subschema.Patterns(s)...)
	e.allMember = e.allMember || s.AdditionalProperties != nil
	e.first = max(e.first, len(s.PrefixItems))
	switch items := s.Items.(type) {
	case *jsonschema.Schema:
		e.allItems = true
	case []*jsonschema.Schema:
		e.first = max(e.first, len(items))
		e.allItems = e.allItems || s.AdditionalItems != nil
	}
	e.allItems = e.allItems || s.Items2020 != nil
	e.add(s.Ref, false)
	for _, all := range s.AllOf {
		e.add(all, false)
	}
}

func (p *Prover) addUnevaluatedProperties(d *draft, s *jsonschema.Schema) {
	e := evaluated(s)
	switch {
	case isTrue(s.UnevaluatedProperties) || e.allMember && !e.unsure:
		return
	case e.unsure:
		d.clauses = append(d.clauses, clause{kind: unknown, schema: s})
		return
	}
	l := layer{named: map[string]*jsonschema.Schema{}, rest: s.UnevaluatedProperties}
	for name := range e.named {
		l.named[name] = p.boolean(true)
	}
	for _, re := range e.patterns {
		l.patterns = append(l.patterns, namePattern{re, p.boolean(true)})
	}
	d.layers = append(d.layers, l)
}

func (p *Prover) addUnevaluatedItems(d *draft, s *jsonschema.Schema) {
	e := evaluated(s)
	switch {
	case isTrue(s.UnevaluatedItems) || e.allItems && !e.unsure:
		return
	case e.unsure:
		d.clauses = append(d.clauses, clause{kind: unknown, schema: s})
		return
	}
	t := subschema.Tuple{Rest: s.UnevaluatedItems}
	for range e.first {
		t.First = append(t.First, p.boolean(true))
	}
	d.tuples = append(d.tuples, t)
}
