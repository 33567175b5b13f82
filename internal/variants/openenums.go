package variants

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/show"
)

// KnownValues is the keyword that an enum becomes whose values are not all there will be.
const KnownValues = "x-known-values"

// OpenEnums returns a JSON Schema in which the enums of the values at some places take other
// values of the same types: the places are JSON Pointers, in which * stands for any. An enum
// that applies elsewhere as well, through a reference, is open there too.
func OpenEnums(schema []byte, places []string) []byte {
	doc := new(jsonindex.Index)
	var root any
	if len(places) == 0 || json.Unmarshal(schema, &root) != nil || doc.Parse(schema, jsonindex.Options{}) != nil {
		return schema
	}
	l := locator{walk: walk{root: root, steps: maxSteps}, found: map[string]bool{}}
	for _, place := range places {
		l.at(root, nil, jsonpointer.Split(place))
	}
	var edits []edit
	for _, location := range slices.Sorted(maps.Keys(l.found)) {
		if _, object, ok := doc.Find(jsonpointer.Split(location)); ok {
			edits = append(edits, openEnum(doc, object)...)
		}
	}
	return apply(schema, edits)
}

// openEnum returns the edits that open the enum of a schema.
func openEnum(doc *jsonindex.Index, object int) []edit {
	if doc.Token(object).Kind != jsonindex.Object {
		return nil
	}
	name, value, ok := doc.Child(object, "enum")
	if !ok {
		return nil
	}
	text := strconv.Quote(KnownValues)
	if _, _, hasType := doc.Child(object, "type"); !hasType {
		list, _ := doc.Value(value).([]any)
		types := map[string]bool{}
		for _, v := range list {
			types[show.TypeName(v)] = true
		}
		named, err := json.Marshal(slices.Sorted(maps.Keys(types)))
		if err != nil || len(types) == 0 {
			return nil
		}
		text = `"type": ` + string(named) + ", " + text
	}
	t := doc.Token(name)
	return []edit{{int(t.Start), int(t.End), []byte(text)}}
}

// apply makes edits, none of which overlap.
func apply(text []byte, edits []edit) []byte {
	slices.SortFunc(edits, func(a, b edit) int { return cmp.Compare(a.start, b.start) })
	out, at := []byte{}, 0
	for _, e := range edits {
		out = append(append(out, text[at:e.start]...), e.text...)
		at = e.end
	}
	return append(out, text[at:]...)
}

// A locator finds where the schemas of values are.
type locator struct {
	walk
	found map[string]bool // JSON Pointers
}

// at notes the schemas that apply to the values at a place below what a schema at a location
// applies to.
func (l *locator) at(schema any, location, place []string) {
	object, ok := schema.(map[string]any)
	if !ok || !l.step() {
		return
	}
	if ref, ok := object["$ref"].(string); ok && strings.HasPrefix(ref, "#") {
		if tokens, err := jsonpointer.ParseFragment(ref[1:]); err == nil {
			l.at(l.target(object), tokens, place)
		}
	}
	for _, keyword := range []string{"allOf", "anyOf", "oneOf"} {
		l.each(object, location, keyword, place)
	}
	for _, keyword := range []string{"then", "else"} {
		l.below(object, location, keyword, place)
	}
	if len(place) == 0 {
		l.found[jsonpointer.String(location...)] = true
		return
	}
	token, rest := place[0], place[1:]
	properties, _ := object["properties"].(map[string]any)
	for name, sub := range properties {
		if name == token || token == "*" {
			l.at(sub, append(slices.Clip(location), "properties", name), rest)
		}
	}
	if _, isIndex := jsonpointer.Index(token); isIndex || token == "*" {
		l.below(object, location, "items", rest)
		l.each(object, location, "prefixItems", rest)
	}
	l.below(object, location, "additionalProperties", rest)
}

// below is at for the schema in a keyword.
func (l *locator) below(object map[string]any, location []string, keyword string, place []string) {
	if sub, ok := object[keyword].(map[string]any); ok {
		l.at(sub, append(slices.Clip(location), keyword), place)
	}
}

// each is at for the schemas in the list of a keyword.
func (l *locator) each(object map[string]any, location []string, keyword string, place []string) {
	list, _ := object[keyword].([]any)
	for i, sub := range list {
		l.at(sub, append(slices.Clip(location), keyword, strconv.Itoa(i)), place)
	}
}
