package rule

import (
	"fmt"
	"iter"

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

func checkEmptyCategories(in *inspection) {
	at, ok := in.member("categories", jsonindex.Array)
	if ok && in.doc.Token(at.value).Next == uint32(at.value)+1 {
		in.reportValue(at, "the list of categories is empty", "leave it out if the categories are not limited")
	}
}

// categories yields the strings in the list of categories.
func (in *inspection) categories() iter.Seq[place] {
	return func(yield func(place) bool) {
		if list, ok := in.member("categories", jsonindex.Array); ok {
			in.walk(list, in.of(jsonindex.String), yield)
		}
	}
}
