package authlink

import (
	"encoding/json"
	"testing"
)

func TestHintEdition(t *testing.T) {
	tests := []struct {
		variant Variant
		members string
		want    string
	}{
		{Variant{}, `{"categories": ["accounting"]}`, `the edition 2025-07-08 takes it`},
		{Variant{}, `{"categories": ["fileStorage"]}`, `the edition 2024-11-25 takes it`},
		{Variant{FormSDK, LatestEdition}, `{"organizationId": "2", "categories": ["fileStorage"]}`, `the edition 2024-11-25 takes it`},
		{Variant{Form: FormWire}, `{"categories": ["file-storage"]}`, `the edition 2024-11-25 takes it`},
		{Variant{Form: FormWire}, `{"categories": ["fileStorage"]}`, `allowed: "ats", "hris", "hris-legacy", "crm", "iam", "marketing", "lms", "stackone" or "documents"`},
		{Variant{Form: FormDump}, `{"categories": ["file-storage"]}`, `the edition 2024-11-25 takes it`},
		{Variant{}, `{"organizationId": "2"}`, `the edition 2026-01-27 takes it`},
		{Variant{}, `{"organizationId": "org"}`, `the edition 2026-01-27 takes it`},
		{Variant{}, `{"organizationId": true}`, ``},
		{Variant{Form: FormWire, Edition: LatestEdition}, `{"organization_id": 2}`, `the edition 2026-01-27 takes it`},
		{Variant{FormSDK, LatestEdition}, `{"organizationId": 2.5}`, `the edition 2025-12-03 takes it`},
		{Variant{}, `{"id": "2"}`, `a number in quotes: remove the quotes`},
	}
	for _, test := range tests {
		var members map[string]any
		if err := json.Unmarshal([]byte(test.members), &members); err != nil {
			t.Fatal(err)
		}
		err := test.variant.Validate(payload(t, test.variant.Form, members))
		invalid, ok := err.(*ValidationError)
		if !ok || len(invalid.Violations) != 1 || invalid.Violations[0].Hint != test.want {
			t.Errorf("%v, %s: %v, want the hint %q", test.variant, test.members, err, test.want)
		}
	}
}
