package secret

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestHasPlaceholderWord holds the words against the expression that they stand for.
func TestHasPlaceholderWord(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	parts := append([]string{"change", "me", "_", "-", "te", "st", "x", "xx", "*", "**", "0", "0000", "é", "ſ", "\u212a", "a", "Z9"}, placeholderWords...)
	matched := 0
	for range 20_000 {
		var text strings.Builder
		for range 1 + r.IntN(4) {
			part := parts[r.IntN(len(parts))]
			if r.IntN(3) == 0 {
				part = strings.ToUpper(part)
			}
			text.WriteString(part)
		}
		want := placeholderWord().MatchString(text.String())
		if got := hasPlaceholderWord(text.String()); got != want {
			t.Fatalf("%q: %v, want %v", text.String(), got, want)
		}
		if want {
			matched++
		}
	}
	if matched < 1000 || matched > 19_000 {
		t.Errorf("%d of the texts have such a word", matched)
	}
}
