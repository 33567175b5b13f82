// Package openapi extracts schemas from OpenAPI documents, 3.0 and 3.1.
//
// A Schema Object of OpenAPI 3.1 is already JSON Schema 2020-12 (OpenAPI 3.1.0,
// section 4.8.24). That of 3.0 is a dialect of its own (3.0.3, section 4.7.24),
// with "nullable", a boolean "exclusiveMinimum", an "example", and references that
// ignore the keywords beside them.
package openapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/secret"
)

// prefix begins the references to a document's schemas.
const prefix = "#/components/schemas/"

// A NotFoundError says that a document has no schema of a name.
type NotFoundError struct {
	Name  string
	Names []string // of the schemas that it has, in order
}

func (e *NotFoundError) Error() string {
	return fmt.Sprintf("there is no schema %q under components/schemas", e.Name)
}

// Schema returns the schema of a name under components/schemas of an OpenAPI
// document in JSON, with everything that it refers to, as a JSON Schema of draft
// 2020-12. The error is a [*NotFoundError], or says what in the document cannot
// be translated.
func Schema(document []byte, name string) ([]byte, error) {
	var value any
	decoder := json.NewDecoder(bytes.NewReader(document))
	decoder.UseNumber()
	if err := decoder.Decode(&value); err != nil {
		return nil, err
	}
	d, ok := value.(map[string]any)
	if !ok {
		return nil, errors.New("this is not an OpenAPI document: expected an object")
	}
	version, err := versionOf(d)
	if err != nil {
		return nil, err
	}
	schemas, err := schemasOf(d)
	if err != nil {
		return nil, err
	}
	t := translator{schemas: schemas, old: version == "3.0", found: map[string]any{}}
	if err := t.add(name); err != nil {
		return nil, err
	}
	return json.Marshal(map[string]any{
		"$schema": dialect.Draft202012.Metaschema(),
		"$ref":    reference(name),
		"$defs":   t.found,
	})
}

// versionOf returns the version of a document, "3.0" or "3.1".
func versionOf(document map[string]any) (string, error) {
	switch version := document["openapi"].(type) {
	case string:
		for _, known := range []string{"3.0", "3.1"} {
			if version == known || strings.HasPrefix(version, known+".") {
				return known, nil
			}
		}
		return "", fmt.Errorf(`this is not an OpenAPI document of version 3.0 or 3.1: "openapi" is %.20q`, version)
	case nil:
		if _, ok := document["swagger"]; ok {
			return "", errors.New(`this is a Swagger 2.0 document: convert it to OpenAPI 3.0 or 3.1`)
		}
		return "", errors.New(`this is not an OpenAPI document of version 3.0 or 3.1: it has no "openapi"`)
	}
	return "", errors.New(`"openapi" must be a string in quotes, such as "3.1.0"`)
}

// schemasOf returns what is under components/schemas, nil if that is missing.
func schemasOf(document map[string]any) (map[string]any, error) {
	at := document
	for _, name := range []string{"components", "schemas"} {
		value, there := at[name]
		object, ok := value.(map[string]any)
		if there && !ok {
			return nil, fmt.Errorf("%q must be an object", name)
		}
		at = object
	}
	return at, nil
}

// A translator collects schemas and those that they refer to.
type translator struct {
	schemas map[string]any
	old     bool // the dialect is that of 3.0
	found   map[string]any
}

func (t *translator) add(name string) error {
	if _, done := t.found[name]; done {
		return nil
	}
	schema, ok := t.schemas[name]
	if !ok {
		return &NotFoundError{name, slices.Sorted(maps.Keys(t.schemas))}
	}
	t.found[name] = nil // it may refer to itself
	translated, err := t.schema(schema)
	if err != nil {
		return fmt.Errorf("%s: %w", jsonpointer.String("components", "schemas", name), err)
	}
	t.found[name] = translated
	return nil
}

