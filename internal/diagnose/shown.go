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

// describe names the instance of n by its type and, where that says more, itself.
func (w *wording) describe(n *Fault) string {
	switch typ := w.typeName(n); typ {
	case "null", "array", "object":
		return typ
	default:
		return typ + " " + w.shown(n)
	}
}

// describeOther names the instance of n, which is not the one expected.
func (w *wording) describeOther(n *Fault, want any) string {
	switch typ := w.typeName(n); {
	case typ != "array" && typ != "object":
		return w.shown(n)
	case typ == show.TypeName(want):
		return "another " + typ
	default:
		return words.WithArticle(typ)
	}
}
