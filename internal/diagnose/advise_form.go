package diagnose

import (
	"strings"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/show"
)

// adviseForm is for a payload whose names are those of another form.
func (w *wording) adviseForm(form string) Counsel {
	if !w.contract.IsBuiltIn() {
		return advise(advice.FormOrRename, form)
	}
	subject := "the " + form + " form"
	switch form {
	case "dump":
		subject = "what the vendor's SDK emits"
	case "sdk":
		subject = "the SDK form"
	}
	return advise(advice.OtherForm, subject, formConstant(form), form)
}

// formConstant is the name of a form in package authlink.
func formConstant(form string) string {
	if form == "sdk" {
		return "FormSDK"
	}
	return "Form" + strings.ToUpper(form[:1]) + form[1:]
}

// otherForm returns the form of the object that n is about, if that spells a name like that.
func (w *wording) otherForm(name string, n *Fault) (form string, ok bool) {
	if w.contract == nil {
		return "", false
	}
	return w.contract.OtherForm(name, w.decode(n.token))
}

// adviseDumped is for a value as the vendor's SDK writes it, in a document that it may
// have written. To respell it may turn a true recording into what nobody emits.
func (w *wording) adviseDumped(n *Fault, at site) Counsel {
	if w.contract == nil {
		return Counsel{}
	}
	documented, form, ok := w.contract.Dumped(w.value(n))
	if !ok || !w.mayBeDump() {
		return Counsel{}
	}
	c := advise(advice.Dumped, show.QuoteOwn(documented))
	if !w.contract.IsBuiltIn() {
		c = advise(advice.OtherSpelling, form, show.QuoteOwn(documented))
	}
	if at.isNone() {
		return c
	}
	return c.with(true, replaceText(at.doc.Token(at.value), documented))
}

// isDumped reports whether a value is one that the vendor's SDK writes.
func (w *wording) isDumped(value any) bool {
	if w.contract == nil {
		return false
	}
	_, _, ok := w.contract.Dumped(value)
	return ok
}

// mayBeDump asks the contract once: it looks the whole document over.
func (w *wording) mayBeDump() bool {
	if w.isDump == nil {
		isDump := w.contract.IsDump(w.decode(0))
		w.isDump = &isDump
	}
	return *w.isDump
}
