package compile

import (
	"iter"
	"strconv"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
)

// subschemas yields the values that are subschemas of object i of a schema, in any draft,
// with their paths; path is that of the object.
func (d *document) subschemas(i int, path []string) iter.Seq2[int, []string] {
	return func(yield func(int, []string) bool) {
		for name, value := range d.index.Members(i) {
			keyword := d.index.Text(name)
			where, ok := subschemasOf[keyword]
			if ok && !d.subschemasIn(value, jsonpointer.Below(path, keyword), where, yield) {
				return
			}
		}
	}
}

// subschemasIn yields those in the value of one keyword; false to stop.
func (d *document) subschemasIn(i int, path []string, where int, yield func(int, []string) bool) bool {
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

// inValue and inMembers say where the subschemas of a keyword are: its value, or the
// elements of that; or the members of its value.
const (
	inValue = iota + 1
	inMembers
)

// subschemasOf has the keywords of all drafts that hold subschemas.
var subschemasOf = map[string]int{
	"allOf": inValue, "anyOf": inValue, "oneOf": inValue, "not": inValue, "if": inValue, "then": inValue, "else": inValue,
	"items": inValue, "prefixItems": inValue, "additionalItems": inValue, "contains": inValue, "unevaluatedItems": inValue,
	"additionalProperties": inValue, "propertyNames": inValue, "unevaluatedProperties": inValue, "contentSchema": inValue,
	"properties": inMembers, "patternProperties": inMembers, "dependentSchemas": inMembers, "dependencies": inMembers,
	"$defs": inMembers, "definitions": inMembers,
}
