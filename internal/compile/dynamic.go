package compile

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/judge"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// dynamics knows which schema resource a schema is part of, and what its dynamic anchors are
// (JSON Schema Core 2020-12, section 7.1). The engine knows, and keeps it to itself: so the
// documents are asked.
type dynamics struct {
	c     *compilation
	known map[string]*judge.Resource // by the location of the resource
}

// reach returns every schema that root leads to, by its absolute location, with what the
// dynamic anchors of their resources lead to; which resource each is part of, and how many there
// are: nil and 0 where there is no dynamic reference.
func (c *compilation) reach(root *jsonschema.Schema) (all map[string]*jsonschema.Schema, of func(*jsonschema.Schema) *judge.Resource, resources int) {
	all = subschema.Reachable(root)
	if !anyDynamic(all) {
		return all, nil, 0
	}
	d := &dynamics{c, map[string]*judge.Resource{}}
	for before := 0; before < len(all); { // anchors lead to schemas, and they to other resources
		before = len(all)
		for _, s := range slices.Collect(maps.Values(all)) {
			d.resourceOf(s)
		}
		all = subschema.Reachable(append(d.targets(), root)...)
	}
	return all, d.resourceOf, len(d.known)
}

// anyDynamic reports whether one of some schemas has a reference that the dynamic scope
// decides about.
func anyDynamic(schemas map[string]*jsonschema.Schema) bool {
	for _, s := range schemas {
		if s.DynamicRef != nil && s.DynamicRef.Ref.DynamicAnchor != "" || s.RecursiveRef != nil && s.RecursiveRef.RecursiveAnchor {
			return true
		}
	}
	return false
}

// targets returns what the dynamic anchors lead to.
func (d *dynamics) targets() []*jsonschema.Schema {
	var targets []*jsonschema.Schema
	for _, location := range slices.Sorted(maps.Keys(d.known)) {
		resource := d.known[location]
		for _, anchor := range slices.Sorted(maps.Keys(resource.Anchors)) {
			targets = append(targets, resource.Anchors[anchor])
		}
		if resource.Recursive != nil {
			targets = append(targets, resource.Recursive)
		}
	}
	return targets
}

// resourceOf returns the resource that a schema is part of.
func (d *dynamics) resourceOf(s *jsonschema.Schema) *judge.Resource {
	uri, fragment, _ := strings.Cut(s.Location, "#")
	path := d.resourcePath(uri, subschema.Tokens(fragment))
	location := uri + "#" + jsonpointer.Fragment(path...)
	if known := d.known[location]; known != nil {
		return known
	}
	resource := d.resource(uri, path)
	d.known[location] = resource
	return resource
}

// resourcePath returns the path to the innermost object on the way to a schema that has an
// identifier. A document that nobody has supplied is a metaschema: a single resource.
func (d *dynamics) resourcePath(uri string, path []string) []string {
	value, found := d.c.valueOf(uri), 0
	for i, token := range path {
		value, _ = jsonpointer.Find(value, []string{token})
		if hasIdentifier(value) {
			found = i + 1
		}
	}
	return path[:found]
}

// hasIdentifier reports whether a value of a schema document is a resource of its own.
func hasIdentifier(value any) bool {
	object, _ := value.(map[string]any)
	id, ok := object["$id"].(string)
	return ok && !strings.HasPrefix(id, "#")
}

// resource finds the dynamic anchors of the resource at a place.
func (d *dynamics) resource(uri string, path []string) *judge.Resource {
	resource := &judge.Resource{Anchors: map[string]*jsonschema.Schema{}}
	if root := d.compiled(uri, path); root != nil && root.RecursiveAnchor {
		resource.Recursive = root
	}
	document := d.c.valueOf(uri)
	if document == nil {
		if root := d.compiled(uri, nil); root != nil && root.DynamicAnchor != "" {
			resource.Anchors[root.DynamicAnchor] = root
		}
		return resource
	}
	value, _ := jsonpointer.Find(document, path)
	d.anchors(resource, uri, path, value, false)
	return resource
}

// isData has the keywords whose value is no schema, whatever it looks like.
var isData = map[string]bool{"enum": true, "const": true, "default": true, "examples": true}

// anchors adds the dynamic anchors in a value of a document, but for those of other resources.
// isNamed says that the value names schemas.
func (d *dynamics) anchors(resource *judge.Resource, uri string, path []string, value any, isNamed bool) {
	switch value := value.(type) {
	case []any:
		for i, element := range value {
			if !hasIdentifier(element) {
				d.anchors(resource, uri, jsonpointer.Below(path, strconv.Itoa(i)), element, false)
			}
		}
	case map[string]any:
		if anchor, ok := value["$dynamicAnchor"].(string); ok && !isNamed {
			if s := d.compiled(uri, path); s != nil && s.DynamicAnchor == anchor {
				resource.Anchors[anchor] = s
			}
		}
		for _, name := range slices.Sorted(maps.Keys(value)) {
			if below := value[name]; !hasIdentifier(below) && (isNamed || !isData[name]) {
				d.anchors(resource, uri, jsonpointer.Below(path, name), below, !isNamed && subschemasOf(name) == inMembers)
			}
		}
	}
}

// compiled returns the schema at a place, which the engine has compiled already if it is one
// that a dynamic reference may lead to.
func (d *dynamics) compiled(uri string, path []string) *jsonschema.Schema {
	s, err := d.c.engine.Compile(uri + "#" + jsonpointer.Fragment(path...))
	if err != nil {
		return nil
	}
	return s
}
