package diagnose

import (
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/secret"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// isSilent reports whether a keyword has no result of its own.
func isSilent(keyword string) bool {
	switch keyword {
	case "$anchor", "$comment", "$defs", "$dynamicAnchor", "$id", "$recursiveAnchor", "$schema", "$vocabulary",
		"definitions", "id":
		return true
	}
	return false
}

// asserts reports whether a keyword judges and says nothing more.
func asserts(keyword string) bool {
	switch keyword {
	case "const", "enum", "exclusiveMaximum", "exclusiveMinimum", "maxContains", "maxItems", "maxLength", "maxProperties",
		"maximum", "minContains", "minItems", "minLength", "minProperties", "minimum", "multipleOf", "pattern",
		"required", "type", "uniqueItems", "dependentRequired", "dependencies", "$ref", "$dynamicRef", "$recursiveRef",
		"allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas", "propertyNames":
		return true
	}
	return false
}

// annotate gives a result the annotation of its keyword: what it applied its subschemas to
// (JSON Schema Core 2020-12, section 10.3), or its value as it stands in the schema, whether the
// specification knows the keyword or not (section 6.5).
func (k keywordsOf) annotate(r *result) {
	if asserts(r.keyword) {
		return
	}
	switch r.keyword {
	case "properties", "patternProperties", "additionalProperties", "unevaluatedProperties":
		r.Annotation, r.HasAnnotation = k.names(r.keyword), k.kind() == jsonindex.Object
	case "items", "additionalItems", "unevaluatedItems":
		r.Annotation, r.HasAnnotation = true, len(k.appliedTo(r.keyword)) > 0
	case "prefixItems":
		r.Annotation, r.HasAnnotation = k.prefix()
	case "contains":
		r.Annotation, r.HasAnnotation = k.appliedTo(r.keyword), k.kind() == jsonindex.Array
	default:
		k.annotateValue(r)
	}
}

func (k keywordsOf) kind() jsonindex.Kind { return k.o.words.doc.Token(k.trace.Token).Kind }

// annotateValue gives a result the value of its keyword. What is said of contents is said of
// strings (JSON Schema Validation 2020-12, section 8).
func (k keywordsOf) annotateValue(r *result) {
	source := k.source()
	value, ok := source[r.keyword]
	switch r.keyword {
	case "contentEncoding", "contentMediaType":
		ok = ok && k.kind() == jsonindex.String
	case "contentSchema":
		_, hasType := source["contentMediaType"]
		ok = ok && hasType && k.kind() == jsonindex.String
	}
	if ok && !describes(r.keyword) {
		value = k.shown(r.keyword, value)
	}
	r.Annotation, r.HasAnnotation = value, ok
}

// describes reports whether the value of a keyword is about an instance, and never like one.
func describes(keyword string) bool {
	switch keyword {
	case "title", "description", "format", "contentEncoding", "contentMediaType", "contentSchema", "deprecated",
		"readOnly", "writeOnly":
		return true
	}
	return false
}

// shown returns the value of a keyword that may hold what an instance may, without secrets.
// What is an example, a default or a sample nobody can say of keywords in general.
func (k keywordsOf) shown(keyword string, value any) any {
	if k.o.words.isSecretAt(k.path) {
		return redacted
	}
	at := annotated{k.trace.Schema, keyword}
	if known, ok := k.o.shown[at]; ok {
		return known
	}
	if k.o.shown == nil {
		k.o.shown = map[annotated]any{}
	}
	shown := withoutSecrets(value)
	k.o.shown[at] = shown
	return shown
}

// annotated is a keyword of a schema.
type annotated struct {
	schema  *jsonschema.Schema
	keyword string
}

// withoutSecrets returns a value with what its members' names, or it itself, tell to be secrets
// masked.
func withoutSecrets(value any) any {
	switch value := value.(type) {
	case string:
		return secret.MaskText(value)
	case []any:
		masked := make([]any, len(value))
		for i, element := range value {
			masked[i] = withoutSecrets(element)
		}
		return masked
	case map[string]any:
		masked := make(map[string]any, len(value))
		for name, member := range value {
			if secret.IsMember(value, name) {
				masked[name] = redacted
			} else {
				masked[secret.MaskText(name)] = withoutSecrets(member)
			}
		}
		return masked
	}
	return value
}

// names returns those of the members that a keyword applied a subschema to.
func (k keywordsOf) names(keyword string) []string {
	names := []string{}
	for _, applied := range k.trace.Applied {
		if applied.Keyword == keyword {
			names = append(names, k.shownName(k.o.words.doc.Text(applied.Trace.Token-1)))
		}
	}
	k.o.size += sizeOfName * len(names)
	return names
}

// shownName returns the name of a member as the location of its value has it.
func (k keywordsOf) shownName(name string) string {
	if k.o.words.isSecretAt(k.path) && !k.o.words.inSchema(name) {
		return "***"
	}
	return secret.MaskText(name)
}

// appliedTo returns the indexes of the items that a subschema of a keyword accepts.
func (k keywordsOf) appliedTo(keyword string) []int {
	indexes := []int{}
	for _, applied := range k.trace.Applied {
		if applied.Keyword == keyword && applied.Trace.Verdict == nil {
			indexes = append(indexes, applied.Item)
		}
	}
	k.o.size += sizeOfIndex * len(indexes)
	return indexes
}

// prefix returns the last index that "prefixItems" has a subschema for, or true where that is
// every item (JSON Schema Core 2020-12, section 10.3.1.1).
func (k keywordsOf) prefix() (annotation any, ok bool) {
	indexes := k.appliedTo("prefixItems")
	switch {
	case len(indexes) == 0:
		return nil, false
	case len(indexes) == k.o.words.doc.Count(k.trace.Token):
		return true, true
	}
	return indexes[len(indexes)-1], true
}
