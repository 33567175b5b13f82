package rule

import (
	"example.com/authlink/internal/finding"
	"fmt"
)

var wrongForm = Rule{
	ID:       "wrong-form",
	Severity: finding.SeverityError,
	Summary:  "an auth link in the other form: snake_case for camelCase, or the reverse",
	Why: `The auth link has two spellings. Over HTTP it travels in snake_case (the wire form); the vendor's SDK for TypeScript renames it to camelCase (the SDK form), which is also what the documentation shows. A reader of one form finds no property of the other.

This one finding stands in the place of all that would be missing. Whatever else is wrong is reported as the form that the document is in would have it.`,
	Fix: `If the document is right, name its form: a recorded HTTP response is --form wire, an object of the SDK --form sdk. If it is not, rename the properties; two categories change too, hrisLegacy to hris-legacy and stackOne to stackone. --fix --unsafe does that, and so does authlink-lint convert.`,
	Bad: Example{Document: `{
  "id": 4148.57, "organization_id": 3605.45, "project_id": "staging",
  "origin_owner_id": "customer-1", "origin_owner_name": "Acme",
  "auth_link_url": "https://connect.example.com/embedded/acme",
  "created_at": "2025-02-13T09:44:27.866Z", "token": "<token>"
}
`},
	Good: Example{Document: `{
  "id": 4148.57, "organizationId": 3605.45, "projectId": "staging",
  "originOwnerId": "customer-1", "originOwnerName": "Acme",
  "authLinkUrl": "https://connect.example.com/embedded/acme",
  "createdAt": "2025-02-13T09:44:27.866Z", "token": "<token>"
}
`},
	check: checkWrongForm,
}

// checkWrongForm only tells: what the other form wants has been validated.
func checkWrongForm(in *inspection) {
	p := in.payload
	if !p.isWrongForm() {
		return
	}
	form := OtherForm(p.form)
	start := int(in.doc.Token(0).Start)
	in.report(start, start+1, "",
		fmt.Sprintf("this auth link is in the %s form, not in the %s form: %d names such as %q",
			nameOf(form), nameOf(p.form), p.other, in.doc.Text(p.Others[0].Path[0].Name)),
		fmt.Sprintf("set the form to %s, or rename the properties", form))
	in.attach(finding.FixUnsafe, p.Respell(in.doc, in.edition)...)
}
