package compat

import (
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// notes are what schemas tell a reader of a value without asserting it.
type notes struct {
	deprecated, writeOnly bool
	said                  map[string][]string // of formats that are not judged, and of contents: sorted
}

// notesOf reads what schemas tell of a value, and those that they refer to.
func (s *side) notesOf(schemas []*jsonschema.Schema) notes {
	n := notes{said: map[string][]string{}}
	seen := map[*jsonschema.Schema]bool{nil: true}
	for queue := slices.Clone(schemas); len(queue) > 0; queue = queue[1:] {
		schema := queue[0]
		if seen[schema] {
			continue
		}
		seen[schema] = true
		n.add(s.source(schema))
		queue = slices.Concat(queue, references(schema), schema.AllOf)
		if _, others := split(slices.Concat(schema.AnyOf, schema.OneOf)); len(others) == 1 { // and null
			queue = append(queue, others...)
		}
	}
	for _, texts := range n.said {
		slices.Sort(texts)
	}
	return n
}

// saying are the keywords whose texts are told.
var saying = []string{"format", "contentEncoding", "contentMediaType"}

func (n *notes) add(source map[string]any) {
	n.deprecated = n.deprecated || source["deprecated"] == true
	n.writeOnly = n.writeOnly || source["writeOnly"] == true
	for _, keyword := range saying {
		if text, ok := source[keyword].(string); ok && !slices.Contains(n.said[keyword], text) {
			n.said[keyword] = append(n.said[keyword], text)
		}
	}
}

// compareNotes compares what is told of a value. That is never proven by documents.
func (d *differ) compareNotes(at *place, old, new *shape) {
	if old.forbidden || new.forbidden {
		return
	}
	o, n := d.old.notesOf(at.old), d.new.notesOf(at.new)
	unjudged := func(keyword string, class Class, before, after string) {
		d.note(Difference{Path: at.path, Keyword: keyword, Class: class, Old: before, New: after, Unjudged: true, at: at})
	}
	if n.deprecated && !o.deprecated {
		unjudged("deprecated", Notice, "", "true")
	}
	if n.writeOnly && !o.writeOnly {
		unjudged("writeOnly", Notice, "", "true")
	}
	for _, keyword := range saying {
		before, after := o.said[keyword], n.said[keyword]
		if slices.Equal(before, after) || keyword == "format" && !slices.Equal(old.texts[keyword], new.texts[keyword]) {
			continue // one that is judged has changed, which is told already
		}
		class := Widening
		if len(before) == 0 || len(before) == 1 && len(after) == 1 && slices.Contains(narrower(before[0]), after[0]) {
			class = Safe // the reader made no use of it, or knows all of it
		}
		unjudged(keyword, class, strings.Join(before, ", "), strings.Join(after, ", "))
	}
}

// narrower returns the formats whose values are all of another (OpenAPI Format Registry).
func narrower(format string) []string {
	switch format {
	case "int64":
		return []string{"int32", "int16", "int8", "uint8", "uint16", "uint32"}
	case "int32":
		return []string{"int16", "int8", "uint8", "uint16"}
	case "int16":
		return []string{"int8", "uint8"}
	case "uint64":
		return []string{"uint32", "uint16", "uint8"}
	case "uint32":
		return []string{"uint16", "uint8"}
	case "uint16":
		return []string{"uint8"}
	case "double":
		return []string{"float", "int32", "int16", "int8"}
	case "decimal":
		return []string{"decimal128"}
	case "decimal128":
		return []string{"decimal64"}
	}
	return nil
}
