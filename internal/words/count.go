package words

import (
	"strconv"
	"strings"
)

// Count says how many there are of something: "1 file", "2 files", "3 properties".
func Count(n int, noun string) string {
	return strconv.Itoa(n) + " " + Noun(n, noun)
}

// Noun is Count without the number: "findings".
func Noun(n int, noun string) string {
	if n == 1 {
		return noun
	}
	return plural(noun)
}

func plural(noun string) string {
	stem, ok := strings.CutSuffix(noun, "y")
	if ok && stem != "" && !strings.ContainsRune("aeiou", rune(stem[len(stem)-1])) {
		return stem + "ies"
	}
	return noun + "s"
}

// Ordinal returns "1st", "2nd" or "11th" for an index, which counts from 0: people
// count from 1, as lines and alternatives are counted too.
func Ordinal(index int) string {
	n := index + 1
	switch {
	case n%10 == 1 && n%100 != 11:
		return strconv.Itoa(n) + "st"
	case n%10 == 2 && n%100 != 12:
		return strconv.Itoa(n) + "nd"
	case n%10 == 3 && n%100 != 13:
		return strconv.Itoa(n) + "rd"
	}
	return strconv.Itoa(n) + "th"
}
