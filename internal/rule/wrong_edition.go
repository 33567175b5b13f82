package rule

import (
	"fmt"

	"example.com/authlink"
	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/finding"
)

// maxRelated is how many of the values that a finding stands for it names.
const maxRelated = 10

// checkWrongEdition reports a payload that another edition takes as it is, once for all that
// the contract's edition has against it. A single fault says as much where it stands.
func checkWrongEdition(in *inspection) {
	faults := in.found[:in.violations]
	isWrongForm := in.set.IsOn(wrongForm) && in.payload.isWrongForm()
	if in.payload == nil || len(faults) == 0 || len(faults) == 1 && !isWrongForm {
		return
	}
	for _, f := range faults {
		if !advice.Has(f.Advice, advice.OtherEdition) {
			return
		}
	}
	own := in.payload.of
	found, err := own.Detect(in.data, in.doc, own.Variants())
	if err != nil {
		return // it has been read already
	}
	other, ok := suggest(found.Satisfied, own)
	if !ok {
		return
	}
	related := in.dropViolations()
	if isWrongForm {
		in.payload.suggested = &other // wrong-form says so
		return
	}
	start := int(in.doc.Token(0).Start)
	in.payload.isOfOtherEdition = true
	in.report(start, start+1, "", fmt.Sprintf("this %s satisfies %v, not %s", own.Noun, other, variantName(own.Contract, own.Form, own.EditionName())), "")
	in.found[len(in.found)-1].Related = related
	in.advise(other.advice(own)...)
}

func watchWrongEdition(w *watch) { w.validity() }

// dropViolations removes the findings of validation, and returns the places of the first of
// them.
func (in *inspection) dropViolations() (related []authlink.Related) {
	for _, f := range in.found[:min(in.violations, maxRelated)] {
		related = append(related, authlink.Related{Offset: f.Offset, End: f.End, Line: f.Line, Column: f.Column, Message: f.Message})
	}
	in.found = append([]finding.Finding(nil), in.found[in.violations:]...)
	in.violations, in.faulty = 0, nil
	return related
}
