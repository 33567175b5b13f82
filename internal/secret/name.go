package secret

import (
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

// fold folds a name into a buffer.
func fold(name string, buffer []byte) folded {
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			return foldRunes(norm.NFKC.String(name), buffer)
		}
	}
	f := folded{text: buffer}
	before := other
	for i := range len(name) {
		c := name[i]
		is := class(c)
		if is != other {
			begins := before == other || is == capital && (before != capital || i+1 < len(name) && class(name[i+1]) == small)
			if is == capital {
				c += 'a' - 'A'
			}
			f.add(begins, c)
		}
		before = is
	}
	return f
}

// foldRunes is fold for a name that is not ASCII.
func foldRunes(name string, buffer []byte) folded {
	f := folded{text: buffer}
	before := other
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
			var encoded [utf8.UTFMax]byte
			n := utf8.EncodeRune(encoded[:], unicode.ToLower(r))
			f.add(before == other || is == capital && before != capital, encoded[:n]...)
		}
		before = is
	}
	return f
}

func (f *folded) add(begins bool, letter ...byte) {
	if begins && len(f.text) < maxFolded {
		f.starts |= 1 << len(f.text)
	}
	f.text = append(f.text, letter...)
}

// isStart reports whether a word begins at an offset, or the name ends there.
func (f *folded) isStart(i int) bool {
	return i == len(f.text) || i < maxFolded && f.starts&(1<<i) != 0
}

// nextStart returns where the next word begins after an offset.
func (f *folded) nextStart(i int) int {
	for i++; i < len(f.text) && !f.isStart(i); i++ {
	}
	return min(i, len(f.text))
}

// A reading is what has been read in a name.
type reading struct {
	says     verdict
	isPlural bool // it may be a count of secrets
	toBreak  bool // see word
	jar      bool
}

// read returns what a name says of its value, slips aside.
func read(name string) reading {
	var buffer [maxFolded]byte
	f := fold(name, buffer[:0])
	return f.read()
}

func (f *folded) read() reading {
	var found reading
	var start, end int // of the last word
	x := wordIndex()
	for i, c := range f.text {
		if int(c) >= len(x.words) {
			continue
		}
		for _, w := range x.words[c] {
			if !f.has(w, i) {
				continue
			}
			if w.where == asWhole {
				return reading{says: w.says, toBreak: w.toBreak, jar: w.jar}
			}
			if w.says > found.says || w.says == found.says && i >= end {
				start, end = i, i+len(w.text)
				found = reading{says: w.says, toBreak: w.toBreak, isPlural: f.isPluralAt(end)}
			}
		}
	}
	if found.says == always && len(f.text) <= maxFolded && (f.isQualified(start, end) || slices.Contains(harmless, string(f.text))) {
		found.says = maybe
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
		return i == 0 && end == len(f.text)
	case asWord:
		return f.isStart(i) && f.isStart(end)
	}
	if len(f.text) > maxFolded {
		return true
	}
	rest := string(f.text[end:])
	if !f.isStart(end) && slices.ContainsFunc(w.unless, func(tail string) bool { return strings.HasPrefix(rest, tail) }) {
		return false
	}
	// What is spread over words ends with one: "api_key", but not "photo_kennel".
	return f.nextStart(i) >= end || f.isStart(end) || f.isPluralAt(end)
}

func (f *folded) isPluralAt(end int) bool {
	return end < len(f.text) && f.text[end] == 's' && f.isStart(end+1)
}

// isQualified reports whether what stands around the word at text[start:end] says
// that the name is about a secret.
func (f *folded) isQualified(start, end int) bool {
	if f.isPluralAt(end) {
		end++
	}
	for at := end; at < len(f.text); {
		next := f.nextStart(at)
		if slices.Contains(qualifiersAfter, string(f.text[at:next])) {
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
	if len(f.text) > maxFolded {
		return false
	}
	for _, w := range wordIndex().slipped {
		if isNear(f.text, w.text) {
			return true
		}
		for at := 0; at < len(f.text); {
			next := f.nextStart(at)
			if next-at < len(f.text) && isNear(f.text[at:next], w.text) {
				return true
			}
			at = next
		}
	}
	return false
}

// isNear reports whether a name is one slip from a word. Lengths tell most apart.
func isNear(name []byte, word string) bool {
	return len(name) >= len(word)-1 && len(name) <= len(word)+utf8.UTFMax && near.Within(string(name), word, 1)
}

// isSlippedPassword reports whether a name is one slip from "password", whose value a
// person has made up: nothing tells it from a word, and no word is as near.
func isSlippedPassword(name string) bool {
	const password = "password"
	if len(name) < len(password)-1 || len(name) > 2*len(password) {
		return false
	}
	var buffer [maxFolded]byte
	f := fold(name, buffer[:0])
	// One slip leaves one half as it is, but for a swap in the middle.
	text := string(f.text)
	return (strings.Contains(text, "pass") || strings.Contains(text, "word") || text == "paswsord") && isNear(f.text, password)
}

// IsParameter reports whether a parameter of a URL by that name holds a secret, where
// its value is random.
func IsParameter(name string) bool {
	if read(name).says != nothing || isSlip(name) {
		return true
	}
	var buffer [maxFolded]byte
	text := string(fold(name, buffer[:0]).text)
	return slices.ContainsFunc(parameters, func(word string) bool { return strings.Contains(text, word) })
}
