package rule

import (
	"fmt"
	"iter"
	"slices"

	"example.com/authlink/internal/jsonindex"
)

func checkRepeatedCategory(in *inspection) {
	seen := map[string]bool{}
	for at := range in.categories() {
		text := in.doc.Text(at.value)
		if seen[text] {
			in.reportValue(at, fmt.Sprintf("category %s is repeated", in.shown(at.value)), "remove it, or write the category that was meant")
		}
		seen[text] = true
	}
}

func watchRepeatedCategory(w *watch) { w.arrayOf("categories", isOfDifferent) }

// maxDifferent is up to how many texts are compared with each other.
const maxDifferent = 16

// isOfDifferent reports whether an array has nothing but a few strings, without escapes, that
// begin differently.
func isOfDifferent(array []byte) bool {
	var starts [maxDifferent]uint64
	n := 0
	for i, c := jsonindex.SkipSpace(array, 1); c == '"'; n++ {
		end, isEscaped := jsonindex.ScanString(array, i+1)
		if end < 0 || isEscaped || n == maxDifferent {
			return false
		}
		start := uint64(0)
		for _, c := range array[i+1 : min(end, i+9)] { // with the quote, where it is short
			start = start<<8 | uint64(c)
		}
		if slices.Contains(starts[:n], start) {
			return false
		}
		starts[n] = start
		if i, c = jsonindex.SkipSpace(array, end); c == ',' {
			i, c = jsonindex.SkipSpace(array, i+1)
		} else if c == ']' {
			return true
		}
	}
	return n == 0
}

func checkEmptyCategories(in *inspection) {
	at, ok := in.member("categories", jsonindex.Array)
	if ok && in.doc.Token(at.value).Next == uint32(at.value)+1 {
		in.reportValue(at, "the list of categories is empty", "leave it out if the categories are not limited")
	}
}

func watchEmptyCategories(w *watch) {
	w.arrayOf("categories", func(array []byte) bool {
		_, c := jsonindex.SkipSpace(array, 1)
		return c != ']'
	})
}

// categories yields the strings in the list of categories.
func (in *inspection) categories() iter.Seq[place] {
	return func(yield func(place) bool) {
		if list, ok := in.member("categories", jsonindex.Array); ok {
			in.walk(list, in.of(jsonindex.String), yield)
		}
	}
}
