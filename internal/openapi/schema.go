package openapi

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/jsonpointer"
)

// A Schema is a schema of an OpenAPI document, as a JSON Schema of draft 2020-12 that refers to nothing
// but itself.
type Schema struct {
	JSON    []byte
	origins map[string]target // of the definitions
}

// Origin returns the file and the JSON Pointer of what a pointer into the schema leads to, or of what is
// around it; "" for what is in no file.
func (s *Schema) Origin(pointer string) (file, at string) {
	tokens := jsonpointer.Split(pointer)
	if len(tokens) < 2 || tokens[0] != "$defs" {
		return "", ""
	}
	from, ok := s.origins[tokens[1]]
	if !ok {
		return "", ""
	}
	for _, token := range tokens[2:] {
		next, ok := from.below(token)
		if !ok {
			break
		}
		from = next
	}
	return from.file.path, jsonpointer.String(from.tokens...)
}

// Schema returns the schema that a fragment leads to, without its "#": a JSON Pointer, an anchor, or
// the name of an operation (GET /orders/{id} 200). Where the pointer leads to an operation, a response or
// a media type, it is the schema of that; one that leads to a request has the direction of that. The error is a [*NotFoundError], a [*PointerError], or says
// what in the document cannot be translated.
func (d *Document) Schema(fragment string, direction Direction) (*Schema, error) {
	if isOfRequest(fragment) {
		direction = Request
	}
	at, err := d.at(fragment, direction)
	if err != nil {
		return nil, err
	}
	t := translator{document: d, direction: direction, found: map[string]any{}, names: map[string]string{}, origins: map[string]target{}}
	ref, err := t.refer(at)
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(map[string]any{
		"$schema": dialect.Draft202012.Metaschema(),
		"$ref":    ref,
		"$defs":   t.found,
	})
	return &Schema{text, t.origins}, err
}

// Combined returns a schema of objects that have documents for members, by names, each by the schema that
// a fragment leads to. Those that cannot be had are left out, with the reasons.
func (d *Document) Combined(fragments map[string]string, direction Direction) (s *Schema, failed map[string]error, err error) {
	t := translator{document: d, direction: direction, found: map[string]any{}, names: map[string]string{}, origins: map[string]target{}}
	failed = map[string]error{}
	members := map[string]any{}
	for _, name := range slices.Sorted(maps.Keys(fragments)) {
		at, err := d.at(fragments[name], direction)
		if err != nil {
			failed[name] = err
			continue
		}
		ref, err := t.refer(at)
		if err != nil {
			failed[name] = err
			continue
		}
		members[name] = map[string]any{"$ref": ref}
	}
	for name, definition := range t.found {
		if definition == nil { // one that failed
			t.found[name] = true
		}
	}
	text, err := json.Marshal(map[string]any{
		"$schema":    dialect.Draft202012.Metaschema(),
		"type":       "object",
		"properties": members,
		"$defs":      t.found,
	})
	return &Schema{text, t.origins}, failed, err
}

// isOfRequest reports whether a pointer leads to what a server is asked.
func isOfRequest(fragment string) bool {
	return strings.Contains(fragment, "/requestBody") || strings.Contains(fragment, "/requestBodies/") || strings.Contains(fragment, "/parameters/")
}

// at returns what a fragment leads to.
func (d *Document) at(fragment string, direction Direction) (target, error) {
	if at, ok, err := d.byWords(fragment, direction); ok {
		return at, err
	}
	tokens, err := d.main.tokensOf(fragment)
	if err != nil {
		if missing, ok := errors.AsType[*NotFoundError](err); ok {
			return target{}, missing
		}
		return target{}, &PointerError{fragment, err}
	}
	at, err := d.find(d.main, tokens)
	if err != nil {
		return target{}, err
	}
	return d.descend(at, direction)
}

// A translator collects schemas and those that they refer to.
type translator struct {
	document  *Document
	direction Direction
	found     map[string]any    // the definitions
	names     map[string]string // of them, by the keys of targets
	origins   map[string]target // by name
}

// refer collects a schema, and returns the reference to it in the result.
func (t *translator) refer(at target) (string, error) {
	whole, below := t.whole(at)
	name, ok := t.names[whole.key()]
	if !ok {
		name = t.nameFor(whole)
		t.names[whole.key()], t.origins[name] = name, whole
		t.found[name] = nil // it may refer to itself
		translated, err := t.schema(whole, nil)
		if err != nil {
			return "", err
		}
		t.found[name] = translated
	}
	return "#" + jsonpointer.Fragment(slices.Concat([]string{"$defs", name}, below)...), nil
}

// whole returns the definition under components/schemas that a target is in, and the way from there: it is
// translated as a whole. Any other target is a definition itself.
func (t *translator) whole(at target) (whole target, below []string) {
	if len(at.tokens) <= 3 || at.tokens[0] != "components" || at.tokens[1] != "schemas" {
		return at, nil
	}
	whole, err := t.document.find(at.file, at.tokens[:3])
	if err != nil || t.changes(whole, at.tokens[3:]) {
		return at, nil
	}
	return whole, at.tokens[3:]
}

// changes reports whether the way below a schema is another one once that is translated.
func (t *translator) changes(at target, tokens []string) bool {
	for _, token := range tokens {
		if isWrapped(at) || at.object()["$ref"] != nil {
			return true
		}
		next, ok := at.below(token)
		if !ok {
			return false
		}
		at = next
	}
	return false
}

// nameFor returns a name for a definition: that of the schema, and of its file if there is another one of
// that name.
func (t *translator) nameFor(at target) string {
	name := "schema"
	if len(at.tokens) > 0 {
		name = at.tokens[len(at.tokens)-1]
	} else if base := path.Base(at.file.path); at.file != t.document.main {
		name = strings.TrimSuffix(base, path.Ext(base))
	}
	own := at.file == t.document.main && len(at.tokens) == 3 && at.tokens[0] == "components" && at.tokens[1] == "schemas"
	free := func(name string) bool {
		_, taken := t.found[name]
		return !taken && (own || !slices.Contains(t.document.SchemaNames(), name))
	}
	for n, base := 2, name; !free(name); n++ {
		name = fmt.Sprintf("%s-%d", base, n)
	}
	return name
}

// placed says where something cannot be translated.
func placed(at target, main *file, err error) error {
	where := jsonpointer.String(at.tokens...)
	if at.file != main {
		where = at.file.path + "#" + where
	}
	return fmt.Errorf("%s: %w", where, err)
}
