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

// Best is [Search.Best] of a search of its own.
func Best(word string, candidates []string) (best string, ok bool) {
	return new(Search).Best(word, candidates)
}

// maxCompared is how many words one Search compares letter by letter.
const maxCompared = 100_000

// A Search bounds what all that is asked of it costs together: a document may have a
// thousand names that its schema does not know, and the schema a thousand that it does.
// The zero value is ready to use, by one goroutine.
type Search struct {
	compared int
}

// Best returns the candidate that was probably meant by word, and whether there
// is one. A candidate that differs in case and separators alone comes first;
// after it the one at the least [Distance] that may be a slip, the earlier of equals.
// The word itself is no candidate for what it should have been.
// A search that has compared too much finds the former alone.
func (s *Search) Best(word string, candidates []string) (best string, ok bool) {
	folded := Fold(word)
	length := utf8.RuneCountInString(folded)
	isShort := len(word) <= maxLength && len(candidates) <= maxCandidates
	least := maxLength
	for _, c := range candidates {
		n := letters(c)
		if c == word || n != length && (!isShort || len(c) > maxLength || !mayBeSlip(n, length)) {
			continue
		}
		other := Fold(c)
		if other == folded {
			return c, true
		}
		if !isShort || len(c) > maxLength || s.compared >= maxCompared {
			continue
		}
		s.compared++
		if d := Distance(folded, other); d < least && isSlip(folded, other, d) {
			best, least, ok = c, d, true
		}
	}
	return best, ok
}

// letters counts the code points of a word that [Fold] leaves.
func letters(word string) int {
	n := 0
	for _, r := range word {
		if r != '_' && r != '-' && r != ' ' {
			n++
		}
	}
	return n
}

// mayBeSlip reports whether the lengths of two folded words allow that one is a slip of
// the other.
func mayBeSlip(a, b int) bool { return max(a, b)-min(a, b) <= threshold(max(a, b)) }

// isSlip reports whether one of two folded words that differ, so far apart, is a slip of the
// other: they are apart by one edit, by one for every four letters in long words, and
// by none in words of one or two letters. Words that differ in digits alone are two
// words: a date is no slip of the next day.
func isSlip(a, b string, distance int) bool {
	if distance > threshold(max(utf8.RuneCountInString(a), utf8.RuneCountInString(b))) {
		return false
	}
	return withoutDigits(a) != withoutDigits(b)
}

func withoutDigits(word string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return r
	}, word)
}

// threshold is how many edits may lie between two words, one of which is a slip
// of the other and the longer one of which has so many letters. Two in a short word
// make another word of it, and so does one in a word of two letters.
func threshold(letters int) int {
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
