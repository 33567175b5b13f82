package compile

import (
	"encoding/json"
	"math"
	"math/big"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// settleCounts gives the counts that s holds documents to, such as "maxLength",
// their value where it is beyond an int: the engine has kept its lowest bits,
// which made -1 of 18446744073709551615. No document has so many of anything.
func (c *compilation) settleCounts(s *jsonschema.Schema) {
	for keyword, count := range map[string]*int{
		"minLength": s.MinLength, "maxLength": s.MaxLength,
		"minItems": s.MinItems, "maxItems": s.MaxItems,
		"minContains": s.MinContains, "maxContains": s.MaxContains,
		"minProperties": s.MinProperties, "maxProperties": s.MaxProperties,
	} {
		if count == nil {
			continue
		}
		if number, ok := c.objectAt(s.Location)[keyword].(json.Number); ok && isBeyondInt(number) {
			*count = math.MaxInt
		}
	}
}

// isBeyondInt reports whether a number, which the limits have let pass, is too
// large for an int.
func isBeyondInt(number json.Number) bool {
	n, ok := new(big.Rat).SetString(string(number))
	return ok && n.Cmp(new(big.Rat).SetInt64(math.MaxInt)) > 0
}
