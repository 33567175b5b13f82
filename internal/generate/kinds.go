package generate

import (
	"encoding/json"
	"math/big"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// kinds is a set of kinds of values. They are the types of JSON Schema, but
// that no value is of two: an integer is not a fraction.
type kinds uint8

const (
	null kinds = 1 << iota
	boolean
	integer
	fraction
	text
	array
	object

	number   = integer | fraction
	allKinds = object<<1 - 1
)

// preferred has the kinds in the order in which a value is made of one, where
// the schema leaves the choice.
var preferred = [...]kinds{object, array, text, integer, fraction, boolean, null}

// kindOfType returns the kind of the values of a type, 0 for no type.
func kindOfType(name string) kinds {
	switch name {
	case "null":
		return null
	case "boolean":
		return boolean
	case "integer":
		return integer
	case "number":
		return number
	case "string":
		return text
	case "array":
		return array
	case "object":
		return object
	}
	return 0
}

func kindsOf(types *jsonschema.Types) kinds {
	var k kinds
	for _, name := range types.ToStrings() {
		k |= kindOfType(name)
	}
	return k
}

// kindOf returns the kind of a value.
func kindOf(v any) kinds {
	switch v := v.(type) {
	case nil:
		return null
	case bool:
		return boolean
	case json.Number:
		if rational(v).IsInt() {
			return integer
		}
		return fraction
	case string:
		return text
	case []any:
		return array
	}
	return object
}

// rational returns the value of a number. All numbers here come from a schema
// within limits, or were made here.
func rational(n json.Number) *big.Rat {
	r, ok := new(big.Rat).SetString(n.String())
	if !ok {
		return new(big.Rat)
	}
	return r
}
