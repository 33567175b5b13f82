package compile

import (
	"fmt"
	"slices"
	"strconv"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/jsonindex"
)

// maxLocations bounds the lengths of the locations of all objects and booleans in a schema
// and its resources together, in bytes: each may be a schema, of which the engine keeps
// the URI and the whole JSON Pointer, and resolves references from the first byte on. A
// few thousand below one name of a megabyte are some gigabytes. A hundred thousand with
// locations as people write them stay below it.
const maxLocations = 64 << 20

// A locationCount counts down the lengths of the locations in one document.
type locationCount struct {
	doc  *jsonindex.Index
	uri  string // of the document
	left int    // of maxLocations
	path []string
}

// boundLocations refuses what a URI leads to if its locations are more than is left of
// maxLocations.
func (c *compilation) boundLocations(p *place, uri string) error {
	_, i, _ := p.index.Find(p.path)
	count := locationCount{doc: p.index, uri: uri, left: maxLocations - c.locations}
	if !count.value(i, uri, 0) {
		return p.fault(slices.Concat(p.path, count.path),
			fmt.Sprintf("the locations of all objects and booleans up to here are more than %d MiB long together", maxLocations>>20),
			advise(advice.ShorterNames))
	}
	c.locations = maxLocations - count.left
	return c.boundIdentifiers(p)
}

// value counts value i and all below it, up to the first that is too much: count.path
// leads to that then. base is the URI that references in it are relative to, length that
// of its JSON Pointer.
func (c *locationCount) value(i int, base string, length int) bool {
	switch c.doc.Token(i).Kind {
	case jsonindex.Object:
		if len(c.path) > 0 {
			base = baseOf(c.doc, i, base)
		}
		if !c.count(base, length) {
			return false
		}
		for name, value := range c.doc.Members(i) {
			if !c.below(value, base, length, c.doc.Text(name)) {
				return false
			}
		}
	case jsonindex.Array:
		n := 0
		for element := range c.doc.Elements(i) {
			if !c.below(element, base, length, strconv.Itoa(n)) {
				return false
			}
			n++
		}
	case jsonindex.True, jsonindex.False:
		return c.count(base, length)
	}
	return true
}

func (c *locationCount) below(i int, base string, length int, name string) bool {
	c.path = append(c.path, name)
	ok := c.value(i, base, length+1+len(name))
	if ok {
		c.path = c.path[:len(c.path)-1]
	}
	return ok
}

func (c *locationCount) count(base string, length int) bool {
	c.left -= len(c.uri) + len(base) + length
	return c.left >= 0
}
