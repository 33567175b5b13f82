package rule

import (
	"slices"
	"testing"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
)

// TestProperties compares what is read off the Go type with the schemas.
func TestProperties(t *testing.T) {
	for _, edition := range authlink.Editions() {
		t.Run(edition.String(), func(t *testing.T) { testProperties(t, edition) })
	}
}

func testProperties(t *testing.T, edition authlink.Edition) {
	for _, form := range []authlink.Form{authlink.FormSDK, authlink.FormWire} {
		var doc jsonindex.Index
		if err := doc.Parse(authlink.Variant{Form: form, Edition: edition}.Schema(), jsonindex.Options{}); err != nil {
			t.Fatal(err)
		}
		schema := doc.Value(0).(map[string]any)
		known, required := schema["properties"].(map[string]any), schema["required"].([]any)
		all := properties(edition)
		if len(all) != len(known) {
			t.Errorf("%v: %d properties, the schema has %d", form, len(all), len(known))
		}
		for _, p := range all {
			if known[p.in(form)] == nil {
				t.Errorf("%v: the schema has no %q", form, p.in(form))
			}
			if slices.Contains(required, any(p.in(form))) != p.isRequired {
				t.Errorf("%v: %q: required %v", form, p.in(form), p.isRequired)
			}
		}
	}
}
