package authlink_test

import (
	"slices"
	"testing"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/schema"
)

// TestProperties compares the table of properties with the schema documents.
func TestProperties(t *testing.T) {
	for _, edition := range authlink.Editions() {
		t.Run(edition.String(), func(t *testing.T) { testProperties(t, edition) })
	}
}

func testProperties(t *testing.T, edition authlink.Edition) {
	for _, form := range authlink.Forms() {
		var doc jsonindex.Index
		if err := doc.Parse(authlink.Variant{Form: form, Edition: edition}.Schema(), jsonindex.Options{}); err != nil {
			t.Fatal(err)
		}
		document := doc.Value(0).(map[string]any)
		known, required := document["properties"].(map[string]any), document["required"].([]any)
		all := schema.Properties(edition)
		if len(all) != len(known) {
			t.Errorf("%v: %d properties, the schema has %d", form, len(all), len(known))
		}
		for _, p := range all {
			if known[p.Name(form)] == nil {
				t.Errorf("%v: the schema has no %q", form, p.Name(form))
			}
			if slices.Contains(required, any(p.Name(form))) != p.Required {
				t.Errorf("%v: %q: required %v", form, p.Name(form), p.Required)
			}
		}
	}
}
