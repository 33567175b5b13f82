package reflection

import (
	"encoding/json"
	"math"
	"reflect"
	"strconv"

	"github.com/invopop/jsonschema"
)

// bitsOf returns the size of a kind of integers, 0 of others. Those that depend on the machine count as
// 64 bits wide, so that a schema is the same everywhere.
func bitsOf(kind reflect.Kind) int {
	switch kind {
	case reflect.Int, reflect.Int64, reflect.Uint, reflect.Uint64, reflect.Uintptr:
		return 64
	case reflect.Int8, reflect.Uint8:
		return 8
	case reflect.Int16, reflect.Uint16:
		return 16
	case reflect.Int32, reflect.Uint32:
		return 32
	}
	return 0
}

func isInteger(kind reflect.Kind) bool { return bitsOf(kind) > 0 }

func isFloat(kind reflect.Kind) bool { return kind == reflect.Float32 || kind == reflect.Float64 }

// rangeOf gives the least and the greatest value of a kind of integers.
func rangeOf(kind reflect.Kind) (low int64, high uint64) {
	bits := bitsOf(kind)
	if kind >= reflect.Uint {
		return 0, math.MaxUint64 >> (64 - bits)
	}
	return math.MinInt64 >> (64 - bits), math.MaxInt64 >> (64 - bits)
}

// integer gives the schema of a kind of integers.
func integer(kind reflect.Kind) *jsonschema.Schema {
	low, high := rangeOf(kind)
	return &jsonschema.Schema{
		Type:    "integer",
		Minimum: json.Number(strconv.FormatInt(low, 10)),
		Maximum: json.Number(strconv.FormatUint(high, 10)),
	}
}

// maxFloat gives the greatest value of a kind of floats as encoding/json writes it: its
// digits, the first of which stands before the point, and its exponent.
func maxFloat(kind reflect.Kind) (digits string, exponent int) {
	if kind == reflect.Float32 {
		return "34028235", 38
	}
	return "17976931348623157", 308
}

// float gives the schema of a kind of floats: beyond its bounds a number is an error to
// encoding/json.
func float(kind reflect.Kind) *jsonschema.Schema {
	digits, exponent := maxFloat(kind)
	most := digits[:1] + "." + digits[1:] + "e" + strconv.Itoa(exponent)
	return &jsonschema.Schema{Type: "number", Minimum: json.Number("-" + most), Maximum: json.Number(most)}
}
