package rule

// ContentRules are about what a document means: valid or not, it may do harm.
// Those of the payload are silent where the schema is not the built-in contract.
func ContentRules() []Rule {
	return []Rule{
		LiveToken,
		wrongForm,
		mixedForms,
		unknownProperty,
		DeprecatedProperty,
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
