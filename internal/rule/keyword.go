package rule

// keywords are the keywords of JSON Schema that a document can break.
// [authlink.Validator.Validate] finds the faults.
var keywords = []string{
	"required",
	"type",
	"enum",
	"const",
	"format",
	"pattern",
	"minLength",
	"maxLength",
	"minimum",
	"maximum",
	"exclusiveMinimum",
	"exclusiveMaximum",
	"multipleOf",
	"minItems",
	"maxItems",
	"uniqueItems",
	"contains",
	"minContains",
	"maxContains",
	"items",
	"prefixItems",
	"additionalItems",
	"unevaluatedItems",
	"properties",
	"patternProperties",
	"additionalProperties",
	"unevaluatedProperties",
	"propertyNames",
	"minProperties",
	"maxProperties",
	"dependentRequired",
	"dependencies",
	"anyOf",
	"oneOf",
	"not",
	False,
}

// False is the rule for a value whose schema is false, if no rule is about the keyword
// that leads there: "then": false, or a reference.
const False = "false"
