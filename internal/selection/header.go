package selection

import (
	"slices"
	"strings"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/source"
)

// header returns the values of a header field, wherever there are headers: an object with
// a text or several by each name, or a list of pairs.
func header(x *jsonindex.Index, exchange selected, containers []pointer, field string) []string {
	var values []string
	for _, container := range containers {
		for _, at := range below(x, exchange, container) {
			values = append(values, fieldIn(x, at.value, field)...)
		}
	}
	return values
}

func fieldIn(x *jsonindex.Index, headers int, field string) []string {
	var values []string
	switch x.Token(headers).Kind {
	case jsonindex.Object:
		for name, value := range x.Members(headers) {
			if strings.EqualFold(x.Text(name), field) {
				values = append(values, textsOf(x, value)...)
			}
		}
	case jsonindex.Array:
		for pair := range x.Elements(headers) {
			name := textAt(x, selected{value: pair}, at("/name", "/key"))
			if strings.EqualFold(name, field) {
				values = append(values, textAt(x, selected{value: pair}, at("/value")))
			}
		}
	}
	return values
}

// textsOf returns the text of a string, or those of a list.
func textsOf(x *jsonindex.Index, value int) []string {
	if x.Token(value).Kind != jsonindex.Array {
		return []string{textOf(x, value)}
	}
	var texts []string
	for element := range x.Elements(value) {
		texts = append(texts, textOf(x, element))
	}
	return texts
}

// encodings returns the content codings of a response, in the order in which they were
// applied (RFC 9110, section 8.4).
func encodings(x *jsonindex.Index, exchange selected, containers []pointer) []string {
	var names []string
	for _, value := range header(x, exchange, containers, "Content-Encoding") {
		for name := range strings.SplitSeq(value, ",") {
			names = append(names, strings.TrimSpace(name))
		}
	}
	return names
}

// isCalledJSON reports whether a recording says of a body that it is JSON.
func (r recording) isCalledJSON(x *jsonindex.Index, exchange selected) bool {
	said := header(x, exchange, r.headers, "Content-Type")
	for _, p := range r.types {
		said = append(said, textAt(x, exchange, []pointer{p}))
	}
	return slices.ContainsFunc(said, source.IsJSONType)
}
