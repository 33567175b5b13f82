package lint

// contentRules are about what a document means: valid or not, it may do harm.
// Those of the payload are silent where the schema is not the built-in contract.
func contentRules() []Rule {
	return []Rule{
		liveToken,
		wrongForm,
		mixedForms,
		unknownProperty,
		deprecatedProperty,
		repeatedCategory,
		emptyCategories,
		insecureURL,
		urlUserinfo,
		impreciseNumber,
		blankValue,
		placeholderValue,
		futureCreatedAt,
		sdkDateTime,
	}
}
