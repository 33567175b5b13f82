package variants_test

import (
	"strings"
	"testing"

	"example.com/authlink"
	"example.com/authlink/internal/variants"
)

// TestStackOneIsData proves that what the contract's data say of its forms is what its types say.
func TestStackOneIsData(t *testing.T) {
	c := variants.NewStackOne()
	for f, form := range c.Forms {
		for e, edition := range authlink.Editions() {
			if c.Editions[e] != edition.String() {
				t.Fatalf("edition %d is %s, want %s", e, c.Editions[e], edition)
			}
			own := authlink.Variant{Form: authlink.Form(f), Edition: edition}
			got := string(form.Respell(authlink.Variant{Edition: edition}.Schema()))
			if form.Name != "sdk" {
				got = strings.Replace(got, edition.String()+".schema.json", edition.String()+"."+form.Name+".schema.json", 1)
			}
			if want := string(own.Schema()); got != want {
				t.Errorf("%s %s: the schema of the form sdk, respelled, is\n%s\nwant\n%s", form.Name, edition, got, want)
			}
		}
	}
}
