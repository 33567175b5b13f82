package rule

import (
	"fmt"
	"slices"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/quiet"
	"example.com/authlink/internal/variants"
)

// isJudgedInOtherForm reports whether the document is judged in the form that it is in, since
// wrong-form says, as whatever it has been made, that it is another one.
func (in *inspection) isJudgedInOtherForm() bool {
	return in.set.IsOn(wrongForm) && in.payload.isWrongForm()
}

// checkWrongForm only reports: the document has been validated in the other form.
func checkWrongForm(in *inspection) {
	p := in.payload
	if !p.isWrongForm() {
		return
	}
	form := p.of.Forms[p.foundForm(in.doc)]
	start := int(in.doc.Token(0).Start)
	message := fmt.Sprintf("this %s is in the %s form, not in the %s form: %d names such as %q",
		p.of.Noun, nameOf(form), nameOf(p.form()), p.other, in.doc.Text(p.others[0].path[0].name))
	if p.suggested != nil {
		in.report(start, start+1, "", fmt.Sprintf("%s; it satisfies %v", message, p.suggested), "")
		in.advise(p.suggested.advice(p.of)...)
		return
	}
	in.report(start, start+1, "", message, "")
	in.advise(advice.New(advice.FormOrRename, form.Name))
	in.attach(finding.FixUnsafe, respell(in.doc, p.of)...)
}

func watchWrongForm(w *watch) { w.name(w.isOwnName) }

// isOwnName reports whether a name is none of the payload's in another spelling.
func (w *watch) isOwnName(n quiet.Name) bool {
	if !n.IsTop || w.set.variant == nil {
		return true
	}
	p := payload{of: *w.set.variant}
	return !slices.ContainsFunc(w.set.properties, func(property variants.Property) bool { return p.isOtherName(n.Text, property) })
}
