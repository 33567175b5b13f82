package rule

import (
	"fmt"
	"iter"
	"unicode/utf8"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/quiet"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/variants"
	"example.com/authlink/internal/words"
)

func checkBlankValue(in *inspection) {
	for at, property := range in.texts() {
		if property.Required && words.IsBlank(in.doc.Text(at.value)) {
			in.reportValue(at, fmt.Sprintf("%q is blank", property.Names[in.payload.of.Form]), "write a value that reads like a real one")
		}
	}
}

func watchBlankValue(w *watch) {
	for _, p := range w.texts() {
		if p.Required {
			w.textOf(p, isSaying)
		}
	}
}

func isSaying(t quiet.Text) bool {
	return len(t.Bytes) > 0 && t.Bytes[0] > ' ' && t.Bytes[0] < utf8.RuneSelf || !words.IsBlank(string(t.Bytes))
}

func checkPlaceholderValue(in *inspection) {
	for at, property := range in.texts() {
		if property.Name != "token" && secret.IsPlaceholder(in.doc.Text(at.value)) {
			in.reportValue(at, fmt.Sprintf("%q holds a placeholder", property.Names[in.payload.of.Form]), "write a value that reads like a real one")
		}
	}
}

func watchPlaceholderValue(w *watch) {
	for _, p := range w.texts() {
		if p.Name != "token" {
			w.textOf(p, func(t quiet.Text) bool {
				return !secret.MayBePlaceholder(t.Bytes) || !secret.IsPlaceholder(string(t.Bytes))
			})
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
		for i, property := range in.payload.properties {
			at := in.payload.members[i]
			if in.payload.has(i) && property.IsText && in.doc.Token(at.value).Kind == jsonindex.String && !yield(at, property) {
				return
			}
		}
	}
}
