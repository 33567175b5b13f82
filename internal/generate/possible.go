package generate

// subjects has the kinds of values that keywords speak of, those that speak of
// all left out.
func subjects(key string) (value kinds, ok bool) {
	switch key {
	case "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf":
		return number, true
	case "minLength", "maxLength", "pattern":
		return text, true
	case "minItems", "maxItems", "uniqueItems", "additionalItems", "contains", "minContains", "maxContains":
		return array, true
	case "minProperties", "maxProperties", "required", "additionalProperties", "propertyNames", "dependentRequired",
		"dependencies":
		return object, true
	}
	return value, false
}

// impossible says why nothing can break the goal alone, "" if it is not plain
// to see.
func impossible(g goal) string {
	types := g.schema.Types
	switch subject, ok := subjects(g.keyword); {
	case types == nil:
	case g.keyword == "type" && kindsOf(types) == allKinds:
		return "it allows every type"
	case ok && kindsOf(types)&subject == 0:
		return "the type beside it leaves nothing for it to refuse"
	}
	return ""
}
