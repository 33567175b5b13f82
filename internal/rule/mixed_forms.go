package rule

import (
	"example.com/authlink/internal/finding"
	"fmt"
	"slices"
	"strings"
)

var mixedForms = Rule{
	ID:       "mixed-forms",
	Severity: finding.SeverityError,
	Summary:  "an auth link with property names of both forms",
	Why: `Some names are in camelCase, two or more in snake_case, or the reverse: the document was converted by half, or put together from two sources. No reader takes both spellings, so some of the properties are lost to each.

This one finding stands in the place of the properties that are there in the other spelling. A single name of the other form is taken for a slip: see unknown-property.`,
	Fix: `Spell all names in one form: camelCase for the SDK form, snake_case for the wire form. --fix --unsafe renames those of the other form.`,
	Bad: Example{Document: `{
  "project_id": "staging", "origin_owner_id": "customer-1",
  "id": 4148.57, "organizationId": 3605.45, "originOwnerName": "Acme",
  "authLinkUrl": "https://connect.example.com/embedded/acme",
  "createdAt": "2025-02-13T09:44:27.866Z", "token": "<token>"
}
`},
	Good: Example{Document: `{
  "projectId": "staging", "originOwnerId": "customer-1",
  "id": 4148.57, "organizationId": 3605.45, "originOwnerName": "Acme",
  "authLinkUrl": "https://connect.example.com/embedded/acme",
  "createdAt": "2025-02-13T09:44:27.866Z", "token": "<token>"
}
`},
	check: checkMixedForms,
}

func checkMixedForms(in *inspection) {
	p := in.payload
	if p == nil || p.own == 0 || p.other < 2 {
		return
	}
	p.isMixed = true
	if !p.lacks() {
		in.dropRequired()
	}
	in.reportName(p.Others[0],
		fmt.Sprintf("names of both forms: %d of the %s form, %d of the %s form", p.own, nameOf(p.form), p.other, nameOf(OtherForm(p.form))),
		in.hintUnmix())
	in.attach(finding.FixUnsafe, p.rename(in.doc)...)
}

// dropRequired takes back what validation said of missing properties of the
// payload.
func (in *inspection) dropRequired() {
	kept := slices.DeleteFunc(slices.Clone(in.found[:in.violations]), func(f finding.Finding) bool {
		return f.Rule == "required" && f.InstanceLocation == ""
	})
	in.found = append(kept, in.found[in.violations:]...)
	in.violations = len(kept)
}

// hintUnmix says what to do with each name of the other form.
func (in *inspection) hintUnmix() string {
	var todo []string
	for _, at := range in.payload.Others {
		name := in.doc.Text(at.Path[0].Name)
		own := in.payload.Spell(name)
		if in.payload.Members[own.Sdk].Value == at.Value {
			todo = append(todo, fmt.Sprintf("rename %s to %s", name, own.In(in.payload.form)))
		} else {
			todo = append(todo, fmt.Sprintf("remove %s, which is there as %s", name, own.In(in.payload.form)))
		}
	}
	return strings.Join(todo, "; ")
}
