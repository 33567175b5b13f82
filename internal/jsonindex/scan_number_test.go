package jsonindex

import (
	"strings"
	"testing"
)

// TestScanNumber has every text of up to six of the bytes that matter in a number, near the end of
// the data and far from it, with a limit that it meets and with one that it may break: read as one word
// it ends where it ends byte by byte.
func TestScanNumber(t *testing.T) {
	const alphabet = "-019.eE,\xff"
	var texts []string
	for size, last := 0, []string{""}; size < 6; size++ {
		var next []string
		for _, text := range last {
			for _, c := range []byte(alphabet) {
				next = append(next, text+string([]byte{c}))
			}
		}
		texts, last = append(texts, next...), next
		if testing.Short() && size == 4 {
			break
		}
	}
	loose := DefaultLimits()
	strict := Limits{Digits: 3, Exponent: 9}
	for _, text := range texts {
		for _, after := range []string{"", ",", "}      ", "5.5.5.5.5", "\xff0000000"} {
			data := []byte(text + after)
			first := len(text) - len(strings.TrimPrefix(text, "-"))
			for _, limits := range []*Limits{&loose, &strict} {
				if got, want := ScanNumber(data, 0, limits), scanLong(data, first, limits); got != want {
					t.Fatalf("%q ends at %d, want %d", data, got, want)
				}
			}
		}
	}
}
