package secret

import "sync/atomic"

// Documents of one kind have the same words in their lists, and whether one of them looks like a
// secret takes longer to find out than it takes to read the list. So the last words are remembered:
// texts of nothing but small letters, no longer than a word, each in a place of its own by its
// letters, from which the next one drives it out.

// longestLooked is the most bytes of a word that is remembered.
const longestLooked = 24

// A lookedWord is a word, and whether it looks like a secret by a bar.
type lookedWord struct {
	text  string
	bar   float64
	looks bool
}

var lookedWords [256]atomic.Pointer[lookedWord]

// isSmallWord reports whether a text is a word that may be remembered.
func isSmallWord(text []byte) bool {
	if len(text) > longestLooked {
		return false
	}
	for _, c := range text {
		if c-'a' > 'z'-'a' {
			return false
		}
	}
	return true
}

// placeOf returns where a word is remembered.
func placeOf[T string | []byte](text T) *atomic.Pointer[lookedWord] {
	hash := uint32(2166136261) // FNV-1a
	for i := range len(text) {
		hash = (hash ^ uint32(text[i])) * 16777619
	}
	return &lookedWords[(hash^hash>>16)%uint32(len(lookedWords))]
}

// recalled returns whether a word looks like a secret; ok is false if it is not remembered.
func recalled(text []byte, bar float64) (looks, ok bool) {
	w := placeOf(text).Load()
	if w == nil || w.text != string(text) || w.bar != bar {
		return false, false
	}
	return w.looks, true
}

// remember remembers whether a word looks like a secret.
func remember(text string, bar float64, looks bool) {
	placeOf(text).Store(&lookedWord{text, bar, looks})
}
