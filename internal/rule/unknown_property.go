package rule

import (
	"example.com/authlink"
	"example.com/authlink/internal/finding"
)

var unknownProperty = Rule{
	ID:       "unknown-property",
	Severity: finding.SeverityWarning,
	Summary:  "a property that the schema does not know",
	Why: `The schema allows properties that it does not name, so that the vendor may add some. It follows that a misspelled optional property is valid and means nothing: "acountId" is ignored by every reader, in silence, and the test that was to prove something about accountId proves nothing.

Any schema is looked at, wherever it names the properties of an object. An object of free names (no properties, or additionalProperties with a schema) has no unknown ones. "$schema" at the top of a document is left alone.`,
	Fix: `Use the name that the hint suggests. Where the property is new and right, update the schema, or remove the property from the fixture. --fix --unsafe renames it as the hint suggests.`,
	Bad: Example{Document: `{
  "acountId": "45355976281015164504",
  "id": 4148.57, "organizationId": 3605.45, "projectId": "staging",
  "originOwnerId": "customer-1", "originOwnerName": "Acme",
  "authLinkUrl": "https://connect.example.com/embedded/acme",
  "createdAt": "2025-02-13T09:44:27.866Z", "token": "<token>"
}
`},
	Good: Example{Document: `{
  "accountId": "45355976281015164504",
  "id": 4148.57, "organizationId": 3605.45, "projectId": "staging",
  "originOwnerId": "customer-1", "originOwnerName": "Acme",
  "authLinkUrl": "https://connect.example.com/embedded/acme",
  "createdAt": "2025-02-13T09:44:27.866Z", "token": "<token>"
}
`},
	check: checkUnknownProperty,
}

func checkUnknownProperty(in *inspection) {
	for _, r := range in.remarks {
		isOther := in.payload != nil && in.payload.isMixed && in.payload.isOther(r.Offset, in.doc)
		if r.Code == authlink.RemarkUnknownProperty && !isOther && !in.isFaulty(r.InstanceLocation) {
			in.report(r.Offset, r.End, r.InstanceLocation, r.Message, r.Hint)
			in.found[len(in.found)-1].Fix = finding.FixOf(r.Fix)
		}
	}
}
