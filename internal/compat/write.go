package compat

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// written returns all that a shape says, as the members of a schema.
func (s *shape) written(say say) map[string]any {
	schema := map[string]any{}
	if s.types != nil {
		schema["type"] = s.types
	}
	if s.enum != nil {
		var values []any
		for _, v := range s.enum {
			values = append(values, json.RawMessage(v))
		}
		schema["enum"] = values
	}
	for keyword, limit := range s.limits {
		schema[keyword] = json.Number(number(limit))
	}
	if s.multiple != nil {
		schema["multipleOf"] = json.Number(number(s.multiple))
	}
	for keyword, texts := range s.texts {
		schema[keyword] = oneOrAll(texts)
	}
	if s.required != nil {
		schema["required"] = s.required
	}
	s.writeChildren(schema, say)
	for keyword, clauses := range s.clauses {
		var all []any
		for _, c := range clauses {
			all = append(all, c.write(say))
		}
		slices.SortFunc(all, func(a, b any) int { return cmp.Compare(text(a), text(b)) })
		schema[keyword] = oneOrAll(all)
	}
	return schema
}

func (s *shape) writeChildren(schema map[string]any, say say) {
	every := func(schemas []*jsonschema.Schema) any {
		var all []any
		for _, schema := range schemas {
			all = append(all, say(schema))
		}
		return oneOrAll(all)
	}
	if len(s.properties) > 0 {
		properties := map[string]any{}
		for name, schemas := range s.properties {
			properties[name] = every(schemas)
		}
		schema["properties"] = properties
	}
	if s.closed {
		schema["additionalProperties"] = false
	} else if s.additional != nil {
		schema["additionalProperties"] = every(s.additional)
	}
	var first []any
	for i := range s.first() {
		first = append(first, every(s.element(i)))
	}
	if first != nil {
		schema["prefixItems"] = first
	}
	if rest := s.element(s.first()); rest != nil {
		schema["items"] = every(rest)
	}
}

// oneOrAll is the element of a list of one, else the list.
func oneOrAll[T any](list []T) any {
	if len(list) == 1 {
		return list[0]
	}
	return list
}

// text writes JSON in which objects have their members sorted.
func text(v any) string {
	out, err := json.Marshal(v)
	if err != nil {
		return "" // it is made of what a schema is made of
	}
	return string(out)
}

// A writer writes schemas so that those that say the same are the same, as far as
// some levels down.
type writer struct {
	digests map[digestKey]string
}

type digestKey struct {
	schema *jsonschema.Schema
	depth  int
}

// How many levels of schemas are told apart, and how many are shown.
const (
	comparedDepth = 24
	shownDepth    = 4
)

// digest is the same for clauses that say the same.
func (w *writer) digest(c clause) string {
	return text(c.write(func(s *jsonschema.Schema) any { return w.digestOf(s, comparedDepth) }))
}

func (w *writer) digestOf(schema *jsonschema.Schema, depth int) string {
	key := digestKey{schema, depth}
	if found, ok := w.digests[key]; ok || depth == 0 {
		return found
	}
	s := shapeOf(schema)
	said := any(false)
	if !s.forbidden {
		said = s.written(func(s *jsonschema.Schema) any { return w.digestOf(s, depth-1) })
	}
	sum := sha256.Sum256([]byte(text(said)))
	w.digests[key] = hex.EncodeToString(sum[:])
	return w.digests[key]
}

// showClauses writes clauses of a keyword for people, without the schemas far down
// in them.
func (d *differ) showClauses(path, keyword string, clauses []clause) string {
	var all []string
	for _, c := range clauses {
		said := c.write(func(s *jsonschema.Schema) any { return shown(s, shownDepth) })
		all = append(all, text(maskKeyword(d.masking, path, keyword, said)))
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

func (d *differ) showSchemas(path string, schemas []*jsonschema.Schema) string {
	var all []string
	for _, s := range schemas {
		all = append(all, text(maskSchema(d.masking, path, shown(s, shownDepth))))
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

// showValues writes values, which are JSON.
func (d *differ) showValues(path string, values []string) string {
	var all []string
	for _, v := range values {
		all = append(all, mask(d.masking, path, v))
	}
	return strings.Join(all, ", ")
}

func shown(schema *jsonschema.Schema, depth int) any {
	s := shapeOf(schema)
	switch {
	case s.forbidden:
		return false
	case depth == 0:
		return "…"
	}
	written := s.written(func(s *jsonschema.Schema) any { return shown(s, depth-1) })
	if s.isSecret() {
		hide(written)
	}
	return written
}
