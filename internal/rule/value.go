package rule

import (
	"fmt"
	"iter"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/words"
)

var blankValue = Rule{
	ID:       "blank-value",
	Severity: finding.SeverityWarning,
	Summary:  "a required text of an auth link that is empty or only white space",
	Why:      `The schema wants these properties and takes any string, so an empty one is valid. Nobody is identified by it: a lookup finds nothing, or the first record that has no id either.`,
	Fix:      `Write a value that reads like a real one.`,
	Bad: Example{Document: `{
  "originOwnerId": "",
  "originOwnerName": "Acme",
  "id": 4148.57, "organizationId": 3605.45, "projectId": "staging",
  "authLinkUrl": "https://connect.example.com/embedded/acme",
  "createdAt": "2025-02-13T09:44:27.866Z", "token": "<token>"
}
`},
	Good: Example{Document: `{
  "originOwnerId": "customer-1",
  "originOwnerName": "Acme",
  "id": 4148.57, "organizationId": 3605.45, "projectId": "staging",
  "authLinkUrl": "https://connect.example.com/embedded/acme",
  "createdAt": "2025-02-13T09:44:27.866Z", "token": "<token>"
}
`},
	check: checkBlankValue,
}

var placeholderValue = Rule{
	ID:       "placeholder-value",
	Severity: finding.SeverityInfo,
	Off:      true,
	Summary:  "a text of an auth link that stands for another, such as <value> or TODO",
	Why: `Generated examples are full of "<id>" and "string". They are valid, so a fixture that was never filled in passes for one that was.

The rule is off unless it is turned on: in an example a placeholder is right, and for the token it is the only thing that is. The token is left alone.`,
	Fix: `Write a value that reads like a real one.`,
	Bad: Example{Document: `{
  "originOwnerName": "<value>",
  "originOwnerId": "customer-1",
  "id": 4148.57, "organizationId": 3605.45, "projectId": "staging",
  "authLinkUrl": "https://connect.example.com/embedded/acme",
  "createdAt": "2025-02-13T09:44:27.866Z", "token": "<token>"
}
`},
	Good: Example{Document: `{
  "originOwnerName": "Acme",
  "originOwnerId": "customer-1",
  "id": 4148.57, "organizationId": 3605.45, "projectId": "staging",
  "authLinkUrl": "https://connect.example.com/embedded/acme",
  "createdAt": "2025-02-13T09:44:27.866Z", "token": "<token>"
}
`},
	check: checkPlaceholderValue,
}

func checkBlankValue(in *inspection) {
	for at, property := range in.texts() {
		if property.isRequired && words.IsBlank(in.doc.Text(at.Value)) {
			in.reportValue(at, fmt.Sprintf("%q is blank", property.In(in.payload.form)), "write a value that reads like a real one")
		}
	}
}

func checkPlaceholderValue(in *inspection) {
	for at, property := range in.texts() {
		if property.Sdk != "token" && secret.IsPlaceholder(in.doc.Text(at.Value)) {
			in.reportValue(at, fmt.Sprintf("%q holds a placeholder", property.In(in.payload.form)), "write a value that reads like a real one")
		}
	}
}

// texts yields the payload's members that may be any string, and are one, in
// the order of the contract.
func (in *inspection) texts() iter.Seq2[place, Property] {
	return func(yield func(place, Property) bool) {
		if in.payload == nil {
			return
		}
		for _, property := range in.payload.properties {
			at, ok := in.member(property.Sdk, jsonindex.String)
			if ok && property.isText && !yield(at, property) {
				return
			}
		}
	}
}
