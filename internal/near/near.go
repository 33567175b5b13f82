// Package near tells what was probably meant by a misspelled word: how far two
// words are apart, and how far they may be for a person to take one for a slip
// of the other. Every "did you mean" of this module asks here.
package near

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds on a search, which may run for each violation of a document.
const (
	maxLength     = 64   // bytes of a word that is compared letter by letter
	maxCandidates = 1000 // candidates that are
)

// Fold returns a word as it is compared: in lower case, without the separators
// in which camelCase, snake_case and kebab-case differ.
func Fold(word string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || r == ' ' {
			return -1
		}
		return unicode.ToLower(r)
	}, word)
}

// Best returns the candidate that was probably meant by word, and whether there
// is one. A candidate that differs in case and separators alone comes first;
// after it the one at the least [Distance], the earlier of equals, where
// [IsSlip] has it. The word itself is no candidate for what it should have been.
func Best(word string, candidates []string) (best string, ok bool) {
	folded := Fold(word)
	for _, c := range candidates {
		if c != word && Fold(c) == folded {
			return c, true
		}
	}
	if len(word) > maxLength || len(candidates) > maxCandidates {
		return "", false
	}
	least := maxLength
	for _, c := range candidates {
		if c == word || len(c) > maxLength {
			continue
		}
		other := Fold(c)
		if d := Distance(folded, other); d < least && d <= threshold(folded, other) {
			best, least, ok = c, d, true
		}
	}
	return best, ok
}

// IsSlip reports whether one word is probably a slip of the other: their folded
// forms are apart by one edit, by one for every four letters in long words, and
// by none in words of one or two letters.
func IsSlip(a, b string) bool {
	a, b = Fold(a), Fold(b)
	return Within(a, b, threshold(a, b))
}

// threshold is how many edits may lie between two words, one of which is a slip
// of the other. Two in a short word make another word of it, and so does one in a
// word of two letters.
func threshold(a, b string) int {
	letters := max(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	if letters < 3 {
		return 0
	}
	return max(1, letters/4)
}

// Within reports whether the [Distance] of two words is at most limit. Words
// whose lengths tell are not compared.
func Within(a, b string, limit int) bool {
	m, n := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	return max(m, n)-min(m, n) <= limit && Distance(a, b) <= limit
}

// Distance returns how many edits make one word of the other: letters put in,
// left out or replaced, and neighbors swapped, where no letter is edited twice
// (optimal string alignment, the restricted Damerau-Levenshtein distance). It
// counts code points. The work grows with the product of the lengths.
func Distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	// Rows of the table of distances between beginnings: two before, before, this.
	before2, before, row := make([]int, len(to)+1), make([]int, len(to)+1), make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i := range from {
		before2, before, row = before, row, before2
		row[0] = i + 1
		for j := range to {
			replaced := before[j]
			if from[i] != to[j] {
				replaced++
			}
			row[j+1] = min(before[j+1]+1, row[j]+1, replaced)
			if i > 0 && j > 0 && from[i] == to[j-1] && from[i-1] == to[j] {
				row[j+1] = min(row[j+1], before2[j-1]+1)
			}
		}
	}
	return row[len(to)]
}
