package compile

import (
	"iter"
	"strconv"

	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
)

// subschemas yields the values that are subschemas of object i of a schema, in any draft,
// with their paths; path is that of the object.
func (d *document) subschemas(i int, path []string) iter.Seq2[int, []string] {
	return func(yield func(int, []string) bool) {
		for name, value := range d.index.Members(i) {
			keyword := d.index.Text(name)
			where := subschemasOf(keyword)
			if where != nowhere && !d.subschemasIn(value, jsonpointer.Below(path, keyword), where, yield) {
				return
			}
		}
	}
}

// subschemasIn yields those in the value of one keyword; false to stop.
func (d *document) subschemasIn(i int, path []string, where whereabouts, yield func(int, []string) bool) bool {
	switch kind := d.index.Token(i).Kind; {
	case kind == jsonindex.Array && where == inValue:
		n := 0
		for element := range d.index.Elements(i) {
			if !yield(element, jsonpointer.Below(path, strconv.Itoa(n))) {
				return false
			}
			n++
		}
	case kind == jsonindex.Object && where == inMembers:
		for name, value := range d.index.Members(i) {
			if !yield(value, jsonpointer.Below(path, d.index.Text(name))) {
				return false
			}
		}
	case where == inValue:
		return yield(i, path)
	}
	return true
}

// whereabouts say where the subschemas of a keyword are.
type whereabouts int

const (
	nowhere   whereabouts = iota
	inValue               // its value, or the elements of that
	inMembers             // the members of its value
)

// subschemasOf says where those of a keyword are, in any draft.
func subschemasOf(keyword string) whereabouts {
	k := dialect.Find(keyword)
	if k == nil {
		return nowhere
	}
	switch k.Shape {
	case dialect.Schema, dialect.SchemaOrList, dialect.SchemaList:
		return inValue
	case dialect.SchemaMap, dialect.SchemaMapPart:
		return inMembers
	}
	return nowhere
}

// isDefinitions reports whether the subschemas of a keyword apply to nothing by themselves.
func isDefinitions(keyword string) bool {
	k := dialect.Find(keyword)
	return k != nil && k.Role == dialect.Definition
}
