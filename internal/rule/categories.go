package rule

import (
	"fmt"
	"iter"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
)

var repeatedCategory = Rule{
	ID:       "repeated-category",
	Severity: finding.SeverityWarning,
	Summary:  "a category that an auth link names twice",
	Why:      `A repeat is legal and means nothing: the vendor's own example names iam twice. In a fixture it is most often a slip, where another category was meant. Code that counts the categories, or makes a button of each, shows one too many.`,
	Fix:      `Remove the repeat, or write the category that was meant.`,
	Bad: Example{Document: `{
  "categories": ["ats", "iam", "crm", "iam"],
  "id": 4148.57, "organizationId": 3605.45, "projectId": "staging",
  "originOwnerId": "customer-1", "originOwnerName": "Acme",
  "authLinkUrl": "https://connect.example.com/embedded/acme",
  "createdAt": "2025-02-13T09:44:27.866Z", "token": "<token>"
}
`},
	Good: Example{Document: `{
  "categories": ["ats", "iam", "crm"],
  "id": 4148.57, "organizationId": 3605.45, "projectId": "staging",
  "originOwnerId": "customer-1", "originOwnerName": "Acme",
  "authLinkUrl": "https://connect.example.com/embedded/acme",
  "createdAt": "2025-02-13T09:44:27.866Z", "token": "<token>"
}
`},
	check: checkRepeatedCategory,
}

var emptyCategories = Rule{
	ID:       "empty-categories",
	Severity: finding.SeverityInfo,
	Summary:  "an auth link whose list of categories is empty",
	Why:      `An empty list, null and no list at all are three ways to say that the categories are not limited, or that there are none; the contract does not tell which. Code that tests one of the three is surprised by another.`,
	Fix:      `Leave the property out where nothing is limited. Where the case of an empty list is what the fixture is about, keep it.`,
	Bad: Example{Document: `{
  "categories": [],
  "id": 4148.57, "organizationId": 3605.45, "projectId": "staging",
  "originOwnerId": "customer-1", "originOwnerName": "Acme",
  "authLinkUrl": "https://connect.example.com/embedded/acme",
  "createdAt": "2025-02-13T09:44:27.866Z", "token": "<token>"
}
`},
	Good: Example{Document: `{
  "id": 4148.57, "organizationId": 3605.45, "projectId": "staging",
  "originOwnerId": "customer-1", "originOwnerName": "Acme",
  "authLinkUrl": "https://connect.example.com/embedded/acme",
  "createdAt": "2025-02-13T09:44:27.866Z", "token": "<token>"
}
`},
	check: checkEmptyCategories,
}

func checkRepeatedCategory(in *inspection) {
	seen := map[string]bool{}
	for at := range in.categories() {
		text := in.doc.Text(at.Value)
		if seen[text] {
			in.reportValue(at, fmt.Sprintf("category %s is repeated", in.shown(at.Value)), "remove it, or write the category that was meant")
		}
		seen[text] = true
	}
}

func checkEmptyCategories(in *inspection) {
	at, ok := in.member("categories", jsonindex.Array)
	if ok && in.doc.Token(at.Value).Next == uint32(at.Value)+1 {
		in.reportValue(at, "the list of categories is empty", "leave it out where the categories are not limited")
	}
}

// categories yields the strings in the list of categories.
func (in *inspection) categories() iter.Seq[place] {
	return func(yield func(place) bool) {
		if list, ok := in.member("categories", jsonindex.Array); ok {
			in.walk(list, in.of(jsonindex.String), yield)
		}
	}
}
