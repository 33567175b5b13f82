package rule

import (
	"fmt"
	"slices"

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
	isWrongForm := in.isJudgedInOtherForm()
	if in.payload == nil || !isOfOtherEdition(faults) || len(faults) == 1 && !isWrongForm && !in.hasLaterProperty() {
		return
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
	related := in.violationsAsRelated()
	if isWrongForm {
		in.payload.suggested = &other // wrong-form says so
		in.dropViolations(wrongForm)
		return
	}
	in.dropViolations(wrongEdition)
	start := int(in.doc.Token(0).Start)
	in.payload.isOfOtherEdition = true
	in.report(start, start+1, "", fmt.Sprintf("this %s satisfies %v, not %s", own.Noun, other, variantName(own.Contract, own.Form, own.EditionName())), "")
	in.found[len(in.found)-1].Related = related
	in.advise(other.advice(own)...)
}

// isOfOtherEdition reports whether another edition takes what is refused, some of it perhaps in
// another spelling.
func isOfOtherEdition(faults []finding.Finding) bool {
	ofEdition := func(f finding.Finding) bool { return advice.Has(f.Advice, advice.OtherEdition) }
	return slices.ContainsFunc(faults, ofEdition) && !slices.ContainsFunc(faults, func(f finding.Finding) bool {
		return !ofEdition(f) && !advice.Has(f.Advice, advice.Dumped) && !advice.Has(f.Advice, advice.OtherSpelling)
	})
}

// hasLaterProperty reports whether the payload has a property that came with a later edition.
func (in *inspection) hasLaterProperty() bool {
	later := laterProperties{form: in.formOfNames()}
	return slices.ContainsFunc(in.remarks, func(r authlink.Remark) bool {
		return r.Code == authlink.RemarkUnknownProperty && later.add(in, r)
	})
}

func watchWrongEdition(w *watch) { w.isNotAdvised(advice.OtherEdition) }

// violationsAsRelated returns the places of the first findings of validation.
func (in *inspection) violationsAsRelated() (related []authlink.Related) {
	for _, f := range in.found[:min(in.violations, maxRelated)] {
		related = append(related, authlink.Related{Offset: f.Offset, End: f.End, Line: f.Line, Column: f.Column, Message: f.Message})
	}
	return related
}

// dropViolations removes the findings of validation if a rule stands in for them.
func (in *inspection) dropViolations(id string) {
	if !in.set.standsIn(id) {
		return
	}
	in.found = append([]finding.Finding(nil), in.found[in.violations:]...)
	in.violations, in.faulty = 0, nil
}
