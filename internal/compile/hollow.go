package compile

import (
	"bytes"
	"maps"
	"slices"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// compileRoot compiles the root of a resource with empty containers.
func (p *parts) compileRoot(uri string, path []string) error {
	at, location := p.places[uri], uri+"#"+jsonpointer.Fragment(path...)
	_, i, ok := at.index.Find(slices.Concat(at.path, path))
	if !ok || p.emptied[location] {
		return nil
	}
	held, hollow := len(p.held), len(p.hollow)
	queue := len(p.emptied)
	p.empty(uri, path, i)
	err := p.boundQueue(uri, path, i, len(p.emptied)-queue)
	if err == nil {
		_, err = p.engine.Compile(location)
	}
	p.release(held)
	if err != nil {
		p.hollow = p.hollow[:hollow]
	}
	return err
}

func (h hollow) location() string { return h.uri + "#" + jsonpointer.Fragment(h.path...) }

// isContainer has the keywords of which there may be very many subschemas at one place.
// None of them counts, when it is compiled, for anything but itself. The elements of an
// array that "items" or "prefixItems" lists are counted, so these have to be there.
var isContainer = map[string]bool{
	"properties": true, "patternProperties": true, "dependentSchemas": true, "dependencies": true,
	"allOf": true, "anyOf": true, "oneOf": true,
}

// empty empties the containers of a schema, and of those that it leads to otherwise.
func (p *parts) empty(uri string, path []string, i int) {
	at := p.places[uri]
	p.emptied[uri+"#"+jsonpointer.Fragment(path...)] = true
	value, _ := jsonpointer.Find(at.value, path)
	object, ok := value.(map[string]any)
	if !ok || at.index.Token(i).Kind != jsonindex.Object {
		return
	}
	for _, keyword := range slices.Sorted(maps.Keys(object)) {
		where := subschemasOf(keyword)
		_, member, isThere := at.index.Find(slices.Concat(at.path, path, []string{keyword}))
		switch {
		case where == nowhere || !isThere || isDefinitions(keyword):
		case isContainer[keyword] && p.emptyContainer(object, keyword, at.index.Raw(member)):
			p.hollow = append(p.hollow, hollow{uri, path, keyword, member})
		default:
			at.subschemasIn(member, jsonpointer.Below(path, keyword), where, func(sub int, path []string) bool {
				p.empty(uri, path, sub)
				return true
			})
		}
	}
}

// emptyContainer empties one container, but for what a dynamic anchor is in: the engine
// looks for that with the root. It returns false where nothing is left out.
func (p *parts) emptyContainer(object map[string]any, keyword string, raw []byte) bool {
	hasAnchor := bytes.Contains(raw, []byte("$dynamicAnchor"))
	switch value := object[keyword].(type) {
	case []any:
		if !hasAnchor {
			p.hold(object, keyword, []any{})
		}
		return !hasAnchor
	case map[string]any:
		if hasAnchor && keyword == "patternProperties" {
			return false // a pattern that is kept would be another one than that of fill
		}
		kept := map[string]any{}
		for name, member := range value {
			if _, isList := member.([]any); isList || hasAnchor && holdsAnchor(member) {
				kept[name] = member
			}
		}
		p.hold(object, keyword, kept)
		return true
	}
	return false
}

// holdsAnchor reports whether there is a dynamic anchor in a value.
func holdsAnchor(value any) bool {
	switch value := value.(type) {
	case []any:
		return slices.ContainsFunc(value, holdsAnchor)
	case map[string]any:
		if value["$dynamicAnchor"] != nil {
			return true
		}
		for _, member := range value {
			if holdsAnchor(member) {
				return true
			}
		}
	}
	return false
}

// fill compiles the subschemas of a container that was empty, and puts them in.
func (p *parts) fill(h hollow) error {
	s, err := p.engine.Compile(h.location())
	if err != nil || !takes(s, h.keyword) {
		return err
	}
	at := p.places[h.uri]
	at.subschemasIn(h.value, jsonpointer.Below(h.path, h.keyword), subschemasOf(h.keyword), func(i int, path []string) bool {
		if at.index.Token(i).Kind == jsonindex.Array {
			return true // a list of names in "dependencies", which was there
		}
		var sub *jsonschema.Schema
		if sub, err = p.tree(h.uri, path, i); err == nil {
			err = p.put(s, h.keyword, path[len(path)-1], sub)
		}
		return err == nil
	})
	return err
}

// takes reports whether a keyword means anything to a schema: to one of another draft, or
// beside a "$ref" before 2019-09, it may not.
func takes(s *jsonschema.Schema, keyword string) bool {
	switch keyword {
	case "properties":
		return s.Properties != nil
	case "patternProperties":
		return s.PatternProperties != nil
	case "dependentSchemas":
		return s.DependentSchemas != nil
	case "dependencies":
		return s.Dependencies != nil
	case "allOf":
		return s.AllOf != nil
	case "anyOf":
		return s.AnyOf != nil
	}
	return s.OneOf != nil
}

// put puts the next subschema into the container of a keyword.
func (p *parts) put(s *jsonschema.Schema, keyword, name string, sub *jsonschema.Schema) error {
	switch keyword {
	case "properties":
		s.Properties[name] = sub
	case "patternProperties":
		return p.putPattern(s, name, sub)
	case "dependentSchemas":
		s.DependentSchemas[name] = sub
	case "dependencies":
		s.Dependencies[name] = sub
	case "allOf":
		s.AllOf = append(s.AllOf, sub)
	case "anyOf":
		s.AnyOf = append(s.AnyOf, sub)
	case "oneOf":
		s.OneOf = append(s.OneOf, sub)
	}
	return nil
}

func (p *parts) putPattern(s *jsonschema.Schema, source string, sub *jsonschema.Schema) error {
	re, err := p.opts.compilePattern(source)
	if err != nil {
		return &jsonschema.InvalidRegexError{URL: s.Location + "/patternProperties", Regex: source, Err: err}
	}
	s.PatternProperties[re] = sub
	return nil
}
