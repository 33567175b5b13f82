package openapi

import "slices"

// combinators are keywords beside which "nullable" is written without a type.
var combinators = []string{"$ref", "allOf", "anyOf", "oneOf"}

// isWrapped reports whether a schema becomes one alternative beside null.
func isWrapped(at target) bool {
	object := at.object()
	if object["nullable"] != true || object["type"] != nil {
		return false
	}
	return union(object) == "" && slices.ContainsFunc(combinators, func(keyword string) bool { return object[keyword] != nil })
}

// union returns the keyword of the alternatives that null is one more of: there is no other combinator.
func union(object map[string]any) string {
	found := ""
	for _, keyword := range combinators {
		_, isList := object[keyword].([]any)
		switch {
		case object[keyword] == nil:
		case found != "" || !isList || keyword == "allOf":
			return ""
		default:
			found = keyword
		}
	}
	return found
}

// nullable translates "nullable". 3.0 has it beside a type, where it allows null (3.0.3, section 4.7.24.1);
// an "enum" has to list null itself there. 3.1 does not have it at all; who writes it means the same, and means
// it of an "enum" that does not list null, too. Beside a reference or a combinator it is taken as it is meant.
func nullable(schema map[string]any, old bool) any {
	isNullable := schema["nullable"] == true
	if _, ok := schema["nullable"].(bool); ok {
		delete(schema, "nullable")
	}
	if !isNullable {
		return schema
	}
	if values, ok := schema["enum"].([]any); ok && !old && !slices.Contains(values, nil) {
		schema["enum"] = append(slices.Clip(values), nil)
	}
	switch kind := schema["type"].(type) {
	case string:
		if kind != "null" {
			schema["type"] = []any{kind, "null"}
		}
	case []any:
		if !slices.Contains(kind, any("null")) {
			schema["type"] = append(slices.Clip(kind), "null")
		}
	case nil:
		if keyword := union(schema); keyword != "" {
			schema[keyword] = append(slices.Clip(schema[keyword].([]any)), map[string]any{"type": "null"})
		} else if slices.ContainsFunc(combinators, func(keyword string) bool { return schema[keyword] != nil }) {
			return map[string]any{"anyOf": []any{schema, map[string]any{"type": "null"}}}
		}
	}
	return schema
}
