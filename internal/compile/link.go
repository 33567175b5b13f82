package compile

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// link lets the references of all schemas that root leads to lead where they should, and
// of those that a dynamic reference may lead to.
func (p *parts) link(root *jsonschema.Schema) error {
	todo := []*jsonschema.Schema{root}
	for _, location := range p.anchored() {
		if s, err := p.engine.Compile(location); err == nil {
			todo = append(todo, s)
		}
	}
	seen := map[*jsonschema.Schema]bool{}
	for len(todo) > 0 {
		s := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[s] {
			continue
		}
		seen[s] = true
		if err := cmp.Or(p.failed[s.Location], p.linkOne(s)); err != nil {
			return err
		}
		todo = slices.AppendSeq(todo, subschema.Direct(s))
	}
	return nil
}

// linkOne resolves the references of one schema.
func (p *parts) linkOne(s *jsonschema.Schema) (err error) {
	if s.Ref != nil {
		if s.Ref, err = p.target(s, "$ref", s.Ref); err != nil {
			return err
		}
	}
	if s.RecursiveRef != nil {
		if s.RecursiveRef, err = p.target(s, "$recursiveRef", s.RecursiveRef); err != nil {
			return err
		}
	}
	if s.DynamicRef != nil {
		target, err := p.target(s, "$dynamicRef", s.DynamicRef.Ref)
		if err != nil {
			return err
		}
		s.DynamicRef = &jsonschema.DynamicRef{Ref: target, Anchor: p.anchor(s, s.DynamicRef.Anchor)}
	}
	return nil
}

// reference returns what the reference of a schema is, and the URI of the document that
// the schema is in; false for one that has not been held back.
func (p *parts) reference(s *jsonschema.Schema, keyword string) (uri string, path []string, ref string, ok bool) {
	uri, fragment, _ := strings.Cut(s.Location, "#")
	if p.resources[uri] == nil {
		return "", nil, "", false
	}
	at, path := p.places[uri], subschema.Tokens(fragment)
	_, value, ok := at.index.Find(slices.Concat(at.path, path, []string{keyword}))
	if !ok {
		return "", nil, "", false
	}
	return uri, path, at.index.Text(value), true
}

// anchor returns the anchor that the dynamic reference of a schema is to; "" for none.
func (p *parts) anchor(s *jsonschema.Schema, otherwise string) string {
	_, _, ref, ok := p.reference(s, "$dynamicRef")
	if !ok {
		return otherwise
	}
	_, fragment, _ := strings.Cut(decoded(ref), "#")
	if strings.HasPrefix(fragment, "/") {
		return ""
	}
	return fragment
}

// target returns the schema that a reference leads to; otherwise for one that has not
// been held back.
func (p *parts) target(s *jsonschema.Schema, keyword string, otherwise *jsonschema.Schema) (*jsonschema.Schema, error) {
	uri, path, ref, ok := p.reference(s, keyword)
	if !ok {
		return otherwise, nil
	}
	full, fragment, _ := strings.Cut(dialect.Resolve(p.baseAt(uri, path), ref), "#")
	if !isAbsolute(full) {
		return nil, &jsonschema.ParseURLError{URL: ref, Err: errOffline}
	}
	if root, ok := p.resources[uri].pointers[full]; ok {
		return p.local(uri, jsonpointer.Split(root), fragment)
	}
	if p.resources[full] != nil {
		return p.local(full, nil, fragment)
	}
	return p.engine.Compile(full + "#" + fragment)
}

// local compiles what a fragment leads to from the root of a resource in a document.
func (p *parts) local(uri string, root []string, fragment string) (*jsonschema.Schema, error) {
	location := uri + "#" + jsonpointer.Fragment(root...) + fragment
	if fragment != "" && fragment[0] != '/' {
		if len(root) == 0 {
			return p.engine.Compile(location)
		}
		return p.byAnchor(uri, root, fragment)
	}
	at, path := p.places[uri], slices.Concat(root, subschema.Tokens(fragment))
	_, i, ok := at.index.Find(slices.Concat(at.path, path))
	if !ok || len(path) == 0 {
		return p.engine.Compile(location)
	}
	if err := p.boundUnknown(uri, path); err != nil {
		return nil, err
	}
	return p.tree(uri, path, i)
}

// byAnchor compiles what an anchor leads to in a resource that is embedded in a document.
func (p *parts) byAnchor(uri string, root []string, fragment string) (*jsonschema.Schema, error) {
	anchor, err := url.PathUnescape(fragment)
	at := p.places[uri]
	_, i, ok := at.index.Find(slices.Concat(at.path, root))
	if err == nil && ok {
		if path, i := p.findAnchor(uri, root, i, anchor); path != nil {
			return p.tree(uri, path, i)
		}
	}
	return nil, &jsonschema.AnchorNotFoundError{URL: uri, Reference: p.resources[uri].bases[jsonpointer.String(root...)] + "#" + fragment}
}

// findAnchor returns the path of the schema with an anchor in value i or below it, as far
// as that belongs to the same resource; nil if there is none.
func (p *parts) findAnchor(uri string, path []string, i int, anchor string) ([]string, int) {
	at := p.places[uri]
	if at.index.Token(i).Kind != jsonindex.Object {
		return nil, 0
	}
	for name, value := range at.index.Members(i) {
		if at.index.Token(value).Kind != jsonindex.String {
			continue
		}
		switch text := at.index.Text(value); at.index.Text(name) {
		case "$anchor", "$dynamicAnchor":
			if text == anchor {
				return path, i
			}
		case "$id", "id": // before 2019-09
			if _, fragment, _ := strings.Cut(decoded(text), "#"); fragment == anchor {
				return path, i
			}
		}
	}
	for sub, below := range at.subschemas(i, path) {
		if _, isAnother := p.resources[uri].bases[jsonpointer.String(below...)]; isAnother {
			continue
		}
		if found, i := p.findAnchor(uri, below, sub, anchor); found != nil {
			return found, i
		}
	}
	return nil, 0
}

// baseAt returns the URI that references are relative to at a path in a document.
func (p *parts) baseAt(uri string, path []string) string {
	bases := p.resources[uri].bases
	for n := len(path); n > 0 && len(bases) > 1; n-- {
		if base, ok := bases[jsonpointer.String(path[:n]...)]; ok {
			return base
		}
	}
	return bases[""]
}

func isAbsolute(uri string) bool {
	u, err := url.Parse(uri)
	return err == nil && u.IsAbs()
}
