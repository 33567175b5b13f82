package compat

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A part is a schema that applies to a value, or null instead of it.
type part struct {
	schema *jsonschema.Schema
	orNull bool
}

// A shape is what all schemas together say that apply to one value without a
// condition: a schema, what it refers to, and the parts of "allOf".
type shape struct {
	parts      []part
	joined     map[part]bool // those in parts
	types      []string      // sorted; nil for every type
	enum       []string      // JSON texts, sorted; nil for every value
	limits     map[string]*big.Rat
	multiple   *big.Rat            // nil for none
	texts      map[string][]string // of "pattern" and "format", sorted
	patterns   []jsonschema.Regexp
	required   []string
	properties map[string][]*jsonschema.Schema
	additional []*jsonschema.Schema // apply to properties that have no schema of their own
	closed     bool                 // properties that are not named are forbidden
	arrays     subschema.Tuples
	clauses    map[string][]clause // by keyword: all else
	forbidden  bool                // no value is valid
}

// allTypes are those of JSON, where "number" includes "integer".
var allTypes = []string{"array", "boolean", "null", "number", "object", "string"}

// shapeOf joins what the schemas say about the same value.
func shapeOf(schemas ...*jsonschema.Schema) *shape {
	s := newShape()
	for _, schema := range schemas {
		s.join(schema, false)
	}
	for i := 0; i < len(s.parts); i++ { // it grows on the way
		s.add(s.parts[i])
	}
	if s.enum != nil && s.types != nil { // an enum is cut by its type
		s.enum = slices.DeleteFunc(slices.Clone(s.enum), func(v string) bool { return !coveredBy(s.types, typeOfText(v)) })
	}
	slices.Sort(s.required)
	s.required = slices.Compact(s.required)
	for _, texts := range s.texts {
		slices.Sort(texts)
	}
	return s
}

func newShape() *shape {
	return &shape{
		joined:     make(map[part]bool),
		limits:     make(map[string]*big.Rat),
		texts:      make(map[string][]string),
		properties: make(map[string][]*jsonschema.Schema),
		clauses:    make(map[string][]clause),
	}
}

// admits reports whether some value of a type may be legal; "number" has the integers.
func (s *shape) admits(kind string) bool {
	return s.types == nil || slices.ContainsFunc(s.types, func(t string) bool { return coveredBy([]string{kind}, t) })
}

// identity distinguishes one set of schemas from another.
func (s *shape) identity() string {
	var b strings.Builder
	for _, p := range s.parts {
		fmt.Fprintf(&b, "%p %t ", p.schema, p.orNull)
	}
	return b.String()
}

// join adds a schema that applies, or what it refers to if it says nothing else.
func (s *shape) join(schema *jsonschema.Schema, orNull bool) {
	for schema != nil && schema.Ref != nil && saysNothing(schema) {
		schema = schema.Ref
	}
	if p := (part{schema, orNull}); schema != nil && !s.joined[p] {
		s.joined[p] = true
		s.parts = append(s.parts, p)
	}
}

// saysNothing reports whether a schema does no more than refer to one other.
func saysNothing(schema *jsonschema.Schema) bool {
	alone := newShape()
	alone.add(part{schema: schema})
	return len(alone.parts) == 1 && !alone.forbidden && len(alone.written(func(*jsonschema.Schema) any { return nil })) == 0
}

func (s *shape) add(p part) {
	schema := p.schema
	for _, other := range append(references(schema), schema.AllOf...) {
		s.join(other, p.orNull)
	}
	switch {
	case schema.Bool == nil || *schema.Bool:
	case p.orNull:
		s.types = intersect(s.types, []string{"null"})
	default:
		s.forbidden = true
	}
	if schema.Types != nil {
		s.addTypes(schema.Types.ToStrings(), p.orNull)
	}
	if schema.Enum != nil {
		s.addValues(schema.Enum.Values, p.orNull)
	}
	if schema.Const != nil {
		s.addValues([]any{*schema.Const}, p.orNull)
	}
	s.addLimits(schema)
	s.addMultiple(schema.MultipleOf)
	if schema.Pattern != nil {
		s.addText("pattern", schema.Pattern.String())
		s.patterns = append(s.patterns, schema.Pattern)
	}
	if schema.Format != nil {
		s.addText("format", schema.Format.Name)
	}
	s.addObject(schema)
	s.addArray(schema)
	s.addClauses(p)
}

