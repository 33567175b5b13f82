package openapi

import (
	"maps"
	"slices"
	"strings"
)

// discriminate gives each branch the values that the mapping of a discriminator has for it: then messages
// and comparisons know which one is meant. A branch that says itself what it is, is left as it is. Where there
// is no mapping, the values are the names of the schemas (3.0.3, section 4.7.25), but not as all vendors write
// it: so they assert nothing, and the keyword stays for messages.
func (t *translator) discriminate(translated map[string]any, at target) error {
	discriminator, _ := at.object()["discriminator"].(map[string]any)
	name, _ := discriminator["propertyName"].(string)
	mapping, _ := discriminator["mapping"].(map[string]any)
	delete(translated, "discriminator")
	if name == "" {
		return nil
	}
	if mapping == nil {
		if isUnion := translated["oneOf"] != nil || translated["anyOf"] != nil; isUnion && !t.anyTagged(at, name) {
			translated["discriminator"] = map[string]any{"propertyName": name}
		}
		return nil
	}
	values := map[string][]any{}
	for _, value := range slices.Sorted(maps.Keys(mapping)) {
		to, _ := mapping[value].(string)
		if schema, err := t.mapped(at.file, to); err == nil {
			values[schema.key()] = append(values[schema.key()], value)
		}
	}
	for _, keyword := range []string{"oneOf", "anyOf"} {
		branches, ok := translated[keyword].([]any)
		list, _ := at.below(keyword)
		if !ok {
			continue
		}
		for i, index := range list.names() {
			branch, _ := list.below(index)
			to, err := t.document.resolve(branch)
			if err != nil || values[to.key()] == nil || t.isTagged(to, name) {
				continue
			}
			if own, ok := branches[i].(map[string]any); ok {
				branches[i] = tagged(own, name, values[to.key()])
			}
		}
	}
	return nil
}

// anyTagged reports whether some branch says itself which values a property has.
func (t *translator) anyTagged(at target, name string) bool {
	for _, keyword := range []string{"oneOf", "anyOf"} {
		list, _ := at.below(keyword)
		for _, index := range list.names() {
			branch, _ := list.below(index)
			if to, err := t.document.resolve(branch); err == nil && t.isTagged(to, name) {
				return true
			}
		}
	}
	return false
}

// tagged is a branch that also says which values a property has.
func tagged(branch map[string]any, name string, values []any) any {
	properties := map[string]any{name: map[string]any{"enum": values}}
	if branch["properties"] == nil {
		return with(branch, "properties", properties)
	}
	return map[string]any{"allOf": []any{branch, map[string]any{"properties": properties}}}
}

// mapped returns the schema that the value of a mapping leads to: a name, or a reference.
func (t *translator) mapped(from *file, to string) (target, error) {
	if !strings.ContainsAny(to, "#/") && !strings.HasSuffix(to, ".yaml") && !strings.HasSuffix(to, ".yml") && !strings.HasSuffix(to, ".json") {
		return t.document.find(from, []string{"components", "schemas", to})
	}
	return t.document.follow(from, to)
}

// isTagged reports whether a schema says which values a property has.
func (t *translator) isTagged(at target, name string) bool {
	properties, _ := at.below("properties")
	property, _ := properties.below(name)
	object := property.object()
	return object["const"] != nil || object["enum"] != nil
}
