package contract_test

import (
	"errors"
	"testing"
	"testing/fstest"

	"example.com/authlink"
	"example.com/authlink/contract"
)

func TestLoadErrors(t *testing.T) {
	for text, want := range map[string]string{
		"contracts: [":                         ".authlink-lint.yaml:1:12: ",
		"contracts:\n  a:\n    editons: []\n":  `.authlink-lint.yaml:`,
		"contracts:\n  a:\n    editions: []\n": ".authlink-lint.yaml:3:15: ",
		"rules: 7\ncontracts: {a: {editions: [{name: a, schema: b}], secrets: [iban]}}\n": ".authlink-lint.yaml:2:61: ",
	} {
		_, err := contract.Load(fstest.MapFS{contract.ConfigName: {Data: []byte(text)}}, "a")
		e, ok := errors.AsType[*contract.Error](err)
		if !ok || e.Line == 0 || e.Message == "" || len(err.Error()) < len(want) || err.Error()[:len(want)] != want {
			t.Errorf("%q: got %v, want an Error %s", text, err, want)
		}
	}
	if _, err := contract.Load(fstest.MapFS{}, "a"); err == nil {
		t.Error("no error without a configuration")
	}
	if c, err := contract.Load(fstest.MapFS{contract.ConfigName: {Data: nil}}, contract.BuiltIn().Name()); err != nil || c.Title() == "" {
		t.Errorf("the contract that is built in: %v, %v", c, err)
	}
}

// TestBuiltInIsAuthlink holds the built-in contract against package authlink.
func TestBuiltInIsAuthlink(t *testing.T) {
	c := contract.BuiltIn()
	for i, edition := range authlink.Editions() {
		if got := c.Editions()[i]; got.Name != edition.String() || got.Schema != "" {
			t.Errorf("edition %d is %v, want %v", i, got, edition)
		}
		for _, form := range authlink.Forms() {
			v, err := c.ValidatorIn(edition.String(), form.String())
			own, ownErr := authlink.Variant{Form: form, Edition: edition}.Validator()
			if v != own || err != nil || ownErr != nil {
				t.Errorf("%v %v: another validator than that of the variant: %v, %v", form, edition, err, ownErr)
			}
		}
	}
	d, err := c.Detect([]byte(`{}`))
	if err != nil || len(d.Satisfied) > 0 || d.Nearest != (contract.Variant{Edition: authlink.LatestEdition.String(), Form: "sdk"}) {
		t.Errorf("got %v, %v", d, err)
	}
}
