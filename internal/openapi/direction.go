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
	return slices.ContainsFunc(schemas, func(at target) bool { return t.marks(at, name, keyword, 0) })
}

// maxDepth bounds how far references and "allOf" are followed for the properties of an object.
const maxDepth = 16

// marks reports whether a schema, or one that applies with it, marks a property.
func (t *translator) marks(at target, name, keyword string, depth int) bool {
	if depth > maxDepth {
		return false
	}
	resolved, err := t.document.resolve(at)
	if err != nil {
		return false
	}
	if properties, ok := resolved.below("properties"); ok {
		if property, ok := properties.below(name); ok && t.isMarked(property, keyword, depth) {
			return true
		}
	}
	return t.anyOfAll(resolved, func(sub target) bool { return t.marks(sub, name, keyword, depth+1) })
}

// isMarked reports whether a schema of a value has a mark, or what it refers to.
func (t *translator) isMarked(at target, keyword string, depth int) bool {
	if depth > maxDepth {
		return false
	}
	if at.object()[keyword] == true && (!at.file.old || at.object()["$ref"] == nil) {
		return true
	}
	if at.object()["$ref"] != nil {
		next, err := t.document.resolve(at)
		return err == nil && t.isMarked(next, keyword, depth+1)
	}
	return t.anyOfAll(at, func(sub target) bool { return t.isMarked(sub, keyword, depth+1) })
}

// anyOfAll reports whether something is true of a schema in "allOf".
func (t *translator) anyOfAll(at target, is func(target) bool) bool {
	all, ok := at.below("allOf")
	if !ok {
		return false
	}
	return slices.ContainsFunc(all.names(), func(i string) bool {
		sub, _ := all.below(i)
		return is(sub)
	})
}
