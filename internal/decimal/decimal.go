// Package decimal has the numbers of JSON exactly, as they are written: digits and a power of
// ten, compared and divided without a conversion to binary.
package decimal

import (
	"bytes"
	"cmp"
	"hash/maphash"
	"math/big"
	"math/bits"
	"strconv"
)

// A Decimal is a number of JSON, exactly: 0.digits × 10^exponent. There is no
// zero at either end of digits, so that equal numbers are equal in each field;
// the number 0 has no digits, and its exponent is 0.
type Decimal struct {
	digits   []byte
	exponent int
	negative bool
}

// Parse reads a number that has been scanned. It appends the digits to
// buf, and returns that too.
func Parse(buf, text []byte) (Decimal, []byte) {
	d := Decimal{negative: text[0] == '-'}
	if d.negative {
		text = text[1:]
	}
	fraction := false
	for i, c := range text {
		switch {
		case c == '.':
			fraction = true
			continue
		case c|0x20 == 'e':
			d.exponent += parseExponent(text[i+1:])
			return d.normal(buf)
		case c == '0' && len(buf) == 0:
			if fraction {
				d.exponent--
			}
			continue
		}
		buf = append(buf, c)
		if !fraction {
			d.exponent++
		}
	}
	return d.normal(buf)
}

// normal gives d the digits in buf, but for the zeros at the end.
func (d Decimal) normal(buf []byte) (Decimal, []byte) {
	d.digits = bytes.TrimRight(buf, "0")
	if len(d.digits) == 0 {
		return Decimal{}, buf
	}
	return d, buf
}

func parseExponent(text []byte) int {
	n := 0
	for _, c := range text {
		if c >= '0' {
			n = n*10 + int(c-'0')
		}
	}
	if text[0] == '-' {
		return -n
	}
	return n
}

// New returns a number of the schema. Not ok means that it is not a
// decimal fraction.
func New(rat *big.Rat) (d Decimal, ok bool) {
	places, exact := rat.FloatPrec()
	d, _ = Parse(nil, []byte(rat.FloatString(places)))
	return d, exact
}

// Exact returns a number of a JSON Schema, which is a decimal fraction as every number of JSON.
func Exact(rat *big.Rat) Decimal {
	d, _ := New(rat)
	return d
}

// Compare returns -1, 0 or +1: how d compares with other.
func (d *Decimal) Compare(other *Decimal) int {
	if order := cmp.Compare(d.sign(), other.sign()); order != 0 || d.sign() == 0 {
		return order
	}
	order := cmp.Compare(d.exponent, other.exponent)
	if order == 0 {
		order = bytes.Compare(d.digits, other.digits)
	}
	if d.negative {
		return -order
	}
	return order
}

func (d *Decimal) sign() int {
	switch {
	case len(d.digits) == 0:
		return 0
	case d.negative:
		return -1
	}
	return 1
}

// Hash returns a hash of d: equal numbers have equal ones.
func (d *Decimal) Hash(seed maphash.Seed) uint64 {
	return maphash.Bytes(seed, d.digits) ^ uint64(d.exponent*4+d.sign())*0x9e3779b97f4a7c15
}

// AppendKey appends a text that equal numbers have alike, and no others.
func (d *Decimal) AppendKey(dst []byte) []byte {
	if d.negative {
		dst = append(dst, '-')
	}
	dst = append(dst, d.digits...)
	return strconv.AppendInt(append(dst, 'e'), int64(d.exponent), 10)
}

// IsInteger reports whether d is a whole number, however it is written.
func (d *Decimal) IsInteger() bool { return len(d.digits) <= d.exponent || len(d.digits) == 0 }

// A Divisor is the value of multipleOf: factor × 10^power, where 10 does not
// divide the factor.
type Divisor struct {
	factor uint64
	power  int
}

// maxFactorDigits keeps ten times a factor within 64 bits.
const maxFactorDigits = 17

// NewDivisor returns the divisor d; nil where it has too many digits.
func NewDivisor(d *Decimal) *Divisor {
	if len(d.digits) == 0 || len(d.digits) > maxFactorDigits {
		return nil
	}
	v := &Divisor{power: d.exponent - len(d.digits)}
	for _, c := range d.digits {
		v.factor = v.factor*10 + uint64(c-'0')
	}
	return v
}

// Divides reports whether d is a multiple of v. The digits of d are a whole
// number that 10 does not divide; so it is none where its power of ten is less
// than that of v.
//
// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.2.1
func (v *Divisor) Divides(d *Decimal) bool {
	if len(d.digits) == 0 {
		return true
	}
	power := d.exponent - len(d.digits) - v.power
	if power < 0 {
		return false
	}
	rest := uint64(0)
	for _, c := range d.digits {
		rest = (rest*10 + uint64(c-'0')) % v.factor
	}
	// Times ten to the power, by squaring: a few bytes can make the power large.
	for times := 10 % v.factor; power > 0; power /= 2 {
		if power%2 == 1 {
			rest = v.rest(rest, times)
		}
		times = v.rest(times, times)
	}
	return rest == 0
}

// rest returns what the factor leaves of a product.
func (v *Divisor) rest(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	return bits.Rem64(high, low, v.factor)
}
