package reflection

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"reflect"
	"strconv"
	"testing"

	"example.com/authlink/internal/pattern"
)

func compilePattern(t testing.TB, source string) *pattern.Pattern {
	t.Helper()
	compiled, err := pattern.Compile(source)
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

func integerKinds() []reflect.Type {
	return []reflect.Type{
		reflect.TypeFor[int](), reflect.TypeFor[int8](), reflect.TypeFor[int16](), reflect.TypeFor[int32](), reflect.TypeFor[int64](),
		reflect.TypeFor[uint](), reflect.TypeFor[uint8](), reflect.TypeFor[uint16](), reflect.TypeFor[uint32](), reflect.TypeFor[uint64](),
		reflect.TypeFor[uintptr](),
	}
}

// isWhole says what wholePattern is to match: what package strconv writes for a value of
// the type.
func isWhole(t reflect.Type, text string) bool {
	if t.Kind() < reflect.Uint {
		n, err := strconv.ParseInt(text, 10, t.Bits())
		return err == nil && strconv.FormatInt(n, 10) == text
	}
	n, err := strconv.ParseUint(text, 10, t.Bits())
	return err == nil && strconv.FormatUint(n, 10) == text
}

// TestWholePattern tries the numbers around each power of two, and of ten.
func TestWholePattern(t *testing.T) {
	var texts []string
	for bits := range 67 {
		texts = append(texts, around(new(big.Int).Lsh(big.NewInt(1), uint(bits)))...)
		texts = append(texts, around(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(bits)), nil))...)
	}
	for n := range 1000 {
		texts = append(texts, strconv.Itoa(n), strconv.Itoa(-n))
	}
	texts = append(texts, "", "-0", "+1", "01", "-01", "1 ", " 1", "1\n", "a", "0x1", "1_0", "1.0", "1e1", "١")
	for _, typ := range integerKinds() {
		compiled, matches := compilePattern(t, wholePattern(typ.Kind())), 0
		for _, text := range texts {
			want := isWhole(typ, text)
			if got := compiled.MatchString(text); got != want {
				t.Errorf("%v: %q is matched: %t", typ, text, got)
			}
			if want {
				matches++
			}
		}
		if matches < 100 {
			t.Errorf("%v: only %d texts are matched", typ, matches)
		}
	}
}

// around gives the numerals next to a number, on either side of zero.
func around(n *big.Int) []string {
	var texts []string
	for _, step := range []int64{-11, -1, 0, 1, 11} {
		moved := new(big.Int).Add(n, big.NewInt(step))
		texts = append(texts, moved.String(), new(big.Int).Neg(moved).String())
	}
	return texts
}

func TestWholePatternIsReadable(t *testing.T) {
	for kind, want := range map[reflect.Kind]string{
		reflect.Uint8: "^(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])$",
		reflect.Int8:  "^(0|-?([1-9][0-9]?|1[01][0-9]|12[0-7])|-128)$",
	} {
		if got := wholePattern(kind); got != want {
			t.Errorf("%v: %s, want %s", kind, got, want)
		}
	}
}

// FuzzFloatPattern proves that what floatPattern matches is read, and that what is written
// is matched.
func FuzzFloatPattern(f *testing.F) {
	for _, n := range []float64{0, 1, math.MaxFloat32, math.MaxFloat64, math.SmallestNonzeroFloat64, math.SmallestNonzeroFloat32, 1e21, 1e20, 1e-6, 1e-7, 3.5e38, 2e38} {
		f.Add(n, fmt.Sprint(n))
		f.Add(-n, strconv.FormatFloat(n, 'f', -1, 64))
	}
	for _, text := range []string{"-0", "1.7976931348623158e308", "1.7976931348623157000e+308", "1.79769e308", "1.8e308", "3.4028235E38", "3.4028236e38", "3.402824e38", "3.40282350e38", "3e39", "2e308", "9e307", "10e307", "1e-999", ".5", "1.", "1e", "0x1p3", "1_0", "Inf"} {
		f.Add(0.0, text)
	}
	double, single := compilePattern(f, floatPattern(reflect.Float64)), compilePattern(f, floatPattern(reflect.Float32))
	f.Fuzz(func(t *testing.T, n float64, text string) {
		for bits, compiled := range map[int]*pattern.Pattern{64: double, 32: single} {
			if _, err := strconv.ParseFloat(text, bits); err != nil && compiled.MatchString(text) {
				t.Errorf("%q is matched for %d bits: %v", text, bits, err)
			}
			if bits == 32 {
				n = float64(float32(n))
			}
			if math.IsInf(n, 0) || math.IsNaN(n) {
				continue
			}
			value := any(n)
			if bits == 32 {
				value = float32(n)
			}
			written, err := json.Marshal(value)
			if err != nil {
				t.Fatal(err)
			}
			if !compiled.MatchString(string(written)) {
				t.Errorf("%s is written for %d bits and not matched", written, bits)
			}
		}
	})
}

// FuzzStringPattern proves that what stringPattern matches is a string of JSON, and that
// what is written is matched.
func FuzzStringPattern(f *testing.F) {
	for _, text := range []string{"", "a", `"`, `\`, "\x00\x1f\x7f", "\u2028é😀", `\u12`, "\xff"} {
		f.Add(text)
		f.Add(strconv.Quote(text))
	}
	compiled := compilePattern(f, stringPattern)
	f.Fuzz(func(t *testing.T, text string) {
		if compiled.MatchString(text) && json.Unmarshal([]byte(text), new(string)) != nil {
			t.Errorf("%q is matched", text)
		}
		written, err := json.Marshal(text)
		if err != nil || !compiled.MatchString(string(written)) {
			t.Errorf("%s (%v) is not matched", written, err)
		}
	})
}
