package lint

import (
	"testing"

	"example.com/authlink"
)

// TestMetadataHasFreeNames: what stands inside metadata is up to those who
// created the session, even where it reads like a property of the auth link.
func TestMetadataHasFreeNames(t *testing.T) {
	contract := authlink.Variant{Edition: authlink.Edition20250310}
	v, err := contract.Validator()
	if err != nil {
		t.Fatal(err)
	}
	linter := New(v, Options{Variant: &contract, Now: goldenNow})
	for name, want := range map[string]int{"metadata": 0, "metadatas": 1} {
		document := with(name, `{"region": "eu", "account_id": 1, "acountId": {"tokn": 2}}`)
		found := linter.Check("a.json", []byte(document)).Findings
		if len(found) != want {
			t.Errorf("%s: findings %+v, want %d", name, found, want)
		}
	}
}
