package reflection

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"

	"github.com/invopop/jsonschema"

	"example.com/authlink/internal/format"
	"example.com/authlink/internal/near"
	"example.com/authlink/internal/pattern"
)

// settle holds a property, as the tags of its field have made it, against the schema given
// by the field's type, and gives it what the tags have displaced. The error says which tag
// contradicts the type or another tag, or adds nothing to the type.
func settle(property, given *jsonschema.Schema) error {
	for _, check := range []func(property, given *jsonschema.Schema) error{
		checkLoosening, checkFormat, checkPattern, checkCounts, checkInterval,
	} {
		if err := check(property, given); err != nil {
			return err
		}
	}
	restore(property, given)
	if property.Items != nil && given.Items != nil {
		if err := settle(property.Items, given.Items); err != nil {
			return err
		}
	}
	return checkValues(property)
}

// restore adds what the type says to what the tags say in the same keyword.
func restore(property, given *jsonschema.Schema) {
	if given.Pattern != "" && property.Pattern != given.Pattern {
		own := &jsonschema.Schema{Pattern: given.Pattern, Comments: given.Comments}
		property.AllOf, property.Comments = append(slices.Clip(property.AllOf), own), ""
	}
	if property.ExclusiveMinimum != "" && property.Minimum == given.Minimum {
		property.Minimum = "" // which follows
	}
	if property.ExclusiveMaximum != "" && property.Maximum == given.Maximum {
		property.Maximum = ""
	}
}

// checkLoosening reports a bound beyond that of the type: nobody can reach it.
func checkLoosening(property, given *jsonschema.Schema) error {
	if given.Minimum == "" {
		return nil
	}
	low, high := rational(given.Minimum), rational(given.Maximum)
	// The integer next to an excluded one is not excluded.
	var step = new(big.Rat)
	if given.Type == "integer" {
		step.SetInt64(1)
	}
	belowLow, aboveHigh := new(big.Rat).Sub(low, step), new(big.Rat).Add(high, step)
	for _, bound := range []struct {
		keyword   string
		value     json.Number
		low, high *big.Rat
	}{
		{"minimum", property.Minimum, low, high},
		{"maximum", property.Maximum, low, high},
		{"exclusiveMinimum", property.ExclusiveMinimum, belowLow, high},
		{"exclusiveMaximum", property.ExclusiveMaximum, low, aboveHigh},
	} {
		if bound.value == "" {
			continue
		}
		if n := rational(bound.value); n.Cmp(bound.low) < 0 || n.Cmp(bound.high) > 0 {
			return fmt.Errorf(`jsonschema tag "%s=%s": the Go type has only numbers from %s to %s`, bound.keyword, bound.value, given.Minimum, given.Maximum)
		}
	}
	return nil
}

// checkFormat reports a format other than the one that the type has, and one that is
// probably misspelled: an unknown format checks nothing.
func checkFormat(property, given *jsonschema.Schema) error {
	name, known := property.Format, format.Names()
	switch {
	case name == given.Format, slices.Contains(known, name) && given.Format == "":
		return nil
	case given.Format != "":
		return fmt.Errorf("jsonschema tag %q: the format of the Go type is %s", "format="+name, given.Format)
	}
	if meant, ok := near.Best(name, known); ok {
		return fmt.Errorf("jsonschema tag %q: did you mean %q?", "format="+name, meant)
	}
	return nil
}

func checkPattern(property, given *jsonschema.Schema) error {
	if property.Pattern == given.Pattern {
		return nil
	}
	if _, err := pattern.Compile(property.Pattern); err != nil {
		return fmt.Errorf("jsonschema tag %q: %w", "pattern="+property.Pattern, err)
	}
	return nil
}

// checkCounts reports counts that nothing satisfies, or that do not fit an array of Go.
func checkCounts(property, given *jsonschema.Schema) error {
	if n := given.MaxItems; n != nil && (*property.MinItems != *n || *property.MaxItems != *n) {
		return fmt.Errorf("jsonschema tag: the length of the Go type is %d", *n)
	}
	for _, pair := range []struct {
		low, high         *uint64
		lowName, highName string
	}{
		{property.MinLength, property.MaxLength, "minLength", "maxLength"},
		{property.MinItems, property.MaxItems, "minItems", "maxItems"},
	} {
		if pair.low != nil && pair.high != nil && *pair.low > *pair.high {
			return fmt.Errorf("jsonschema tag: %s=%d is above %s=%d", pair.lowName, *pair.low, pair.highName, *pair.high)
		}
	}
	if items := property.Items; items != nil && items.Enum != nil && property.UniqueItems &&
		property.MinItems != nil && *property.MinItems > uint64(len(items.Enum)) {
		return fmt.Errorf("jsonschema tag: there are no %d different items in an enum of %d", *property.MinItems, len(items.Enum))
	}
	return nil
}
