package openapi

import "slices"

// Directions returns the names of the directions, the usual one first.
func Directions() []string { return []string{"response", "request"} }

// DirectionOf returns the direction of a name, the usual one for any other.
func DirectionOf(name string) Direction { return Direction(max(0, slices.Index(Directions(), name))) }

func (d Direction) String() string { return Directions()[d] }

// direct takes from what a schema requires what has no place in a document of the direction.
func (t *translator) direct(translated map[string]any, same []target) {
	required, ok := translated["required"].([]any)
	if !ok {
		return
	}
	translated["required"] = slices.DeleteFunc(slices.Clone(required), func(name any) bool {
		text, ok := name.(string)
		return ok && t.isOtherWay(text, same)
	})
	if len(translated["required"].([]any)) == 0 {
		delete(translated, "required")
	}
}

// isOtherWay reports whether one of the schemas of an object says that a property is not in documents of
// the direction.
func (t *translator) isOtherWay(name string, schemas []target) bool {
	keyword := "writeOnly"
	if t.direction == Request {
		keyword = "readOnly"
	}
	m := marker{t.document, name, keyword, visited{}, visited{}}
	return slices.ContainsFunc(schemas, m.marks)
}

// A visited has the places that a search has been to: references form any graph, and the ways through one may
// be more than anybody can go.
type visited map[string]bool

// isNew reports whether a place has not been visited, which it then has.
func (v visited) isNew(at target) bool {
	key := at.key()
	isNew := !v[key]
	v[key] = true
	return isNew
}

// A marker looks for the mark of one property.
type marker struct {
	document        *Document
	name, keyword   string
	objects, values visited // the schemas of each that have been looked at
}

// marks reports whether a schema, or one that applies with it, marks the property.
func (m marker) marks(at target) bool {
	resolved, err := m.document.resolve(at)
	if err != nil || !m.objects.isNew(resolved) {
		return false
	}
	if properties, ok := resolved.below("properties"); ok {
		if property, ok := properties.below(m.name); ok && m.isMarked(property) {
			return true
		}
	}
	return anyOfAll(resolved, m.marks)
}

// isMarked reports whether a schema of a value has the mark, or what it refers to.
func (m marker) isMarked(at target) bool {
	if !m.values.isNew(at) {
		return false
	}
	if at.object()[m.keyword] == true && (!at.file.old || at.object()["$ref"] == nil) {
		return true
	}
	if at.object()["$ref"] != nil {
		next, err := m.document.resolve(at)
		return err == nil && m.isMarked(next)
	}
	return anyOfAll(at, m.isMarked)
}

// anyOfAll reports whether something is true of a schema in "allOf".
func anyOfAll(at target, is func(target) bool) bool {
	all, ok := at.below("allOf")
	if !ok {
		return false
	}
	return slices.ContainsFunc(all.names(), func(i string) bool {
		sub, _ := all.below(i)
		return is(sub)
	})
}
