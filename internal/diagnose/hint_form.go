package diagnose

import (
	"fmt"
	"strings"

	"example.com/authlink/internal/show"
)

// formDump is the form of what the vendor's own software writes.
const formDump = "dump"

// hintForm is the hint for a payload whose names are those of another form.
func hintForm(form string) string {
	switch form {
	case formDump:
		return "this is what the vendor's SDK emits: " + validateWith(form)
	case "sdk":
		return "this is the SDK form: " + validateWith(form)
	}
	return fmt.Sprintf("this is the %s form: %s", form, validateWith(form))
}

// validateWith says in Go and on a command line how to validate a form.
func validateWith(form string) string {
	title := strings.ToUpper(form[:1]) + form[1:]
	if form == "sdk" {
		title = "SDK"
	}
	return fmt.Sprintf("validate with Variant{Form: Form%s} (--form %s)", title, form)
}

// hintDump is the hint for a value as the vendor's SDK writes it, in a document that it
// may have written.
func (w *wording) hintDump(n *Fault) string {
	documented, ok := w.dumped(w.value(n))
	if !ok || !w.mayBeDump() {
		return ""
	}
	return fmt.Sprintf("this is what the vendor's SDK emits: %s; the document spells it %s", validateWith(formDump), show.QuoteOwn(documented))
}

// dumped returns how the contract spells a value that the vendor's SDK writes
// differently.
func (w *wording) dumped(value any) (documented string, ok bool) {
	if w.contract == nil {
		return "", false
	}
	return w.contract.Dumped(value)
}

// mayBeDump asks the contract once: it looks the whole document over.
func (w *wording) mayBeDump() bool {
	if w.isDump == nil {
		isDump := w.contract.IsDump(w.instance)
		w.isDump = &isDump
	}
	return *w.isDump
}
