package compat

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
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
		sortByText(all)
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
	for i := range s.arrays.First() {
		first = append(first, every(s.arrays.Element(i)))
	}
	if first != nil {
		schema["prefixItems"] = first
	}
	if rest := s.arrays.Element(s.arrays.First()); rest != nil {
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

// sortByText sorts values by their JSON, which is written once for each of them.
func sortByText(all []any) {
	type pair struct {
		text  string
		value any
	}
	pairs := make([]pair, len(all))
	for i, v := range all {
		pairs[i] = pair{text(v), v}
	}
	slices.SortFunc(pairs, func(a, b pair) int { return cmp.Compare(a.text, b.text) })
	for i, p := range pairs {
		all[i] = p.value
	}
}

// A writer writes schemas so that those that say the same are the same, as far as
// some levels down.
type writer struct {
	digests map[digestKey]string
	counts  map[digestKey]int
}

type digestKey struct {
	schema *jsonschema.Schema
	depth  int
}

// How many levels of schemas are compared, and how many are shown.
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
	depth := d.writer.depthToShow(shownDepth, func(say say) {
		for _, c := range clauses {
			c.write(say)
		}
	})
	var all []string
	for _, c := range clauses {
		said := c.write(func(s *jsonschema.Schema) any { return shown(s, depth) })
		all = append(all, text(maskKeyword(d.masking, path, keyword, said)))
	}
	slices.Sort(all)
	return joined(all)
}

func (d *differ) showSchemas(path string, schemas []*jsonschema.Schema) string {
	depth := d.writer.depthToShow(shownDepth, func(say say) {
		for _, s := range schemas {
			say(s)
		}
	})
	var all []string
	for _, s := range schemas {
		all = append(all, text(maskSchema(d.masking, path, shown(s, depth))))
	}
	slices.Sort(all)
	return joined(all)
}

// showValues writes values, which are JSON.
func (d *differ) showValues(path string, values []string) string {
	var all []string
	for _, v := range values[:min(len(values), maxValues)] {
		all = append(all, mask(d.masking, path, v))
	}
	return joined(all) + andMore(len(values)-maxValues)
}

// joined writes some of what there is, and how much more there is.
func joined(all []string) string {
	return strings.Join(all[:min(len(all), maxValues)], ", ") + andMore(len(all)-maxValues)
}

func andMore(n int) string {
	if n <= 0 {
		return ""
	}
	return fmt.Sprintf(" and %d more", n)
}

// maxShown is how many schemas are shown, on all levels, unless there are more on the
// first.
const maxShown = 200

// depthToShow returns how many levels can be shown, of as many as there should be,
// without it being more than anybody could read: schemas that refer to one another can
// have more on each level.
func (w *writer) depthToShow(depth int, write func(say)) int {
	for ; depth > 1; depth-- {
		n := 0
		write(func(s *jsonschema.Schema) any { n += w.count(s, depth); return nil })
		if n <= maxShown {
			break
		}
	}
	return depth
}

// count returns how many schemas there are in one, itself among them, as far as some
// levels down.
func (w *writer) count(schema *jsonschema.Schema, depth int) int {
	key := digestKey{schema, depth}
	if n, ok := w.counts[key]; ok || depth == 0 {
		return n
	}
	n := 1
	if s := shapeOf(schema); !s.forbidden {
		s.written(func(s *jsonschema.Schema) any { n = min(n+w.count(s, depth-1), maxShown+1); return nil })
	}
	w.counts[key] = n
	return n
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
