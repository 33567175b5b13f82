package rule

import (
	"fmt"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/variants"
)

func checkRepeatedCategory(in *inspection) {
	for _, list := range in.lists() {
		seen := map[string]bool{}
		for at := range in.payload.elements(in.doc, list.Pointer) {
			text := in.doc.Text(at.value)
			if seen[text] {
				in.reportValue(at, fmt.Sprintf("%s %s is repeated", list.One, in.shown(at.value)), fmt.Sprintf("remove it, or write the %s that was meant", list.One))
			}
			seen[text] = true
		}
	}
}

func checkEmptyCategories(in *inspection) {
	for _, list := range in.lists() {
		for at := range in.payload.at(in.doc, list.Pointer, jsonindex.Array) {
			if in.doc.Token(at.value).Next == uint32(at.value)+1 {
				in.reportValue(at, fmt.Sprintf("the list of %s is empty", list.Many), fmt.Sprintf("leave it out if the %s are not limited", list.Many))
			}
		}
	}
}

// lists are the lists of words that the contract speaks of.
func (in *inspection) lists() []variants.List {
	if in.payload == nil {
		return nil
	}
	return in.payload.of.Lists
}
