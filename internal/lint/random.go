package lint

import (
	"math"
	"regexp"
	"strings"
	"unicode"
)

// alphabets has what random secrets are written in, the narrowest first. A text
// counts as random by the first alphabet that it fits.
var alphabets = []struct {
	shape   *regexp.Regexp
	length  int     // characters, at least
	entropy float64 // bits for each character by their frequencies (Shannon), at least
}{
	{hexadecimal, 32, 3.0},
	{regexp.MustCompile(`^[a-z0-9_-]+$|^[A-Z0-9_-]+$`), 24, 3.3},
	{regexp.MustCompile(`^[A-Za-z0-9_+/.~-]+={0,2}$`), 20, 3.5},
}

// hexadecimal has UUIDs too.
var hexadecimal = regexp.MustCompile(`^([0-9a-f-]+|[0-9A-F-]+)$`)

func isHexadecimal(text string) bool { return hexadecimal.MatchString(text) }

// minChanges is how often, in a random text, a character is of another class
// than the one before, at least: letters alternate with digits, small letters
// with capitals. In words they seldom do.
const minChanges = 0.2

// maxSteps is how often a character may be the same as the one before, or its
// neighbor in the alphabet: "0123", "aaaa".
const maxSteps = 0.5

// isRandom reports whether text is such as a generator of secrets prints, and no
// person makes up. It would rather miss a secret than take a placeholder for
// one. A JWT is judged by its claims, and never counts.
func isRandom(text string) bool {
	if isPlaceholder(text) || placeholderWord.MatchString(text) || isJWT(text) {
		return false
	}
	for _, a := range alphabets {
		if a.shape.MatchString(text) {
			return len(text) >= a.length && entropy(text) >= a.entropy &&
				strings.ContainsAny(text, "0123456789") && strings.ContainsFunc(text, unicode.IsLetter) &&
				changes(text) >= minChanges && steps(text) <= maxSteps
		}
	}
	return false
}

// entropy returns the Shannon entropy of text in bits for each character, from
// how often each occurs in it. The text is ASCII.
func entropy(text string) float64 {
	var counts [128]float64
	for _, r := range text {
		counts[r]++
	}
	bits := 0.0
	for _, n := range counts {
		if n > 0 {
			p := n / float64(len(text))
			bits -= p * math.Log2(p)
		}
	}
	return bits
}

// changes returns the share of characters that are of another class than the
// one before. A capital that begins a word is not.
func changes(text string) float64 {
	return share(text, func(before, after byte) bool {
		a, b := class(before), class(after)
		return a != b && a != other && b != other && !(a == capital && b == small)
	})
}

// steps returns the share of characters that are the one before or next to it.
func steps(text string) float64 {
	return share(text, func(before, after byte) bool {
		return max(before, after)-min(before, after) <= 1
	})
}

// share returns the share of neighbors in text that have something in common.
func share(text string, has func(before, after byte) bool) float64 {
	n := 0
	for i := 1; i < len(text); i++ {
		if has(text[i-1], text[i]) {
			n++
		}
	}
	return float64(n) / float64(len(text)-1)
}

// The classes of characters.
const (
	other = iota
	digit
	small
	capital
)

func class(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return digit
	case c >= 'a' && c <= 'z':
		return small
	case c >= 'A' && c <= 'Z':
		return capital
	}
	return other
}
