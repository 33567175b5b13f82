package openapi

import (
	"fmt"
	"slices"
	"strings"

	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/source"
)

// A Parameter is one of a request, or a header of a response.
type Parameter struct {
	Name     string
	In       string // path, query, querystring, header, cookie
	Required bool
	Style    string
	Explode  bool

	// Types are those that its schema names, in order; nil where it allows any. Items are those of
	// the elements of an array.
	Types, Items []string

	// Members has the types of the properties of an object by their names; nil where its schema says more of
	// them than in "properties".
	Members map[string][]string

	// Fragment leads to its schema, "" for none. IsJSON is set where the value is a JSON
	// text, and IsText where it is of another media type.
	Fragment       string
	IsJSON, IsText bool
}

// IsSpread reports whether the value is an object whose members are parameters themselves, as in
// page[size]=3 and, exploded, size=3 (3.0.3, section 4.7.12.2).
func (p Parameter) IsSpread() bool {
	return p.IsDeep() || (p.In == "query" || p.In == "cookie") && p.Style == "form" && p.Explode && !p.IsJSON && slices.Contains(p.Types, "object")
}

// IsDeep reports whether they have the name of the parameter before their own.
func (p Parameter) IsDeep() bool { return p.In == "query" && p.Style == "deepObject" }

// Parameters returns those of an operation: its own, and those of its path that it does not
// describe anew (3.0.3, section 4.7.10.1). The error is that of the first that cannot be read.
func (d *Document) Parameters(e Endpoint) (all []Parameter, err error) {
	add := func(from target, tokens []string) {
		list, _ := from.below("parameters")
		for _, i := range list.names() {
			one, _ := list.below(i)
			p, ok, broken := d.parameter(one, append(slices.Clone(tokens), "parameters", i))
			if broken != nil && err == nil {
				err = fmt.Errorf("%s %s: parameter %s: %w", e.Method, e.Path, i, broken)
			}
			known := slices.ContainsFunc(all, func(q Parameter) bool { return q.Name == p.Name && q.In == p.In })
			if ok && !known {
				all = append(all, p)
			}
		}
	}
	add(e.at, e.tokens)
	add(e.item, e.tokens[:2])
	return all, err
}

// aside are headers that are described elsewhere (3.0.3, sections 4.7.12.1 and 4.7.17.1).
var aside = []string{"accept", "content-type", "authorization"}

// parameter reads a parameter, or a header, that tokens lead to; ok is false for one that is described
// elsewhere.
func (d *Document) parameter(at target, tokens []string) (p Parameter, ok bool, err error) {
	if at, err = d.resolve(at); err != nil {
		return p, false, err
	}
	object := at.object()
	p.Name, _ = object["name"].(string)
	p.In, _ = object["in"].(string)
	p.Required = object["required"] == true
	p.Style, _ = object["style"].(string)
	if p.Style == "" {
		p.Style = map[string]string{"query": "form", "cookie": "form"}[p.In]
	}
	explode, isSaid := object["explode"].(bool)
	p.Explode = explode || !isSaid && p.Style == "form"
	if schema, ok := at.below("schema"); ok {
		p.Fragment = jsonpointer.Fragment(append(tokens, "schema")...)
		p.Types = d.typesOf(schema)
		if schema, err := d.resolve(schema); err == nil {
			if items, ok := schema.below("items"); ok {
				p.Items = d.typesOf(items)
			}
			p.Members = d.membersOf(schema)
		}
	} else if content, ok := at.below("content"); ok {
		for _, mediaType := range content.names() {
			p.IsJSON = source.IsJSONType(mediaType)
			p.IsText = !p.IsJSON
			media, _ := content.below(mediaType)
			if _, ok := media.below("schema"); ok && p.IsJSON {
				p.Fragment = jsonpointer.Fragment(append(tokens, "content", mediaType, "schema")...)
			}
		}
	}
	return p, p.In != "header" || !slices.Contains(aside, strings.ToLower(p.Name)), nil
}

// MemberOf returns which member of the parameter a parameter of a name is, where the value is spread.
func (p Parameter) MemberOf(name string) (member string, ok bool) {
	if p.IsDeep() {
		rest, isOwn := strings.CutPrefix(name, p.Name+"[")
		member, isClosed := strings.CutSuffix(rest, "]")
		return member, isOwn && isClosed
	}
	_, ok = p.Members[name]
	return name, ok && p.IsSpread()
}

// membersOf returns the types of the properties of an object by their names.
func (d *Document) membersOf(at target) map[string][]string {
	for _, keyword := range []string{"allOf", "anyOf", "oneOf"} {
		if _, ok := at.below(keyword); ok {
			return nil
		}
	}
	members := map[string][]string{}
	properties, _ := at.below("properties")
	for _, name := range properties.names() {
		one, _ := properties.below(name)
		members[name] = d.typesOf(one)
	}
	return members
}

// typesOf returns the types that a schema names, or that what it is made of names.
func (d *Document) typesOf(at target) []string {
	types := d.appendTypes(nil, at, visited{})
	return slices.Compact(slices.Sorted(slices.Values(types)))
}

func (d *Document) appendTypes(types []string, at target, seen visited) []string {
	at, err := d.resolve(at)
	if err != nil || !seen.isNew(at) {
		return types
	}
	switch kind := at.object()["type"].(type) {
	case string:
		return append(types, kind)
	case []any:
		for _, one := range kind {
			if text, ok := one.(string); ok {
				types = append(types, text)
			}
		}
		return types
	}
	for _, keyword := range []string{"allOf", "anyOf", "oneOf"} {
		list, _ := at.below(keyword)
		for _, i := range list.names() {
			sub, _ := list.below(i)
			types = d.appendTypes(types, sub, seen)
		}
	}
	return types
}

// deep returns the names of the parameters that take several segments of a path.
func (d *Document) deep(at target) (names []string) {
	list, _ := at.below("parameters")
	for _, i := range list.names() {
		one, _ := list.below(i)
		if one, err := d.resolve(one); err == nil && one.object()["x-multi-segment"] == true {
			name, _ := one.object()["name"].(string)
			names = append(names, name)
		}
	}
	return names
}
