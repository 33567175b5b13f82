package reflection

import (
	"encoding/json"
	"errors"
	"math/big"

	"github.com/invopop/jsonschema"
)

// rational reads a number of a schema; nil for the empty one.
func rational(n json.Number) *big.Rat {
	value, ok := new(big.Rat).SetString(n.String())
	if !ok {
		return nil
	}
	return value
}

// checkInterval reports bounds between which there is no number, or no multiple.
func checkInterval(property, _ *jsonschema.Schema) error {
	low, lowOpen := narrower(rational(property.Minimum), rational(property.ExclusiveMinimum), 1)
	high, highOpen := narrower(rational(property.Maximum), rational(property.ExclusiveMaximum), -1)
	if low == nil || high == nil {
		return nil
	}
	if step := stepOf(property); step != nil {
		low = multipleFrom(low, step, lowOpen)
		lowOpen = false
	}
	if order := low.Cmp(high); order > 0 || order == 0 && (lowOpen || highOpen) {
		return errors.New("jsonschema tag: no number is within its bounds")
	}
	return nil
}

// narrower gives the bound that decides, of one that is included and one that is not; sign
// is 1 where the greater of two numbers does.
func narrower(included, excluded *big.Rat, sign int) (bound *big.Rat, open bool) {
	if included == nil || excluded != nil && excluded.Cmp(included)*sign >= 0 {
		return excluded, true
	}
	return included, false
}

// stepOf gives the number of which every value of the property is a multiple; nil where
// there is none.
func stepOf(property *jsonschema.Schema) *big.Rat {
	step := rational(property.MultipleOf)
	switch {
	case property.Type != "integer":
		return step
	case step == nil:
		return big.NewRat(1, 1)
	default: // of two multiples of a/b that are integers, the difference is a multiple of a
		return new(big.Rat).SetInt(step.Num())
	}
}

// multipleFrom gives the least multiple of step that is not below low, or above it.
func multipleFrom(low, step *big.Rat, above bool) *big.Rat {
	quotient := new(big.Rat).Quo(low, step)
	whole := new(big.Int).Div(quotient.Num(), quotient.Denom()) // rounds down, as the denominator is positive
	multiple := new(big.Rat).SetInt(whole)
	multiple.Mul(multiple, step)
	if order := multiple.Cmp(low); order < 0 || order == 0 && above {
		multiple.Add(multiple, step)
	}
	return multiple
}
