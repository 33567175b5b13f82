package secret

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/authlink/internal/near"
	"golang.org/x/text/unicode/norm"
)

// maxFolded is up to how many bytes a name has words. What is longer is a text.
const maxFolded = 64

// A folded name has the letters and digits of a name, in lower case, whatever their
// width or style is (NFKC, UAX #15), and remembers where its words begin.
type folded struct {
	text   []byte
	starts uint64 // bit i: a word begins at text[i]; the first maxFolded bytes have such
}

// fold folds a name into a buffer, which has the length 0.
func fold(name string, buffer []byte) folded {
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			return foldRunes(norm.NFKC.String(name), buffer)
		}
	}
	text, starts, before := buffer, uint64(0), other
	for i := range len(name) {
		c := name[i]
		is := class(c)
		if is != other {
			if before == other || is == capital && (before != capital || i+1 < len(name) && class(name[i+1]) == small) {
				starts |= 1 << len(text) // nothing from maxFolded on
			}
			if is == capital {
				c += 'a' - 'A'
			}
			text = append(text, c)
		}
		before = is
	}
	return folded{text, starts}
}

// foldRunes is fold for a name that is not ASCII.
func foldRunes(name string, buffer []byte) folded {
	text, starts, before := buffer, uint64(0), other
	for _, r := range name {
		is := other
		switch {
		case unicode.IsUpper(r):
			is = capital
		case unicode.IsLetter(r):
			is = small
		case unicode.IsDigit(r):
			is = digit
		}
		if is != other {
			if before == other || is == capital && before != capital {
				starts |= 1 << len(text)
			}
			text = utf8.AppendRune(text, unicode.ToLower(r))
		}
		before = is
	}
	return folded{text, starts}
}

// isStart reports whether a word begins at an offset, or the name ends there.
func (f *folded) isStart(i int) bool {
	return i == len(f.text) || f.starts&(1<<i) != 0 // nothing from maxFolded on
}

// nextStart returns where the next word begins after an offset that has a letter, or
// where the name ends.
func (f *folded) nextStart(i int) int {
	for i++; !f.isStart(i); i++ {
	}
	return i
}

// A reading is what has been read in a name.
type reading struct {
	says     verdict
	isPlural bool // it may be a count of secrets
	toBreak  bool // see word
	jar      bool
}

// read returns what a name says of its value; most slips are for [isSlip].
func read(name string) reading {
	var buffer [maxFolded]byte
	f := fold(name, buffer[:0])
	return f.read()
}

func (f *folded) read() reading {
	var found reading
	var start, end int // of the last word
	x := wordIndex()
	for i := range max(0, len(f.text)-1) {
		for _, w := range x.words[pairOf(f.text[i], f.text[i+1])] {
			if !f.has(w, i) {
				continue
			}
			if w.where == asWhole {
				return reading{says: w.says, toBreak: w.toBreak, jar: w.jar}
			}
			if w.says >= found.says {
				start, end = i, i+len(w.text)
				found = reading{says: w.says, toBreak: w.toBreak, isPlural: f.isPluralAt(end)}
			}
		}
	}
	switch {
	case found.says == always && f.isHarmless(start, end):
		return reading{}
	case found.says == always && len(f.text) <= maxFolded && f.isQualified(start, end):
		found.says = maybe
	case found.says == nothing && f.isSlippedPassword():
		found.says = always
	}
	return found
}

// has reports whether a name has a word at an offset, in its place.
func (f *folded) has(w *word, i int) bool {
	end := i + len(w.text)
	if end > len(f.text) || string(f.text[i:end]) != w.text {
		return false
	}
	switch w.where {
	case asWhole:
		// Chance makes the shortest of two words: "s id".
		return i == 0 && end == len(f.text) && (len(w.text) >= shortestSplit || f.nextStart(0) == end)
	case asWord:
		return f.isStart(i) && f.isStart(end)
	}
	if len(f.text) > maxFolded {
		return true
	}
	rest := string(f.text[end:])
	isTail := func(tail string) bool { return strings.HasPrefix(rest, tail) }
	if !f.isStart(end) && (isTail("less") || slices.ContainsFunc(w.unless, isTail)) {
		return false
	}
	// What is spread over words ends with one: "api_key", but not "photo_kennel".
	return f.nextStart(i) >= end || (f.isStart(end) || f.isPluralAt(end)) && (!w.begins || f.isStart(i))
}

