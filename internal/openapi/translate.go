package openapi

import (
	"fmt"
	"maps"
	"slices"

	"example.com/authlink/internal/dialect"
	"example.com/authlink/internal/secret"
)

// schema translates a Schema Object. What is not a Schema Object is left to whoever compiles it.
// siblings are the schemas that apply to the same value.
func (t *translator) schema(at target, siblings []target) (any, error) {
	object := at.object()
	if object == nil {
		return at.value, nil
	}
	if ref, ok := object["$ref"].(string); ok {
		to, err := t.follow(at, ref)
		if err != nil || at.file.old {
			return map[string]any{"$ref": to}, err
		}
		object = with(object, "$ref", to)
	}
	translated := maps.Clone(object)
	same := append(slices.Clip(siblings), at)
	for _, keyword := range slices.Sorted(maps.Keys(object)) { // the first error is the same each time
		if keyword == "$ref" {
			continue
		}
		value, _ := at.below(keyword)
		var err error
		if translated[keyword], err = t.below(keyword, value, same); err != nil {
			return nil, err
		}
	}
	t.direct(translated, same)
	if err := t.discriminate(translated, at); err != nil {
		return nil, err
	}
	for _, keyword := range asserting {
		delete(translated, keyword)
	}
	return modernize(translated, at.file.old), nil
}

// asserting are keywords of OpenAPI that assert nothing, and identifiers: all references lead to
// definitions.
var asserting = []string{"externalDocs", "xml", "$id", "$anchor"}

// follow collects what a reference leads to, and returns the reference to it.
func (t *translator) follow(at target, ref string) (string, error) {
	to, err := t.document.follow(at.file, ref)
	if err == nil && isNotSchema(to.tokens) {
		err = fmt.Errorf("the reference %q does not lead to a schema", secret.Mask(ref, secret.OfSchema))
	}
	if err != nil {
		return "", placed(at, t.document.main, err)
	}
	return t.refer(to)
}

// below translates the Schema Objects in the value of a keyword.
func (t *translator) below(keyword string, at target, same []target) (any, error) {
	k := dialect.Find(keyword)
	if k == nil {
		return at.value, nil
	}
	siblings := func() []target {
		if keyword == "allOf" {
			return same
		}
		return nil
	}
	switch k.Shape {
	case dialect.Schema, dialect.SchemaOrList:
		if _, isList := at.value.([]any); isList {
			return t.each(at, nil)
		}
		return t.schema(at, nil)
	case dialect.SchemaList:
		return t.each(at, siblings())
	case dialect.SchemaMap, dialect.SchemaMapPart:
		return t.named(at)
	}
	return at.value, nil
}

func (t *translator) each(at target, siblings []target) (any, error) {
	list, ok := at.value.([]any)
	if !ok {
		return at.value, nil
	}
	translated := make([]any, len(list))
	for i, name := range at.names() {
		sub, _ := at.below(name)
		var err error
		if translated[i], err = t.schema(sub, siblings); err != nil {
			return nil, err
		}
	}
	return translated, nil
}

func (t *translator) named(at target) (any, error) {
	if at.object() == nil {
		return at.value, nil
	}
	translated := make(map[string]any)
	for _, name := range at.names() {
		sub, _ := at.below(name)
		var err error
		if translated[name], err = t.schema(sub, nil); err != nil {
			return nil, err
		}
	}
	return translated, nil
}

// modernize turns the keywords of OpenAPI into those of 2020-12.
func modernize(schema map[string]any, old bool) any {
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
	if example, ok := schema["example"]; ok && schema["examples"] == nil {
		schema["examples"] = []any{example}
		delete(schema, "example")
	}
	openEnum(schema)
	return nullable(schema, old)
}

// openEnum opens an "enum" whose values are only those that are known today.
func openEnum(schema map[string]any) {
	values, ok := schema["enum"].([]any)
	_, extensible := schema["x-extensible-enum"]
	if !ok || !extensible && schema["x-speakeasy-unknown-values"] != "allow" {
		return
	}
	delete(schema, "enum")
	if schema["examples"] == nil {
		schema["examples"] = values
	}
}

func with(object map[string]any, name string, value any) map[string]any {
	clone := maps.Clone(object)
	clone[name] = value
	return clone
}
