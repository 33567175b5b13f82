package compile

import (
	"maps"
	"net/url"

	"example.com/authlink/internal/jsonindex"
)

// A document is a text that references may lead to: the schema, or a resource.
type document struct {
	name  string // as Options.Resources calls it; "" for the schema
	text  []byte
	index *jsonindex.Index

	file string // its absolute URI if nothing in it said otherwise: by its name alone
	base string // the one that its identifier gives it, or else file
}

// identifiers returns the document with nothing in it but what may identify it. The engine
// gets all of it decoded later.
func (d *document) identifiers() any {
	if d.index.Token(0).Kind != jsonindex.Object {
		return nil
	}
	found := map[string]any{}
	for name, value := range d.index.Members(0) {
		switch keyword := d.index.Text(name); keyword {
		case "$id", "id":
			found[keyword] = d.index.Value(value)
		}
	}
	return found
}

// A place is a schema that references lead to by a URI without a fragment: a whole
// document, or a schema with an identifier of its own in one.
type place struct {
	*document
	path []string // from the root of the document

	value any // decoded, as the engine has it; nil before that asks for it
}

// decode returns the value of the place for the engine, which resolves identifiers
// against the URI that it asked by. That is right for one that is absolute; so any other
// is made so here. metaschema is the "$schema" that an embedded schema inherits.
func (p *place) decode(uri, metaschema string) any {
	_, i, _ := p.index.Find(p.path)
	p.value = p.index.Value(i)
	object, ok := p.value.(map[string]any)
	if !ok {
		return p.value
	}
	object = maps.Clone(object)
	for _, keyword := range []string{"$id", "id"} {
		if id, ok := object[keyword].(string); ok && isRelative(id) {
			object[keyword] = uri
		}
	}
	if _, ok := object["$schema"]; !ok && metaschema != "" {
		object["$schema"] = metaschema
	}
	p.value = object
	return object
}

// isRelative reports whether an identifier depends on what it is relative to. One that
// is but a fragment is an anchor, and identifies nothing.
func isRelative(id string) bool {
	u, err := url.Parse(id)
	return err == nil && !u.IsAbs() && (u.Path != "" || u.Host != "" || u.RawQuery != "")
}