// schema translates a Schema Object. What is not a Schema Object is left to whoever compiles it.
func (t *translator) schema(value any) (any, error) {
	object, ok := value.(map[string]any)
	if !ok {
		return value, nil
	}
	if ref, ok := object["$ref"].(string); ok {
		to, err := t.follow(ref)
		if err != nil || t.old {
			return map[string]any{"$ref": to}, err
		}
		object = with(object, "$ref", to)
	}
	translated := maps.Clone(object)
	for _, keyword := range slices.Sorted(maps.Keys(object)) { // the first error is the same each time
		var err error
		if translated[keyword], err = t.below(keyword, object[keyword]); err != nil {
			return nil, err
		}
	}
	for _, keyword := range []string{"discriminator", "externalDocs", "xml"} {
		delete(translated, keyword) // they assert nothing
	}
	if t.old {
		return modernize(translated), nil
	}
	return translated, nil
}

// below translates the Schema Objects in the value of a keyword.
func (t *translator) below(keyword string, value any) (any, error) {
	k := dialect.Find(keyword)
	if k == nil {
		return value, nil
	}
	switch k.Shape {
	case dialect.Schema, dialect.SchemaOrList:
		return t.schema(value)
	case dialect.SchemaList:
		return t.each(value)
	case dialect.SchemaMap, dialect.SchemaMapPart:
		return t.named(value)
	}
	return value, nil
}

func (t *translator) each(value any) (any, error) {
	list, ok := value.([]any)
	if !ok {
		return value, nil
	}
	translated := make([]any, len(list))
	for i, sub := range list {
		var err error
		if translated[i], err = t.schema(sub); err != nil {
			return nil, err
		}
	}
	return translated, nil
}

func (t *translator) named(value any) (any, error) {
	object, ok := value.(map[string]any)
	if !ok {
		return value, nil
	}
	translated := make(map[string]any, len(object))
	for _, name := range slices.Sorted(maps.Keys(object)) {
		var err error
		if translated[name], err = t.schema(object[name]); err != nil {
			return nil, err
		}
	}
	return translated, nil
}

// follow collects what a reference leads to, and returns the reference to it in
// the result.
func (t *translator) follow(ref string) (string, error) {
	name, below, err := read(ref)
	if err != nil {
		return "", err
	}
	if err := t.add(name); err != nil {
		return "", err
	}
	return reference(name, below...), nil
}

// read returns the name of the schema that a reference leads to, and the tokens of what it
// leads to in that.
func read(ref string) (name string, below []string, err error) {
	fragment, ok := strings.CutPrefix(ref, "#")
	tokens, err := jsonpointer.ParseFragment(fragment)
	switch {
	case !ok || errors.Is(err, jsonpointer.ErrStart), err == nil && (len(tokens) < 3 || tokens[0] != "components" || tokens[1] != "schemas"):
		return "", nil, fmt.Errorf("the reference %q does not lead to %sNAME in this document: put the schema there", secret.Mask(ref, secret.OfSchema), prefix)
	case err != nil:
		return "", nil, fmt.Errorf("the reference %q cannot be read: %w", secret.Mask(ref, secret.OfSchema), err)
	}
	return tokens[2], tokens[3:], nil
}

// reference returns the reference to a schema in the result, or to what is below it.
func reference(name string, below ...string) string {
	return "#" + jsonpointer.Fragment(slices.Concat([]string{"$defs", name}, below)...)
}

// modernize turns the keywords of 3.0 into those of 2020-12.
func modernize(schema map[string]any) any {
	for bound, exclusive := range map[string]string{"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"} {
		isExclusive, ok := schema[exclusive].(bool)
		if !ok {
			continue
		}
		delete(schema, exclusive)
		if limit, ok := schema[bound]; ok && isExclusive { // else it says nothing
			schema[exclusive] = limit
			delete(schema, bound)
		}
	}
	if example, ok := schema["example"]; ok {
		schema["examples"] = []any{example}
		delete(schema, "example")
	}
	nullable := schema["nullable"] == true
	delete(schema, "nullable")
	if kind, ok := schema["type"].(string); ok && nullable {
		// Without a type "nullable" says nothing, and an enum has to list null itself
		// (3.0.3, section 4.7.24.1).
		schema["type"] = []any{kind, "null"}
	}
	return schema
}

func with(object map[string]any, name string, value any) map[string]any {
	clone := maps.Clone(object)
	clone[name] = value
	return clone
}
