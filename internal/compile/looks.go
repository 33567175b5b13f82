package compile

import (
	"fmt"
	"slices"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
)

// maxLooks bounds how often the engine looks at something among others, one after the
// other, while it compiles, unless Options.MaxSteps does: some seconds of that. People's
// schemas stay a thousand times below it. It is counted before the engine begins.
const maxLooks = 500_000_000

// A lookCount counts the looks that there are, and may be.
type lookCount struct{ looks, most int64 }

// look counts so many looks at each of so many; false if that is too much.
func (l *lookCount) look(times, each int) bool {
	l.looks += int64(times) * int64(each) // of values of documents, whose bytes are below 4 GiB
	return l.looks <= l.most
}

// tooMany is the error of a place with something of which there is too much.
func (l *lookCount) tooMany(p *place, path []string, what string) error {
	return p.fault(slices.Concat(p.path, path), fmt.Sprintf("%s: to compile them all would take more than %d steps", what, l.most), advise(advice.SplitSchema))
}

// boundIdentifiers refuses a place with so many identifiers that the engine, which looks
// through all of them for each object, would take too long.
func (c *compilation) boundIdentifiers(p *place) error {
	_, i, _ := p.index.Find(p.path)
	identifiers, objects := p.countObjects(i)
	if !c.look(identifiers, objects) {
		return c.tooMany(p, nil, fmt.Sprintf("there are %d identifiers and %d objects here", identifiers, objects))
	}
	return nil
}

// countObjects counts the objects in value i, and those of them that have an identifier.
func (d *document) countObjects(i int) (identifiers, objects int) {
	for n := i; n < int(d.index.Token(i).Next); n++ {
		if d.index.Token(n).Kind == jsonindex.Object {
			objects++
			if id := baseOf(d.index, n, ""); id != "" && id[0] != '#' {
				identifiers++
			}
		}
	}
	return identifiers, objects
}

// boundQueue refuses the root of a resource with so many subschemas that have to be in
// one queue with it that the engine would take too long: those that are not in a
// container, and those with a dynamic anchor.
func (p *parts) boundQueue(uri string, path []string, i, queue int) error {
	at := p.places[uri]
	at.eachObject(i, path, func(i int, _ []string) {
		if at.hasAnchor(i) {
			_, objects := at.countObjects(i)
			queue += objects
		}
	})
	if !p.look(queue, queue) {
		return p.tooMany(at, path, fmt.Sprintf("%d subschemas belong together here", queue))
	}
	return nil
}

// boundUnknown refuses a reference to what only that makes a schema, where there are too
// many of them: the engine copies what it knows of the document for each.
func (p *parts) boundUnknown(uri string, path []string) error {
	at := p.places[uri]
	location := uri + "#" + jsonpointer.Fragment(path...)
	if p.unknown[location] || at.isSchemaAt(path) {
		return nil
	}
	p.unknown[location] = true
	const entry = 5 // looks in the time that it takes to copy an entry
	_, i, _ := at.index.Find(at.path)
	if !p.look(entry, int(at.index.Token(i).Next)-i) {
		return p.tooMany(at, path, "too many references lead to what is not below a keyword for schemas")
	}
	return nil
}

// isSchemaAt reports whether a path from the root of a place leads from schema to schema.
func (p *place) isSchemaAt(path []string) bool {
	value := p.value
	for len(path) > 0 {
		where := subschemasOf(path[0])
		member, _ := jsonpointer.Find(value, path[:1])
		taken := 1
		if _, isList := member.([]any); where == inMembers || isList {
			taken = 2
		}
		if _, isIndex := member.([]any); where == nowhere || len(path) < taken || where == inMembers && isIndex {
			return false
		}
		value, _ = jsonpointer.Find(value, path[:taken])
		path = path[taken:]
	}
	return true
}
