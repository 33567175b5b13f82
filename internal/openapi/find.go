package openapi

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/secret"
)

// A NotFoundError says that a document does not have what is asked for.
type NotFoundError struct {
	File  string // that of the document, or another one
	Name  string
	Under string   // what it was looked for under: a JSON Pointer, or words
	Names []string // that there are, in order
}

func (e *NotFoundError) Error() string {
	switch e.Under {
	case schemasPointer:
		return fmt.Sprintf("there is no schema %q under components/schemas", e.Name)
	case anchors:
		return fmt.Sprintf("there is no schema with the anchor %q", e.Name)
	}
	return fmt.Sprintf("there is no %q under %s", e.Name, e.Under)
}

// schemasPointer leads to the schemas of a document.
const schemasPointer = "/components/schemas"

// anchors is what a name is looked for under that is no pointer.
const anchors = "the anchors"

// A PointerError says that what is after "#" is no JSON Pointer.
type PointerError struct {
	Fragment string
	Err      error
}

func (e *PointerError) Error() string {
	return fmt.Sprintf("the pointer #%s cannot be read: %v", e.Fragment, e.Err)
}

func (e *PointerError) Unwrap() error { return e.Err }

// A target is a value in a file.
type target struct {
	file   *file
	tokens []string
	value  any
}

func (t target) key() string { return t.file.path + "#" + jsonpointer.String(t.tokens...) }

// below returns the member of a target, false if it has none of that name.
func (t target) below(token string) (target, bool) {
	next := target{file: t.file, tokens: append(slices.Clip(t.tokens), token)}
	var ok bool
	switch value := t.value.(type) {
	case map[string]any:
		next.value, ok = value[token]
	case []any:
		i, isIndex := jsonpointer.Index(token)
		if ok = isIndex && i < len(value); ok {
			next.value = value[i]
		}
	}
	return next, ok
}

// object returns the value as an object, nil for none.
func (t target) object() map[string]any {
	object, _ := t.value.(map[string]any)
	return object
}

// names returns the names of the members, in order.
func (t target) names() []string {
	switch value := t.value.(type) {
	case map[string]any:
		return slices.Sorted(maps.Keys(value))
	case []any:
		var names []string
		for i := range value {
			names = append(names, strconv.Itoa(i))
		}
		return names
	}
	return nil
}

// maxReferences bounds how many references one leads to, one after another or on the way to another.
const maxReferences = 100

// find returns what tokens lead to in a file, through the references on the way.
func (d *Document) find(f *file, tokens []string) (target, error) {
	at := target{file: f, value: f.value}
	for _, token := range tokens {
		next, err := d.step(at, token)
		if err != nil {
			return target{}, err
		}
		at = next
	}
	return at, nil
}

// step returns the member of a target, or of what that refers to.
func (d *Document) step(at target, token string) (target, error) {
	from := at
	for range maxReferences {
		if next, ok := at.below(token); ok {
			return next, nil
		}
		ref, ok := at.object()["$ref"].(string)
		if !ok {
			break
		}
		var err error
		if at, err = d.follow(at.file, ref); err != nil {
			return target{}, err
		}
	}
	return target{}, &NotFoundError{File: from.file.path, Name: token, Under: under(from.tokens), Names: from.names()}
}

func under(tokens []string) string {
	if len(tokens) == 0 {
		return "the document"
	}
	return jsonpointer.String(tokens...)
}

// errRound says that a reference leads nowhere, round in a circle.
var errRound = errors.New("a reference leads back to itself")

// follow returns what a reference in a file leads to, which may be through others.
func (d *Document) follow(from *file, ref string) (target, error) {
	if d.depth == 0 {
		d.followed = 0
	}
	if d.followed++; d.followed > maxReferences {
		return target{}, errRound
	}
	d.depth++
	defer func() { d.depth-- }()
	reference, fragment, _ := strings.Cut(ref, "#")
	f, err := d.open(from, reference)
	if err != nil {
		return target{}, err
	}
	tokens, err := f.tokensOf(fragment)
	if err != nil {
		if missing, ok := errors.AsType[*NotFoundError](err); ok {
			return target{}, missing
		}
		return target{}, fmt.Errorf("the reference %q cannot be read: %w", secret.Mask(ref, secret.OfSchema), err)
	}
	return d.find(f, tokens)
}

// resolve follows the references that a target is.
func (d *Document) resolve(at target) (target, error) {
	for range maxReferences {
		ref, ok := at.object()["$ref"].(string)
		if !ok {
			return at, nil
		}
		var err error
		if at, err = d.follow(at.file, ref); err != nil {
			return target{}, err
		}
	}
	return target{}, errRound
}

// SchemaFragment returns the fragment that leads to the schema of a name, with its "#".
func SchemaFragment(name string) string {
	return "#" + jsonpointer.Fragment("components", "schemas", name)
}
