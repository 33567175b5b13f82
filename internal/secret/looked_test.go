package secret

import (
	"fmt"
	"testing"

	"example.com/authlink/internal/jsonindex"
)

// TestWordsAreRemembered: what is remembered of a word changes no answer, by any bar, whoever drives
// it out; and the second look at one allocates nothing.
func TestWordsAreRemembered(t *testing.T) {
	words := []string{"documents", "marketing", "abcdefgh", "abcdefghi", "zxcvbnmasdfghjkl", "aaaaaaaaaaaaaaaaaaaaaaaaaaa", "Marketing", "marketing1", "skjfhwieuhfksjdh"}
	for i := range 3 * len(lookedWords) {
		words = append(words, fmt.Sprintf("words%c%c%cmore", 'a'+i%26, 'a'+i/26%26, 'a'+i/676))
	}
	for range 2 {
		for _, word := range words {
			for _, bar := range []float64{barMaybe, barSlip, barMaybe} {
				if got, want := textNode(t, word).looks(bar), looksSecret(word, bar); got != want {
					t.Errorf("%s by the bar %v: %t, want %t", word, bar, got, want)
				}
			}
		}
	}
	n := textNode(t, "documents")
	if allocations := testing.AllocsPerRun(100, func() { n.looks(barSlip) }); allocations > 0 {
		t.Errorf("%v allocations for a word that is remembered", allocations)
	}
}

// textNode returns a node that is a string.
func textNode(t *testing.T, text string) node {
	t.Helper()
	doc := new(jsonindex.Index)
	if err := doc.Parse([]byte(`"`+text+`"`), jsonindex.Options{}); err != nil {
		t.Fatal(err)
	}
	return node{doc, 0}
}
