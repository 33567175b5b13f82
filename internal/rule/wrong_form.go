package rule

import (
	"fmt"
	"slices"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/quiet"
	"example.com/authlink/schema"
)

// checkWrongForm only reports: the document has been validated in the other form.
func checkWrongForm(in *inspection) {
	p := in.payload
	if !p.isWrongForm() {
		return
	}
	form := p.foundForm(in.doc)
	start := int(in.doc.Token(0).Start)
	message := fmt.Sprintf("this auth link is in the %s form, not in the %s form: %d names such as %q",
		nameOf(form), nameOf(p.form), p.other, in.doc.Text(p.others[0].path[0].name))
	if p.suggested != nil {
		in.report(start, start+1, "", fmt.Sprintf("%s; it satisfies %v", message, p.suggested), "")
		in.advise(p.suggested.advice(*in.set.variant)...)
		return
	}
	in.report(start, start+1, "", message, "")
	in.advise(advice.New(advice.FormOrRename, form.String()))
	in.attach(finding.FixUnsafe, p.respell(in.doc, in.edition)...)
}

func watchWrongForm(w *watch) { w.name(w.isOwnName) }

// isOwnName reports whether a name is none of the payload's in the other spelling.
func (w *watch) isOwnName(n quiet.Name) bool {
	return !n.IsTop || !slices.ContainsFunc(w.properties(), func(p schema.Property) bool {
		own, other := p.Name(w.set.variant.Form), otherName(p, w.set.variant.Form)
		return n.Text == other && own != other
	})
}
