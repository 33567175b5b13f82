package rule

import (
	"fmt"
	"iter"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/words"
	"example.com/authlink/schema"
)

func checkBlankValue(in *inspection) {
	for at, property := range in.texts() {
		if property.Required && words.IsBlank(in.doc.Text(at.value)) {
			in.reportValue(at, fmt.Sprintf("%q is blank", property.Name(in.payload.form)), "write a value that reads like a real one")
		}
	}
}

func checkPlaceholderValue(in *inspection) {
	for at, property := range in.texts() {
		if property.SDK != "token" && secret.IsPlaceholder(in.doc.Text(at.value)) {
			in.reportValue(at, fmt.Sprintf("%q holds a placeholder", property.Name(in.payload.form)), "write a value that reads like a real one")
		}
	}
}

// texts yields the payload's members that may be any string, and are one, in
// the order of the contract.
func (in *inspection) texts() iter.Seq2[place, schema.Property] {
	return func(yield func(place, schema.Property) bool) {
		if in.payload == nil {
			return
		}
		for _, property := range in.payload.properties {
			at, ok := in.member(property.SDK, jsonindex.String)
			if ok && isText(property) && !yield(at, property) {
				return
			}
		}
	}
}
