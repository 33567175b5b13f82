package format

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// TestIsUnstable compares each code point with what package cases makes of it, which is right of
// all but the capitals of Cherokee.
func TestIsUnstable(t *testing.T) {
	for r := range unicode.MaxRune + 1 {
		if !utf8.ValidRune(r) {
			continue
		}
		s := string(r)
		want := norm.NFKC.String(cases.Fold().String(norm.NFKC.String(s))) != s && (r < 0x13A0 || r > 0x13F5)
		if got := isUnstable(r); got != want {
			t.Errorf("%U is unstable: %v, want %v", r, got, want)
		}
	}
}
