package rule

import (
	"fmt"
	"iter"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/words"
)

func checkBlankValue(in *inspection) {
	for at, property := range in.texts() {
		if property.isRequired && words.IsBlank(in.doc.Text(at.value)) {
			in.reportValue(at, fmt.Sprintf("%q is blank", property.in(in.payload.form)), "write a value that reads like a real one")
		}
	}
}

func checkPlaceholderValue(in *inspection) {
	for at, property := range in.texts() {
		if property.sdk != "token" && secret.IsPlaceholder(in.doc.Text(at.value)) {
			in.reportValue(at, fmt.Sprintf("%q holds a placeholder", property.in(in.payload.form)), "write a value that reads like a real one")
		}
	}
}

// texts yields the payload's members that may be any string, and are one, in
// the order of the contract.
func (in *inspection) texts() iter.Seq2[place, property] {
	return func(yield func(place, property) bool) {
		if in.payload == nil {
			return
		}
		for _, property := range in.payload.properties {
			at, ok := in.member(property.sdk, jsonindex.String)
			if ok && property.isText && !yield(at, property) {
				return
			}
		}
	}
}
