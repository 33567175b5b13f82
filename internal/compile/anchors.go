package compile

import (
	"maps"
	"slices"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
)

// anchored returns the locations of all schemas with a dynamic anchor, or the recursive one
// of 2019-09, in what the engine has loaded.
func (c *compilation) anchored() []string {
	var locations []string
	for _, uri := range slices.Sorted(maps.Keys(c.places)) {
		p := c.places[uri]
		_, i, _ := p.index.Find(p.path)
		p.eachObject(i, nil, func(i int, path []string) {
			if p.hasAnchor(i) {
				locations = append(locations, uri+"#"+jsonpointer.Fragment(path...))
			}
		})
	}
	return locations
}

// hasAnchor reports whether object i has a dynamic anchor, or the recursive one.
func (d *document) hasAnchor(i int) bool {
	for name, value := range d.index.Members(i) {
		switch keyword := d.index.Text(name); d.index.Token(value).Kind {
		case jsonindex.String:
			if keyword == "$dynamicAnchor" {
				return true
			}
		case jsonindex.True:
			if keyword == "$recursiveAnchor" {
				return true
			}
		}
	}
	return false
}

// eachObject calls visit for every schema that is an object in value i and below it.
func (d *document) eachObject(i int, path []string, visit func(i int, path []string)) {
	if d.index.Token(i).Kind != jsonindex.Object {
		return
	}
	visit(i, path)
	for sub, path := range d.subschemas(i, path) {
		d.eachObject(sub, path, visit)
	}
}
