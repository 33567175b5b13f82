package diagnose

import (
	"example.com/authlink/internal/jsonindex"
)

// isSilent has the keywords that have no result of their own.
var isSilent = map[string]bool{
	"$anchor": true, "$comment": true, "$defs": true, "$dynamicAnchor": true, "$id": true, "$recursiveAnchor": true,
	"$schema": true, "$vocabulary": true, "definitions": true, "id": true,
}

// asserts has the keywords that judge and say nothing more.
var asserts = map[string]bool{
	"const": true, "enum": true, "exclusiveMaximum": true, "exclusiveMinimum": true, "maxContains": true, "maxItems": true,
	"maxLength": true, "maxProperties": true, "maximum": true, "minContains": true, "minItems": true, "minLength": true,
	"minProperties": true, "minimum": true, "multipleOf": true, "pattern": true, "required": true, "type": true,
	"uniqueItems": true, "dependentRequired": true, "dependencies": true,

	"$ref": true, "$dynamicRef": true, "$recursiveRef": true, "allOf": true, "anyOf": true, "oneOf": true, "not": true,
	"if": true, "then": true, "else": true, "dependentSchemas": true, "propertyNames": true,
}

// annotate gives a result the annotation of its keyword: what it applied its subschemas to
// (JSON Schema Core 2020-12, section 10.3), or its value as it stands in the schema, whether the
// specification knows the keyword or not (section 6.5).
func (k keywordsOf) annotate(r *result) {
	if asserts[r.keyword] {
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
	case "default", "examples":
		if k.o.words.at(k.path).isSecret {
			value = redacted
		}
	}
	r.Annotation, r.HasAnnotation = value, ok
}

// names returns those of the members that a keyword applied a subschema to.
func (k keywordsOf) names(keyword string) []string {
	names := []string{}
	for _, applied := range k.trace.Applied {
		if applied.Keyword == keyword {
			names = append(names, k.o.words.doc.Text(applied.Trace.Token-1))
		}
	}
	return names
}

// appliedTo returns the indexes of the items that a subschema of a keyword accepts.
func (k keywordsOf) appliedTo(keyword string) []int {
	indexes := []int{}
	for _, applied := range k.trace.Applied {
		if applied.Keyword == keyword && applied.Trace.Verdict == nil {
			indexes = append(indexes, applied.Item)
		}
	}
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