func (f *folded) isPluralAt(end int) bool {
	return end < len(f.text) && f.text[end] == 's' && f.isStart(end+1)
}

// isHarmless reports whether the word at text[start:end] is a part of one that says that
// its value is published.
func (f *folded) isHarmless(start, end int) bool {
	return slices.ContainsFunc(harmless, func(name string) bool {
		at := bytes.Index(f.text, []byte(name))
		return at >= 0 && at <= start && end <= at+len(name)
	})
}

// isQualified reports whether what stands around the word at text[start:end] says
// that the name is about a secret.
func (f *folded) isQualified(start, end int) bool {
	isPlural := f.isPluralAt(end)
	if isPlural {
		end++
	}
	for at := end; at < len(f.text); {
		next := f.nextStart(at)
		if slices.Contains(qualifiersAfter, string(f.text[at:next])) || isPlural && slices.Contains(qualifiersOfMany, string(f.text[at:next])) {
			return true
		}
		at = next
	}
	for at := 0; at < start; {
		next := min(f.nextStart(at), start)
		if slices.Contains(qualifiersBefore, string(f.text[at:next])) {
			return true
		}
		at = next
	}
	return false
}

// isSlip reports whether a name, or one of its words, is one slip from a word that
// counts so.
func isSlip(name string) bool {
	var buffer [maxFolded]byte
	f := fold(name, buffer[:0])
	return f.isSlip()
}

func (f *folded) isSlip() bool {
	if len(f.text) > maxFolded || f.isHarmless(len(f.text), 0) {
		return false
	}
	for at := 0; at < len(f.text); {
		next := f.nextStart(at)
		if isSlippedWord(f.text[at:next]) {
			return true
		}
		at = next
	}
	return isSlippedWord(f.text)
}

func isSlippedWord(name []byte) bool {
	if len(name) < shortestSlipped-1 {
		return false
	}
	for _, w := range wordIndex().slipped {
		if isNear(name, w.text, 1) {
			return true
		}
	}
	return false
}

// isSlippedPassword reports whether a name, or one of its words, is one slip from
// "password", whose value a person has made up: nothing tells it from a word, and no
// word is as near.
func (f *folded) isSlippedPassword() bool {
	for at := 0; at < len(f.text); {
		next := f.nextStart(at)
		if isNear(f.text[at:next], "password", 1) {
			return true
		}
		at = next
	}
	return isNear(f.text, "password", 1)
}

// isNear reports whether a name is at most so many slips from a word. Their lengths
// tell most apart, and their letters: one slip leaves the first or the last as it is,
// and puts one in at most.
func isNear(name []byte, word string, most int) bool {
	if len(name) < len(word)-most || len(name) > len(word)+most*utf8.UTFMax {
		return false
	}
	if most == 1 && name[0] != word[0] && name[len(name)-1] != word[len(word)-1] {
		return false
	}
	var letters [32]int8 // by their last five bits: two that share them are taken for one
	for i := range len(word) {
		letters[word[i]%32]++
	}
	ascii, differ := true, 0
	for _, c := range name {
		ascii = ascii && c < utf8.RuneSelf
		if letters[c%32]--; letters[c%32] < 0 {
			differ++ // a letter of the name that the word does not have
		}
	}
	return (differ <= most || !ascii) && near.Within(string(name), word, most)
}

// IsParameter reports whether a parameter of a URL by that name holds a secret, where
// its value is random.
func IsParameter(name string) bool {
	var buffer [maxFolded]byte
	f := fold(name, buffer[:0])
	if f.read().says != nothing || f.isSlip() {
		return true
	}
	if f.isHarmless(len(f.text), 0) {
		return false
	}
	for at := 0; at < len(f.text); {
		next := f.nextStart(at)
		if slices.Contains(parameters, string(f.text[at:next])) {
			return true
		}
		at = next
	}
	return false
}
