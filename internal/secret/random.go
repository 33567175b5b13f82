package secret

import (
	"math"
	"strings"
	"unicode"
)

const (
	digits   = "0123456789"
	smalls   = "abcdefghijklmnopqrstuvwxyz"
	capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

	smallHexadecimal   = digits + "abcdef-" // of UUIDs too
	capitalHexadecimal = digits + "ABCDEF-"
)

// alphabets has what random secrets are written in, the narrowest first. A text
// counts as random by the first alphabet that it fits.
var alphabets = []struct {
	characters string
	length     int     // at least
	entropy    float64 // bits for each character by their frequencies (Shannon), at least
}{
	{smallHexadecimal, 32, 3.0},
	{capitalHexadecimal, 32, 3.0},
	{smalls + digits + "-_", 24, 3.3},
	{capitals + digits + "-_", 24, 3.3},
	{smalls + capitals + digits + "-_+/.~=", shortestRandom, 3.5},
}

// shortestRandom is the least length of a secret that is told from a word.
const shortestRandom = 20

// isOf reports whether text is made of these characters alone.
func isOf(text, characters string) bool { return strings.Trim(text, characters) == "" }

// IsHexadecimal reports whether text is hexadecimal, in small letters or in
// capitals, hyphens included: it may be a UUID or a digest, and no secret.
func IsHexadecimal(text string) bool {
	return isOf(text, smallHexadecimal) || isOf(text, capitalHexadecimal)
}

// minChanges is how often, in a random text, a character is of another class
// than the one before, at least: letters alternate with digits, small letters
// with capitals. In words they seldom do.
const minChanges = 0.2

// maxSteps is how often a character may be the same as the one before, or its
// neighbor in the alphabet: "0123", "aaaa".
const maxSteps = 0.5

// IsRandom reports whether text is such as a generator of secrets prints, and no
// person makes up. It would rather miss a secret than take a placeholder for
// one. What is said in the claims of a JWT is not looked at.
func IsRandom(text string) bool {
	return len(text) >= shortestRandom && isDense(text) &&
		strings.ContainsAny(text, digits) && strings.ContainsFunc(text, unicode.IsLetter) &&
		changes(text) >= minChanges && steps(text) <= maxSteps &&
		!hasPlaceholderWord(text) && !IsPlaceholder(text)
}

// isDense reports whether text is as long and as mixed as its alphabet wants.
func isDense(text string) bool {
	for _, a := range alphabets {
		if isOf(text, a.characters) {
			return len(text) >= a.length && entropy(text) >= a.entropy
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

func class(c byte) int { return int(classAt[c]) }

// classAt has the class of each character.
var classAt = [256]uint8{
	'0': digit, '1': digit, '2': digit, '3': digit, '4': digit, '5': digit, '6': digit, '7': digit, '8': digit, '9': digit, 'a': small, 'b': small, 'c': small,
	'd': small, 'e': small, 'f': small, 'g': small, 'h': small, 'i': small, 'j': small, 'k': small, 'l': small, 'm': small, 'n': small, 'o': small, 'p': small,
	'q': small, 'r': small, 's': small, 't': small, 'u': small, 'v': small, 'w': small, 'x': small, 'y': small, 'z': small, 'A': capital, 'B': capital, 'C': capital,
	'D': capital, 'E': capital, 'F': capital, 'G': capital, 'H': capital, 'I': capital, 'J': capital, 'K': capital, 'L': capital, 'M': capital, 'N': capital, 'O': capital, 'P': capital,
	'Q': capital, 'R': capital, 'S': capital, 'T': capital, 'U': capital, 'V': capital, 'W': capital, 'X': capital, 'Y': capital, 'Z': capital,
}
