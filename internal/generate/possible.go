package generate

// subjectOf returns the kinds of values that a keyword speaks of; those that speak of
// all are left out.
func subjectOf(keyword string) (subject kinds, ok bool) {
	switch keyword {
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
	return 0, false
}

// impossible says why nothing can break the goal alone, "" if it is not plain
// to see.
func impossible(g goal) string {
	types := g.schema.Types
	switch subject, ok := subjectOf(g.keyword); {
	case types == nil:
	case g.keyword == "type" && kindsOf(types) == allKinds:
		return "it allows every type"
	case ok && kindsOf(types)&subject == 0:
		return "the type beside it leaves nothing for it to refuse"
	}
	return ""
}
