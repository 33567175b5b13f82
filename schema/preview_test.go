package schema

import "testing"

// TestPreview: what no release has is in no edition, and known by its name in each form.
func TestPreview(t *testing.T) {
	for _, p := range PreviewProperties() {
		for form, name := range map[Form]string{FormSDK: p.SDK, FormDump: p.SDK, FormWire: p.Wire} {
			if !IsPreviewed(form, name) {
				t.Errorf("%s is not known in the form %v", name, form)
			}
			if _, ok := FindProperty(LatestEdition, form, name); ok {
				t.Errorf("the latest edition has %s", name)
			}
		}
		if IsPreviewed(FormWire, p.SDK) || IsPreviewed(FormSDK, p.Wire) {
			t.Errorf("%s is known in the wrong form", p.SDK)
		}
	}
	if e, err := ParseEdition(PreviewEdition); err != nil || e != LatestEdition {
		t.Errorf("on %s the edition in force is %v, %v; want the latest release", PreviewEdition, e, err)
	}
}
