package compat

import (
	"encoding/json"
	"math/big"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A shape is what all schemas say together that apply to one value without a
// condition: a schema, what it refers to, and the parts of "allOf".
type shape struct {
	parts      []*jsonschema.Schema
	types      []string // sorted; nil for every type
	enum       []string // JSON texts, sorted; nil for every value
	limits     map[string]*big.Rat
	texts      map[string][]string // of "pattern" and "format", sorted
	required   []string
	properties map[string][]*jsonschema.Schema
	elements   []*jsonschema.Schema // apply to every element of an array
	closed     bool                 // properties that are not named are forbidden
	forbidden  bool                 // no value is valid
}

// allTypes are those of JSON, where "number" includes "integer".
var allTypes = []string{"array", "boolean", "null", "number", "object", "string"}

// shapeOf joins what the schemas say of the same value.
func shapeOf(schemas ...*jsonschema.Schema) *shape {
	s := &shape{
		limits:     make(map[string]*big.Rat),
		texts:      make(map[string][]string),
		properties: make(map[string][]*jsonschema.Schema),
		parts:      slices.Clone(schemas),
	}
	for i := 0; i < len(s.parts); i++ { // it grows on the way
		s.add(s.parts[i])
	}
	slices.Sort(s.required)
	s.required = slices.Compact(s.required)
	for _, texts := range s.texts {
		slices.Sort(texts)
	}
	return s
}

func (s *shape) add(part *jsonschema.Schema) {
	for _, other := range append([]*jsonschema.Schema{part.Ref}, part.AllOf...) {
		if other != nil && !slices.Contains(s.parts, other) {
			s.parts = append(s.parts, other)
		}
	}
	s.forbidden = s.forbidden || part.Bool != nil && !*part.Bool
	if part.Types != nil {
		s.types = intersect(s.types, part.Types.ToStrings(), coveredBy)
	}
	if part.Enum != nil {
		s.enum = intersect(s.enum, texts(part.Enum.Values...), slices.Contains)
	}
	if part.Const != nil {
		s.enum = intersect(s.enum, texts(*part.Const), slices.Contains)
	}
	s.addLimits(part)
	if part.Pattern != nil {
		s.addText("pattern", part.Pattern.String())
	}
	if part.Format != nil {
		s.addText("format", part.Format.Name)
	}
	s.required = append(s.required, part.Required...)
	for name, property := range part.Properties {
		s.properties[name] = append(s.properties[name], property)
	}
	s.closed = s.closed || part.AdditionalProperties == false
	if part.Items2020 != nil && len(part.PrefixItems) == 0 {
		s.elements = append(s.elements, part.Items2020)
	}
	if items, ok := part.Items.(*jsonschema.Schema); ok {
		s.elements = append(s.elements, items)
	}
}

func (s *shape) addText(keyword, text string) {
	if !slices.Contains(s.texts[keyword], text) {
		s.texts[keyword] = append(s.texts[keyword], text)
	}
}

// addLimits keeps the stricter of two limits.
func (s *shape) addLimits(part *jsonschema.Schema) {
	for keyword, limit := range map[string]*big.Rat{
		"minimum": part.Minimum, "exclusiveMinimum": part.ExclusiveMinimum,
		"maximum": part.Maximum, "exclusiveMaximum": part.ExclusiveMaximum,
		"minLength": whole(part.MinLength), "maxLength": whole(part.MaxLength),
		"minItems": whole(part.MinItems), "maxItems": whole(part.MaxItems),
		"minProperties": whole(part.MinProperties), "maxProperties": whole(part.MaxProperties),
	} {
		if own := s.limits[keyword]; limit != nil && (own == nil || isStricter(keyword, limit, own)) {
			s.limits[keyword] = limit
		}
	}
}

// isStricter reports whether a allows less than b.
func isStricter(keyword string, a, b *big.Rat) bool {
	if isLower(keyword) {
		return a.Cmp(b) > 0
	}
	return a.Cmp(b) < 0
}

func isLower(keyword string) bool {
	return slices.Contains([]string{"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"}, keyword)
}

func whole(n *int) *big.Rat {
	if n == nil {
		return nil
	}
	return new(big.Rat).SetInt64(int64(*n))
}

// intersect returns what is in both lists, sorted; nil stands for everything.
func intersect(a, b []string, in func([]string, string) bool) []string {
	both := []string{}
	for _, v := range b {
		if a == nil || in(a, v) {
			both = append(both, v)
		}
	}
	for _, v := range a {
		if in(b, v) && !slices.Contains(both, v) {
			both = append(both, v)
		}
	}
	slices.Sort(both)
	return slices.Compact(both)
}

// coveredBy reports whether every value of type t is of one of the types.
func coveredBy(types []string, t string) bool {
	return slices.Contains(types, t) || t == "integer" && slices.Contains(types, "number")
}

// texts writes values as JSON, in which objects have their members sorted.
func texts(values ...any) []string {
	list := []string{}
	for _, v := range values {
		text, err := json.Marshal(v)
		if err != nil {
			continue // a schema is made of JSON
		}
		list = append(list, string(text))
	}
	slices.Sort(list)
	return list
}