// references returns what a schema refers to. Dynamic ones are taken to lead where
// they lead by themselves.
func references(schema *jsonschema.Schema) []*jsonschema.Schema {
	refs := []*jsonschema.Schema{schema.Ref, schema.RecursiveRef}
	if schema.DynamicRef != nil {
		refs = append(refs, schema.DynamicRef.Ref)
	}
	return refs
}

func (s *shape) addTypes(types []string, orNull bool) {
	if orNull {
		types = append(types, "null")
	}
	s.types = intersect(s.types, types)
}

func (s *shape) addValues(values []any, orNull bool) {
	if orNull {
		values = append(slices.Clone(values), nil)
	}
	if own := texts(values...); s.enum == nil {
		s.enum = slices.Compact(own)
	} else {
		s.enum = without(s.enum, without(s.enum, own))
	}
}

func (s *shape) addText(keyword, text string) {
	if !slices.Contains(s.texts[keyword], text) {
		s.texts[keyword] = append(s.texts[keyword], text)
	}
}

func (s *shape) addObject(schema *jsonschema.Schema) {
	s.required = append(s.required, schema.Required...)
	for name, property := range schema.Properties {
		s.properties[name] = append(s.properties[name], property)
	}
	s.closed = s.closed || schema.AdditionalProperties == false
	if additional, ok := schema.AdditionalProperties.(*jsonschema.Schema); ok {
		s.additional = append(s.additional, additional)
	}
}

func (s *shape) addArray(schema *jsonschema.Schema) {
	if t, ok := subschema.TupleOf(schema, &jsonschema.Schema{Bool: new(bool)}); ok {
		s.arrays = append(s.arrays, t)
	}
}

// intersect returns the types that both lists cover, sorted; nil stands for all.
func intersect(a, b []string) []string {
	both := []string{}
	for _, t := range b {
		if a == nil || coveredBy(a, t) {
			both = append(both, t)
		}
	}
	for _, t := range a {
		if coveredBy(b, t) {
			both = append(both, t)
		}
	}
	slices.Sort(both)
	return slices.Compact(both)
}

// coveredBy reports whether every value of type t is of one of the types.
func coveredBy(types []string, t string) bool {
	return slices.Contains(types, t) || t == "integer" && slices.Contains(types, "number")
}

// texts writes values as JSON, in which objects have their members sorted and numbers
// are written plainly: equal values, equal texts.
func texts(values ...any) []string {
	list := []string{}
	for _, v := range values {
		text, err := json.Marshal(plain(v))
		if err != nil {
			continue // a schema is made of JSON
		}
		list = append(list, string(text))
	}
	slices.Sort(list)
	return list
}

// plain returns a value with its numbers written out: 1 for 1.0 and 10e-1.
func plain(v any) any {
	switch v := v.(type) {
	case json.Number:
		if r, ok := new(big.Rat).SetString(v.String()); ok {
			return json.Number(number(r))
		}
	case []any:
		items := make([]any, len(v))
		for i, item := range v {
			items[i] = plain(item)
		}
		return items
	case map[string]any:
		members := make(map[string]any, len(v))
		for name, member := range v {
			members[name] = plain(member)
		}
		return members
	}
	return v
}

// isText reports whether JSON is that of a value that texts has written.
func isText(text string, data []byte) bool {
	if text == string(data) {
		return true
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	return err == nil && slices.Equal(texts(v), []string{text})
}
