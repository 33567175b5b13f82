package reflection

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/invopop/jsonschema"
)

// whole gives the schema of the numerals of a kind of integers.
func whole(kind reflect.Kind) *jsonschema.Schema {
	low, high := rangeOf(kind)
	return text(wholePattern(kind), fmt.Sprintf("a whole number from %d to %d", low, high))
}

// wholePattern matches the decimal numerals, as package strconv writes them, of all
// values of a kind of integers.
func wholePattern(kind reflect.Kind) string {
	low, high := rangeOf(kind)
	if low == 0 {
		return "^(0|" + upTo(high) + ")$"
	}
	return fmt.Sprintf("^(0|-?(%s)|%d)$", upTo(high), low)
}

// upTo matches the numerals from 1 to a greatest number: the shorter ones, then those
// that are less at one of their digits and equal before it.
func upTo(most uint64) string {
	digits := strconv.FormatUint(most, 10)
	var choices []string
	if len(digits) > 1 {
		choices = append(choices, "[1-9]"+repeated(0, len(digits)-2))
	}
	last := len(digits) - 1
	for i, digit := range []byte(digits) {
		least, greatest := byte('0'), digit-1
		if i == 0 {
			least = '1'
		}
		if i == last {
			greatest = digit // nothing can be less after it
		}
		if least <= greatest {
			choices = append(choices, digits[:i]+class(least, greatest)+repeated(last-i, last-i))
		}
	}
	return strings.Join(choices, "|")
}

// class matches one digit of a range.
func class(least, greatest byte) string {
	switch greatest - least {
	case 0:
		return string(least)
	case 1:
		return "[" + string(least) + string(greatest) + "]"
	}
	return "[" + string(least) + "-" + string(greatest) + "]"
}

// repeated matches so many digits.
func repeated(least, most int) string { return times("[0-9]", least, most) }

// times matches from least to most of the same.
func times(one string, least, most int) string {
	switch {
	case most == 0:
		return ""
	case least == 1 && most == 1:
		return one
	case least == 0 && most == 1:
		return one + "?"
	case least == most:
		return fmt.Sprintf("%s{%d}", one, most)
	}
	return fmt.Sprintf("%s{%d,%d}", one, least, most)
}

// numberPattern matches the numbers of JSON (RFC 8259, section 6).
const numberPattern = `^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$`

// floatPattern matches numbers of JSON that a kind of floats has room for: without an
// exponent, or with one digit before the point, as encoding/json writes them.
func floatPattern(kind reflect.Kind) string {
	digits, exponent := maxFloat(kind)
	plain := `(0|[1-9]` + repeated(0, exponent-1) + `)(\.[0-9]+)?`
	small := `[1-9](\.[0-9]+)?[eE](-[0-9]+|\+?(0|` + upTo(uint64(exponent-1)) + `))`
	large := `(` + mantissa(digits) + `)[eE]\+?` + strconv.Itoa(exponent)
	return "^-?(" + plain + "|" + small + "|" + large + ")$"
}

// mantissa matches what is not above the digits, the first of which stands before the
// point.
func mantissa(digits string) string {
	fraction := "0*"
	for i := len(digits) - 1; i > 0; i-- {
		fraction = digits[i:i+1] + fraction
		if digits[i] > '0' {
			fraction = class('0', digits[i]-1) + "[0-9]*|" + fraction
		}
		fraction = "(" + fraction + ")?"
	}
	atMost := digits[:1] + `(\.` + strings.TrimSuffix(fraction, "?") + `)?`
	if digits[0] == '1' {
		return atMost
	}
	return class('1', digits[0]-1) + `(\.[0-9]+)?|` + atMost
}
