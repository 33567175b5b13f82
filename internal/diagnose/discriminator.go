package diagnose

import (
	"maps"
	"slices"
	"strings"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A discriminator is a member whose value says which of several schemas is meant.
type discriminator struct {
	name    string
	values  []any                // that are known
	schemas []*jsonschema.Schema // that ask for them, if any
}

// refused returns the statement about an object whose discriminator says nothing that is known,
// or is not there; nil where it says something.
func (d *discriminator) refused(doc *jsonindex.Index, object int) *merged {
	name, value, ok := doc.Child(object, d.name)
	if !ok {
		return &merged{keyword: "required", missing: []string{d.name}, token: object}
	}
	if name < 0 || d.knows(doc.Value(value)) {
		return nil
	}
	return &merged{keyword: "enum", values: d.values, token: value, path: &below{token: d.name}, depth: 1, schemas: d.schemas}
}

func (d *discriminator) knows(value any) bool {
	return slices.ContainsFunc(d.values, func(known any) bool { return isEqual(known, value) })
}

// ofOpenAPI decides by the keyword "discriminator" of OpenAPI, which names the member whose
// value is the name of the alternative, or is mapped to it (OpenAPI 3.1.1, section 4.8.25).
func (c *choice) ofOpenAPI(v *judge.Verdict, f *judge.Fault) *decision {
	if c.source == nil || c.doc.Token(v.Token).Kind != jsonindex.Object {
		return nil
	}
	keyword, _ := c.source(v.Schema)["discriminator"].(map[string]any)
	name, ok := keyword["propertyName"].(string)
	if !ok {
		return nil
	}
	mapping, _ := keyword["mapping"].(map[string]any)
	d := &discriminator{name: name}
	_, value, _ := c.doc.Child(v.Token, name)
	for i, alternative := range alternativesOf(v.Schema, f.Keyword) {
		for _, known := range namesOf(alternative, mapping) {
			d.values = append(d.values, known)
			if value >= 0 && isEqual(known, c.doc.Value(value)) {
				return &decision{speaker: causeAt(f, i)}
			}
		}
	}
	if len(d.values) == 0 || mapping == nil && value >= 0 { // not everybody goes by the names of schemas
		return nil
	}
	return &decision{merged: d.refused(c.doc, v.Token)}
}

func alternativesOf(s *jsonschema.Schema, keyword string) []*jsonschema.Schema {
	if keyword == "anyOf" {
		return s.AnyOf
	}
	return s.OneOf
}

// namesOf returns the values that stand for an alternative: those that are mapped to it, in
// order, or else its own name.
func namesOf(s *jsonschema.Schema, mapping map[string]any) []string {
	if s.Ref == nil {
		return nil
	}
	_, fragment, _ := strings.Cut(s.Ref.Location, "#")
	path := subschema.Tokens(fragment)
	if len(path) == 0 {
		return nil
	}
	name := path[len(path)-1]
	var names []string
	for _, value := range slices.Sorted(maps.Keys(mapping)) {
		if to, _ := mapping[value].(string); to == name || strings.HasSuffix(to, "/"+jsonpointer.Escape(name)) {
			names = append(names, value)
		}
	}
	if names == nil {
		names = []string{name}
	}
	return names
}

// causeAt returns what the alternative at an index has against the instance; nil where that was
// not kept.
func causeAt(f *judge.Fault, i int) *judge.Cause {
	for j := range f.Causes {
		if alternativeIndex(&f.Causes[j]) == i {
			return &f.Causes[j]
		}
	}
	return nil
}

// conditionOn returns the member and the values that "if" asks for, where it asks for nothing
// else.
func conditionOn(s *jsonschema.Schema) *discriminator {
	if s == nil || len(s.Properties) != 1 || isCombined(s) {
		return nil
	}
	for name, sub := range s.Properties {
		if slices.ContainsFunc(s.Required, func(required string) bool { return required != name }) {
			return nil
		}
		switch {
		case sub.Const != nil:
			return &discriminator{name, []any{*sub.Const}, []*jsonschema.Schema{sub}}
		case sub.Enum != nil:
			return &discriminator{name, sub.Enum.Values, []*jsonschema.Schema{sub}}
		}
	}
	return nil
}

// join makes one discriminator of those of several conditions; nil where one of them is none, or
// asks for another member.
func join(all []*discriminator) *discriminator {
	var d *discriminator
	for _, next := range all {
		switch {
		case next == nil || d != nil && d.name != next.name:
			return nil
		case d == nil:
			d = &discriminator{name: next.name}
		}
		d.values, d.schemas = append(d.values, next.values...), append(d.schemas, next.schemas...)
	}
	return d
}

// ofElse returns the discriminator of the last way on: that of a chain of "if" and "else" which
// ends where nothing is allowed.
func ofElse(way *step) *discriminator {
	var all []*discriminator
	for ; way != nil && way.keyword == "else"; way = way.before {
		all = append(all, conditionOn(way.holder.If))
	}
	slices.Reverse(all)
	return join(all)
}

// ofConditions returns the discriminator of the conditions beside each other in "allOf", of
// which each says what an object may have then.
func ofConditions(s *jsonschema.Schema) *discriminator {
	var all []*discriminator
	for _, sub := range slices.Concat([]*jsonschema.Schema{s}, s.AllOf) {
		if sub.If != nil && sub.Then != nil && sub.Else == nil {
			all = append(all, conditionOn(sub.If))
		}
	}
	if len(all) < 2 {
		return nil
	}
	return join(all)
}
