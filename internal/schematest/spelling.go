package schematest

import (
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// oldNames are keywords of 2020-12, and what they were called before 2019-09.
var oldNames = []string{"prefixItems", "items", "unevaluatedItems", "additionalItems",
	"dependentRequired", "dependencies", "dependentSchemas", "dependencies"}

var (
	spelling2019 = strings.NewReplacer("prefixItems", "items")
	oldSpelling  = strings.NewReplacer(oldNames...)
)

// Spell spells the keywords of a schema as a draft does that came before 2020-12.
func Spell(schema string, draft *jsonschema.Draft) string {
	switch draft {
	case jsonschema.Draft2020:
		return schema
	case jsonschema.Draft2019:
		return spelling2019.Replace(schema)
	}
	return oldSpelling.Replace(schema)
}
