package decimal

import (
	"fmt"
	"hash/maphash"
	"math/big"
	"testing"
)

func parsed(text string) Decimal {
	d, _ := Parse(nil, []byte(text))
	return d
}

func TestCompare(t *testing.T) {
	ascending := []string{"-1e3", "-11", "-10.5", "-1", "-0.5", "-1e-9", "0", "1e-9", "0.05", "0.5", "1", "1.5", "10", "10.01", "11", "99.9", "1e2", "1e1000"}
	for i, a := range ascending {
		for j, b := range ascending {
			x, y := parsed(a), parsed(b)
			want := 0
			switch {
			case i < j:
				want = -1
			case i > j:
				want = 1
			}
			if got := x.Compare(&y); got != want {
				t.Errorf("%s and %s: got %d, want %d", a, b, got, want)
			}
		}
	}
}

// Numbers that are written in several ways are one.
func TestEqualNumbers(t *testing.T) {
	seed := maphash.MakeSeed()
	for _, same := range [][]string{
		{"0", "-0", "0.0", "0e5", "-0.00e-3"}, {"1", "1.0", "1e0", "10e-1", "0.1e1", "1E+0"}, {"-1200", "-1.2e3", "-12E2", "-1200.00"}, {"0.001", "1e-3", "0.0010"},
	} {
		first := parsed(same[0])
		for _, text := range same[1:] {
			d := parsed(text)
			if d.Compare(&first) != 0 || d.Hash(seed) != first.Hash(seed) || string(d.AppendKey(nil)) != string(first.AppendKey(nil)) {
				t.Errorf("%s is %v, %s is %v", text, d, same[0], first)
			}
		}
	}
}

func TestIsInteger(t *testing.T) {
	for text, want := range map[string]bool{
		"0": true, "-0.0": true, "1": true, "1.0": true, "1e3": true, "1.5e1": true, "1.5": false, "15e-1": false, "1e-1": false, "100e-2": true, "0.1e1": true,
	} {
		if d := parsed(text); d.IsInteger() != want {
			t.Errorf("%s: %t", text, !want)
		}
	}
}

func TestDivides(t *testing.T) {
	for _, test := range []struct {
		factor, number string
		want           bool
	}{
		{"1", "7", true}, {"2", "7", false}, {"2", "-8", true}, {"0.01", "4.35", true}, {"0.01", "4.355", false}, {"2.5", "7.5", true}, {"3", "1e300", false},
		{"3", "3e300", true}, {"1e-8", "12391239123", true}, {"1e10", "1e9", false}, {"7", "0", true},
	} {
		d := Exact(rat(t, test.factor))
		v, number := NewDivisor(&d), parsed(test.number)
		if v == nil || v.Divides(&number) != test.want {
			t.Errorf("%s divides %s: want %t", test.factor, test.number, test.want)
		}
	}
	zero, long := Exact(new(big.Rat)), Exact(rat(t, "1.23456789012345678"))
	if NewDivisor(&zero) != nil || NewDivisor(&long) != nil {
		t.Error("there is a divisor of none, or of too many digits")
	}
}

func rat(t *testing.T, text string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		t.Fatalf("%s is no number", text)
	}
	return r
}

// FuzzDecimal compares with math/big.
func FuzzDecimal(f *testing.F) {
	f.Add(int64(15), int8(-1), int64(3), int8(0))
	f.Add(int64(-1200), int8(3), int64(12), int8(5))
	f.Add(int64(0), int8(-7), int64(1), int8(-3))
	f.Fuzz(func(t *testing.T, a int64, aPower int8, b int64, bPower int8) {
		x, y := fmt.Sprintf("%de%d", a, aPower), fmt.Sprintf("%de%d", b, bPower)
		p, q := rat(t, x), rat(t, y)
		d, e := parsed(x), parsed(y)
		if got, want := d.Compare(&e), p.Cmp(q); got != want {
			t.Errorf("%s and %s: got %d, want %d", x, y, got, want)
		}
		if d.IsInteger() != p.IsInt() {
			t.Errorf("%s is an integer: %t", x, d.IsInteger())
		}
		if v := NewDivisor(&e); v != nil && v.Divides(&d) != new(big.Rat).Quo(p, q).IsInt() {
			t.Errorf("%s is a multiple of %s: %t", x, y, v.Divides(&d))
		}
	})
}
