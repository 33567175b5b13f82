package rule

import (
	"math/big"
	"strconv"
	"strings"
	"testing"
)

func TestImprecise(t *testing.T) {
	const (
		beyond = "this integer is beyond 2^53, where most JSON readers lose digits"
		huge   = "this number is beyond what most JSON readers can hold"
		taken  = "most JSON readers read this number as "
	)
	for number, want := range map[string]string{
		"0": "", "-0": "", "7": "", "4148.57": "", "0.1": "", "1e10": "", "1E+2": "", "-1.5e-7": "",
		"123456789012345": "", "0.30000000000000004": "",
		"9007199254740991":               "",
		"9007199254740992":               "",
		"-9007199254740992":              "",
		"9007199254740993":               taken + "9007199254740992",
		"-9007199254740993":              taken + "-9007199254740992",
		"9007199254740994":               beyond,
		"9007199254740994.0":             "",
		"18014398509481984":              beyond,
		"45355976281015164504":           taken + "45355976281015165000",
		"123456789012345678901234567890": taken + "1.2345678901234568e+29",
		"0.1000000000000000055":          taken + "0.1",
		"3.14159265358979323846":         taken + "3.141592653589793",
		"1.00000000000000000000":         "",
		"1e20":                           "", "1e22": "", "1e23": "", "1e308": "", "5e-324": "",
		"1e309":                         huge,
		"-1e400":                        huge,
		"1" + strings.Repeat("0", 400):  huge,
		"1e-400":                        taken + "0",
		"3e-324":                        taken + "5e-324",
		"179769313486231570e291":        "",
		"0.000000000000000000000000001": "",
	} {
		if got := imprecise(number); got != want {
			t.Errorf("%s: %q, want %q", number, got, want)
		}
	}
}

// FuzzImprecise compares the verdict with exact arithmetic.
func FuzzImprecise(f *testing.F) {
	f.Add(int64(9007199254740993), uint64(0), int16(0))
	f.Add(int64(1), uint64(123456789012345), int16(-99))
	f.Add(int64(-999999), uint64(999999999), int16(99))
	f.Fuzz(func(t *testing.T, whole int64, fraction uint64, exponent int16) {
		number := strconv.FormatInt(whole, 10) + "." + strconv.FormatUint(fraction, 10) + "e" + strconv.Itoa(int(exponent%1000))
		written, ok := new(big.Rat).SetString(number)
		if !ok {
			t.Fatalf("%s is no number", number)
		}
		double, err := strconv.ParseFloat(number, 64)
		isExact := false
		if err == nil {
			shortest, _ := new(big.Rat).SetString(strconv.FormatFloat(double, 'e', -1, 64))
			isExact = shortest.Cmp(written) == 0
		}
		if message := imprecise(number); (message == "") != isExact {
			t.Errorf("%s: %q, exact: %v", number, message, isExact)
		}
	})
}
