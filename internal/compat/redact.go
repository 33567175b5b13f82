package compat

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/secret"
)

// redacted is what is shown of a value whose schema says that it is a secret.
const redacted = "(redacted)"

// isSecret reports whether some schema of a shape says that its value is a secret.
func (s *shape) isSecret() bool {
	for _, p := range s.parts {
		if p.schema.WriteOnly || p.schema.Format != nil && p.schema.Format.Name == "password" {
			return true
		}
	}
	return false
}

// mask returns the JSON of a value at a path with its secrets masked, which the
// names on the way may reveal.
func mask(v *authlink.Validator, path, value string) string {
	before, after := "", ""
	for _, step := range jsonpointer.Split(path) {
		before += "{" + text(step) + ":"
		after += "}"
	}
	out := v.Redact([]byte(before + value + after))
	return string(out[len(before) : len(out)-len(after)])
}

// maxPattern is how many bytes of a pattern are shown. People compare two, so it is
// more than messages show.
const maxPattern = 1000

// maskPattern returns what is shown of a pattern: what it spells out of secrets is masked,
// the whole value if its path says that it is a secret.
func maskPattern(v *authlink.Validator, path, pattern string) string {
	spelled := strings.Trim(pattern, "^$")
	if value := text(spelled); spelled == regexp.QuoteMeta(spelled) && mask(v, path, value) != value {
		return redacted
	}
	masked := secret.MaskPattern(pattern)
	if len(masked) > maxPattern {
		return fmt.Sprintf("%s… (%d bytes)", strings.ToValidUTF8(masked[:maxPattern], ""), len(pattern))
	}
	return masked
}

// telling are the keywords that hold values, or schemas that may hold values.
var telling = []string{
	"anyOf", "contains", "dependentSchemas", "enum", "if", "not", "oneOf", "patternProperties", "propertyNames",
	"unevaluatedItems", "unevaluatedProperties",
}

// hide takes from a schema what it reveals about its values.
func hide(written map[string]any) {
	for _, keyword := range telling {
		if _, ok := written[keyword]; ok {
			written[keyword] = redacted
		}
	}
}

// hide takes from differences what they reveal about secret values.
func (d *differ) hide(found []Difference) {
	for i := range found {
		if f := &found[i]; slices.Contains(telling, f.Keyword) {
			f.Old, f.New = said(f.Old != "", redacted), said(f.New != "", redacted)
		}
	}
}

// maskSchema masks the values in a schema as [shape.written] returns it, which is
// about the values at a path. Names stay: they say what is expected.
func maskSchema(v *authlink.Validator, path string, written any) any {
	switch written := written.(type) {
	case []any:
		for i, element := range written {
			written[i] = maskSchema(v, path, element)
		}
	case map[string]any:
		for keyword, value := range written {
			written[keyword] = maskKeyword(v, path, keyword, value)
		}
	}
	return written
}

func maskKeyword(v *authlink.Validator, path, keyword string, value any) any {
	switch value := value.(type) {
	case string:
		if keyword == "pattern" {
			return maskPattern(v, path, value)
		}
	case []any:
		if keyword == "enum" {
			return maskValues(v, path, value)
		}
	case map[string]any:
		switch keyword {
		case "properties", "patternProperties":
			for name, property := range value {
				value[name] = maskSchema(v, jsonpointer.Append(path, name), property)
			}
			return value
		}
	}
	return maskSchema(v, path, value)
}

func maskValues(v *authlink.Validator, path string, values []any) []any {
	masked := make([]any, len(values))
	for i, value := range values {
		masked[i] = value
		if before := text(value); mask(v, path, before) != before {
			masked[i] = redacted // a masked number is not JSON
		}
	}
	return masked
}
