package rule

import (
	"fmt"
	"iter"
	"unicode/utf8"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/quiet"
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

func watchBlankValue(w *watch) {
	for _, p := range w.properties() {
		if isText(p) && p.Required {
			w.textOf(p.SDK, isSaying)
		}
	}
}

func isSaying(t quiet.Text) bool {
	return len(t.Bytes) > 0 && t.Bytes[0] > ' ' && t.Bytes[0] < utf8.RuneSelf || !words.IsBlank(string(t.Bytes))
}

func checkPlaceholderValue(in *inspection) {
	for at, property := range in.texts() {
		if property.SDK != "token" && secret.IsPlaceholder(in.doc.Text(at.value)) {
			in.reportValue(at, fmt.Sprintf("%q holds a placeholder", property.Name(in.payload.form)), "write a value that reads like a real one")
		}
	}
}

func watchPlaceholderValue(w *watch) {
	for _, p := range w.properties() {
		if isText(p) && p.SDK != "token" {
			w.textOf(p.SDK, func(t quiet.Text) bool {
				return !secret.MayBePlaceholder(t.Bytes) || !secret.IsPlaceholder(string(t.Bytes))
			})
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
