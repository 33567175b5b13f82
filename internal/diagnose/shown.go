package diagnose

import (
	"fmt"
	"strings"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/words"
)

// maxListed is how many values of the schema a message lists.
const maxListed = 10

// redacted stands for a value that must not be shown.
const redacted = "(redacted)"

// shown returns the instance of n as a message may show it.
func (w *wording) shown(n *Fault) string {
	if w.isSecret(n) {
		return redacted
	}
	if w.name != nil {
		return show.Value(*w.name)
	}
	return w.show(n.token)
}

// show returns a value of the document as a message may show it. Of an array or an object it
// says no more than what it is, which need not be decoded.
func (w *wording) show(token int) string {
	if token >= 0 {
		switch w.doc.Token(token).Kind {
		case jsonindex.Array:
			return show.Value([]any(nil))
		case jsonindex.Object:
			return show.Value(map[string]any(nil))
		}
	}
	return show.Value(w.decode(token))
}

// shown returns the value at a place as a message may show it.
func (p place) shown(w *wording) string {
	if p.isSecret {
		return redacted
	}
	return w.show(p.value)
}

// showWant shows a value of the schema, unless the instance beside it is a
// secret: what a secret should be is one too.
func (w *wording) showWant(n *Fault, want any) string {
	if w.isSecret(n) {
		return "the value that the schema has for it"
	}
	return show.Own(want)
}

// showValues shows the first of the values that n wants.
func (w *wording) showValues(n *Fault) string {
	switch {
	case w.isSecret(n):
		return "the values that the schema has for it"
	case n.merged != nil:
		return list(n.merged.values)
	}
	return w.entryOf(n.schema).values()
}

// list shows the first of the schema's values.
func list(values []any) string {
	shown := make([]string, 0, maxListed+1)
	for _, v := range values[:min(len(values), maxListed)] {
		shown = append(shown, show.Own(v))
	}
	if len(values) > maxListed {
		return strings.Join(shown, ", ") + fmt.Sprintf(" or %d more", len(values)-maxListed)
	}
	return words.Alternatives(shown)
}

// describe names a value by its type and, where that says more, itself.
func describe(typ, shown string) string {
	switch typ {
	case "null", "array", "object":
		return typ
	}
	return typ + " " + shown
}

// describeOther names a value that is not the one expected.
func describeOther(typ string, want any, shown string) string {
	switch {
	case typ != "array" && typ != "object":
		return shown
	case typ == show.TypeName(want):
		return "another " + typ
	default:
		return words.WithArticle(typ)
	}
}
