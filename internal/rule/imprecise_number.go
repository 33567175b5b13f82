package rule

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// maxSafe is the greatest integer up to which a double holds every one.
const maxSafe = 1 << 53

// exactDigits is how many digits a double always holds (DBL_DIG in C).
const exactDigits = 15

func checkImpreciseNumber(in *inspection) {
	for at := range in.numbers() {
		message := imprecise(string(in.doc.Raw(at.value)))
		if message != "" && !in.isMasked(at.value) { // what becomes of a secret is one too
			in.reportValue(at, message, "shorten it, or send it as a string where the schema has one")
		}
	}
}

func watchImpreciseNumber(w *watch) {
	w.number(func(number []byte) bool {
		return len(number) <= exactDigits && !hasExponent(number) || imprecise(string(number)) == ""
	})
}

func hasExponent(number []byte) bool {
	for _, c := range number {
		if c|0x20 == 'e' {
			return true
		}
	}
	return false
}

// imprecise says what becomes of a JSON number that a double does not hold as written,
// or of an integer in digits that is beyond 2^53; "" for any other.
func imprecise(number string) string {
	mantissa, exponent, isScaled := strings.Cut(strings.ToLower(number), "e")
	if len(mantissa) <= exactDigits && len(exponent) <= len("99") {
		return "" // most numbers, at a fraction of the price
	}
	double, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return "this number is beyond what most JSON readers can hold"
	}
	becomes := printed(double)
	written, _ := new(big.Rat).SetString(number)
	held, _ := new(big.Rat).SetString(becomes)
	isInteger := !isScaled && !strings.Contains(mantissa, ".")
	switch {
	case written.Cmp(held) != 0:
		return "most JSON readers read this number as " + becomes
	case isInteger && math.Abs(double) > maxSafe:
		return "this integer is beyond 2^53, where most JSON readers lose digits"
	}
	return ""
}

// printed returns the shortest decimal that reads as the same double, in the
// notation of JavaScript (ECMA-262, Number::toString).
func printed(double float64) string {
	if size := math.Abs(double); size >= 1e-6 && size < 1e21 {
		return strconv.FormatFloat(double, 'f', -1, 64)
	}
	return strconv.FormatFloat(double, 'g', -1, 64)
}
