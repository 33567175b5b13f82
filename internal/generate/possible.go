package generate

// subjects has the kinds of values that keywords speak of, those that speak of
// all left out.
var subjects = map[string]kinds{
	"minimum": number, "exclusiveMinimum": number, "maximum": number, "exclusiveMaximum": number, "multipleOf": number,

	"minLength": text, "maxLength": text, "pattern": text,

	"minItems": array, "maxItems": array, "uniqueItems": array, "additionalItems": array,
	"contains": array, "minContains": array, "maxContains": array,

	"minProperties": object, "maxProperties": object, "required": object, "additionalProperties": object,
	"propertyNames": object, "dependentRequired": object, "dependencies": object,
}

// impossible says why nothing can break the goal alone, "" if it is not plain
// to see.
func impossible(g goal) string {
	types := g.schema.Types
	switch subject, ok := subjects[g.keyword]; {
	case types == nil:
	case g.keyword == "type" && kindsOf(types) == allKinds:
		return "it allows every type"
	case ok && kindsOf(types)&subject == 0:
		return "the type beside it leaves nothing for it to refuse"
	}
	return ""
}
