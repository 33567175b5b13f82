package rule

import (
	"fmt"
	"iter"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/variants"
	"example.com/authlink/internal/words"
)

func checkBlankValue(in *inspection) {
	for at, property := range in.texts() {
		if property.Required && words.IsBlank(in.doc.Text(at.value)) {
			in.reportValue(at, fmt.Sprintf("%q is blank", in.payload.form().Property(property.Name)), "write a value that reads like a real one")
		}
	}
}

func checkPlaceholderValue(in *inspection) {
	for at, property := range in.texts() {
		if property.Name != "token" && secret.IsPlaceholder(in.doc.Text(at.value)) {
			in.reportValue(at, fmt.Sprintf("%q holds a placeholder", in.payload.form().Property(property.Name)), "write a value that reads like a real one")
		}
	}
}

// texts yields the payload's members that may be any string, and are one, in
// the order of the contract.
func (in *inspection) texts() iter.Seq2[place, variants.Property] {
	return func(yield func(place, variants.Property) bool) {
		if in.payload == nil || !in.payload.of.HasTexts {
			return
		}
		for _, property := range in.payload.properties {
			at, ok := in.payload.members[property.Name]
			if ok && property.IsText && in.doc.Token(at.value).Kind == jsonindex.String && !yield(at, property) {
				return
			}
		}
	}
}
