// Package subschema knows which subschemas of a compiled schema apply to what: to
// the same instance, to a member, to an element; and what they say of it that is
// no assertion.
package subschema

import (
	"iter"
	"slices"

	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/pattern"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// SameInstance yields the subschemas of s that apply to the very instance s
// applies to (JSON Schema Core 2020-12, section 10.2), met or not. As all that
// follow, it does so in the same order each time.
func SameInstance(s *jsonschema.Schema) iter.Seq[*jsonschema.Schema] {
	return func(yield func(*jsonschema.Schema) bool) {
		single := []*jsonschema.Schema{s.Ref, s.RecursiveRef, s.If, s.Then, s.Else}
		if s.DynamicRef != nil {
			single = append(single, s.DynamicRef.Ref)
		}
		for _, sub := range slices.Concat(single, s.AllOf, s.AnyOf, s.OneOf) {
			if sub != nil && !yield(sub) {
				return
			}
		}
		for _, sub := range ByName(s.DependentSchemas) {
			if !yield(sub) {
				return
			}
		}
		for _, dep := range ByName(s.Dependencies) {
			if sub, ok := dep.(*jsonschema.Schema); ok && !yield(sub) {
				return
			}
		}
	}
}

// OfMember yields the subschemas of s that apply to the value of a member
// by that name (section 10.3.2).
func OfMember(s *jsonschema.Schema, name string) iter.Seq[*jsonschema.Schema] {
	return func(yield func(*jsonschema.Schema) bool) {
		named := false
		if sub, ok := s.Properties[name]; ok {
			named = true
			if !yield(sub) {
				return
			}
		}
		for re, sub := range byPattern(s) {
			if may, sure := matches(re, name); may {
				named = named || sure
				if !yield(sub) {
					return
				}
			}
		}
		if sub, ok := s.AdditionalProperties.(*jsonschema.Schema); ok && !named && !yield(sub) {
			return
		}
		if s.UnevaluatedProperties != nil {
			yield(s.UnevaluatedProperties)
		}
	}
}

// OfElements yields the subschemas of s that may apply to an element of an
// array, whichever it is (section 10.3.1).
func OfElements(s *jsonschema.Schema) iter.Seq[*jsonschema.Schema] {
	return func(yield func(*jsonschema.Schema) bool) {
		subs := slices.Concat(s.PrefixItems, []*jsonschema.Schema{s.Items2020, s.Contains, s.UnevaluatedItems})
		switch items := s.Items.(type) {
		case *jsonschema.Schema:
			subs = append(subs, items)
		case []*jsonschema.Schema:
			subs = append(subs, items...)
		}
		if sub, ok := s.AdditionalItems.(*jsonschema.Schema); ok {
			subs = append(subs, sub)
		}
		for _, sub := range subs {
			if sub != nil && !yield(sub) {
				return
			}
		}
	}
}

// Direct yields every subschema of s, whatever it applies to.
func Direct(s *jsonschema.Schema) iter.Seq[*jsonschema.Schema] {
	return func(yield func(*jsonschema.Schema) bool) {
		for sub := range SameInstance(s) {
			if !yield(sub) {
				return
			}
		}
		for sub := range OfElements(s) {
			if !yield(sub) {
				return
			}
		}
		for _, sub := range ByName(s.Properties) {
			if !yield(sub) {
				return
			}
		}
		for _, sub := range byPattern(s) {
			if !yield(sub) {
				return
			}
		}
		other := []*jsonschema.Schema{s.Not, s.PropertyNames, s.UnevaluatedProperties, s.ContentSchema}
		if sub, ok := s.AdditionalProperties.(*jsonschema.Schema); ok {
			other = append(other, sub)
		}
		for _, sub := range other {
			if sub != nil && !yield(sub) {
				return
			}
		}
	}
}

// Reachable returns every schema that some lead to, by its absolute location,
// without what must be ignored.
func Reachable(roots ...*jsonschema.Schema) map[string]*jsonschema.Schema {
	found := map[string]*jsonschema.Schema{}
	for _, root := range roots {
		found[root.Location] = root
	}
	for todo := roots; len(todo) > 0; {
		s := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		dropSiblings(s)
		for sub := range Direct(s) {
			if found[sub.Location] == nil {
				found[sub.Location] = sub
				todo = append(todo, sub)
			}
		}
	}
	return found
}

// Applicable returns schemas and all that apply to the same instance through them.
func Applicable(schemas []*jsonschema.Schema) []*jsonschema.Schema {
	all := slices.Clone(schemas)
	for i := 0; i < len(all); i++ {
		for sub := range SameInstance(all[i]) {
			if !slices.Contains(all, sub) {
				all = append(all, sub)
			}
		}
	}
	return all
}

// Below returns all schemas that apply to a member, or to an element, of
// the instance of schemas.
func Below(schemas []*jsonschema.Schema, token string, isObject bool) []*jsonschema.Schema {
	var below []*jsonschema.Schema
	for _, s := range schemas {
		if isObject {
			below = slices.AppendSeq(below, OfMember(s, token))
		} else {
			below = slices.AppendSeq(below, OfElements(s))
		}
	}
	return Applicable(below)
}

// Any is the token of a pattern that stands for every member and element.
const Any = "*"

// At returns the schemas that apply to the values at the places that a pattern names: the
// tokens of a JSON Pointer, in which [Any] stands for any.
func At(root *jsonschema.Schema, pattern []string) []*jsonschema.Schema {
	at := Applicable([]*jsonschema.Schema{root})
	for _, token := range pattern {
		below := Below(at, token, true)
		if _, isIndex := jsonpointer.Index(token); isIndex || token == Any {
			below = append(below, Below(at, token, false)...)
		}
		for _, s := range at {
			if token == Any {
				below = append(below, Applicable(slices.Collect(members(s)))...)
			}
		}
		at = distinct(below)
	}
	return at
}

// members yields the subschemas of s that apply to some member.
func members(s *jsonschema.Schema) iter.Seq[*jsonschema.Schema] {
	return func(yield func(*jsonschema.Schema) bool) {
		for _, sub := range ByName(s.Properties) {
			if !yield(sub) {
				return
			}
		}
		for _, sub := range byPattern(s) {
			if !yield(sub) {
				return
			}
		}
	}
}

// distinct drops schemas that are there already: each step would have more of them.
func distinct(schemas []*jsonschema.Schema) []*jsonschema.Schema {
	seen := map[*jsonschema.Schema]bool{}
	return slices.DeleteFunc(schemas, func(s *jsonschema.Schema) bool {
		was := seen[s]
		seen[s] = true
		return was
	})
}

// dropSiblings drops what stands beside a "$ref" before draft 2019-09, where it is
// to be ignored (draft-handrews-json-schema-01, section 8.3). The engine compiles
// the keywords that are newer than draft 4, and asserts one of them, "const".
func dropSiblings(s *jsonschema.Schema) {
	if s.Ref != nil && s.DraftVersion < 2019 {
		s.Const, s.Contains, s.PropertyNames, s.If, s.Then, s.Else = nil, nil, nil, nil, nil, nil
	}
}

// IsFalse reports whether s is the schema false.
func IsFalse(s *jsonschema.Schema) bool { return s.Bool != nil && !*s.Bool }

// matches reports whether a pattern may match a name, and whether that is sure:
// what only backtracking can tell is not worth the time where no verdict
// depends on it.
func matches(re jsonschema.Regexp, name string) (may, sure bool) {
	if p, ok := re.(*pattern.Pattern); ok && p.Linear() == nil {
		return true, false
	}
	return re.MatchString(name), true
}

// Matches reports whether a pattern is taken to match a name by [OfMember] and its like.
func Matches(re jsonschema.Regexp, name string) bool {
	may, _ := matches(re, name)
	return may
}

// MarkedSecret reports whether one of the schemas says that its instance is a secret.
func MarkedSecret(schemas []*jsonschema.Schema) bool {
	return slices.ContainsFunc(schemas, func(s *jsonschema.Schema) bool {
		return s.WriteOnly || s.Format != nil && s.Format.Name == "password"
	})
}
