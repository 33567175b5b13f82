// Package near tells what was probably meant by a misspelled word: how far two
// words are apart, and how far they may be for a person to take one for a slip
// of the other. Every "did you mean" of this module asks here.
package near

import (
	"math"
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

// Spent returns how many words have been compared letter by letter.
func (s *Search) Spent() int { return s.compared }

// Spend counts words as compared whose comparison is known. It reports whether the search may
// compare as many, and counts none where it may not.
func (s *Search) Spend(words int) bool {
	if s.compared+words > maxCompared {
		return false
	}
	s.compared += words
	return true
}

// Best returns the candidate that was probably meant by word, and whether there
// is one. A candidate that differs in case and separators alone comes first;
// after it the one at the least [Distance] that may be a slip, the earlier of equals.
// The word itself is no candidate for what it should have been.
// A search that has compared too much finds the former alone.
func (s *Search) Best(word string, candidates []string) (best string, ok bool) {
	list := Words{Texts: candidates}
	return s.Among(word, &list)
}

// Among is [Search.Best] for words that have been prepared.
func (s *Search) Among(word string, candidates *Words) (best string, ok bool) {
	folded := Fold(word)
	is := formOf(folded)
	isShort := len(word) <= maxLength && len(candidates.Texts) <= maxCandidates
	least := maxLength
	for i, c := range candidates.Texts {
		n := candidates.letters(i)
		if c == word || n != is.length && (!isShort || len(c) > maxLength || !mayBeSlip(n, is.length)) {
			continue
		}
		other, has := candidates.folded(i)
		if other == folded {
			return c, true
		}
		if !isShort || len(c) > maxLength || s.compared >= maxCompared {
			continue
		}
		s.compared++
		if apart := is.apart(&has); apart >= least || apart > threshold(max(n, is.length)) {
			continue
		}
		if d := Distance(folded, other); d < least && isSlip(folded, other, d) {
			best, least, ok = c, d, true
		}
	}
	return best, ok
}

// Words are candidates, folded once for all searches among them. Those that have not been
// prepared are folded by each.
type Words struct {
	Texts []string
	folds []string // of Texts; nil where they are not prepared
	forms []form
}

// Prepare returns words that are going to be searched often.
func Prepare(texts []string) *Words {
	w := &Words{Texts: texts, folds: make([]string, len(texts)), forms: make([]form, len(texts))}
	for i, text := range texts {
		w.folds[i] = Fold(text)
		w.forms[i] = formOf(w.folds[i])
	}
	return w
}

// Same counts the words that differ from a folded one in case and separators at most.
func (w *Words) Same(folded string) (n int) {
	for i := range w.Texts {
		if fold, _ := w.folded(i); fold == folded {
			n++
		}
	}
	return n
}

func (w *Words) letters(i int) int {
	if w.forms != nil {
		return w.forms[i].length
	}
	return letters(w.Texts[i])
}

func (w *Words) folded(i int) (string, form) {
	if w.folds != nil {
		return w.folds[i], w.forms[i]
	}
	fold := Fold(w.Texts[i])
	return fold, formOf(fold)
}

// A form is how many letters a folded word has, and how often each: by the last five bits, so
// that two letters may be taken for one.
type form struct {
	length int
	counts [32]uint8 // up to 255
}

func formOf(folded string) form {
	var f form
	for _, r := range folded {
		f.length++
		if c := &f.counts[r%32]; *c < math.MaxUint8 {
			*c++
		}
	}
	return f
}

// apart returns a distance that two words have at least: each edit puts in one letter at most,
// and leaves out one at most.
func (f *form) apart(other *form) int {
	more, fewer := 0, 0
	for i, n := range f.counts {
		if m := other.counts[i]; n > m {
			more += int(n - m)
		} else {
			fewer += int(m - n)
		}
	}
	return max(more, fewer)
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
	var letters [2][maxLength]rune // most words take no other memory
	from, to := appendRunes(letters[0][:0], a), appendRunes(letters[1][:0], b)
	// Rows of the table of distances between beginnings: two before, before, this.
	var rows [3][maxLength + 1]int
	before2, before, row := rows[0][:], rows[1][:], rows[2][:]
	if len(to) > maxLength {
		before2, before, row = make([]int, len(to)+1), make([]int, len(to)+1), make([]int, len(to)+1)
	}
	for j := range len(to) + 1 {
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

func appendRunes(runes []rune, text string) []rune {
	for _, r := range text {
		runes = append(runes, r)
	}
	return runes
}
