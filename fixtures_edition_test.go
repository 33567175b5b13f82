package authlink_test

import (
	"path/filepath"
	"strings"
	"testing"

	"example.com/authlink"
)

// TestEditionFixtures proves what each edition changed for those who hold
// payloads: those in its folder valid satisfy it and not the edition before,
// those in its folder invalid the reverse. An edition that only adds an optional
// property has none that are valid, and one that only adds a category none that
// are invalid: unknown properties are legal, unknown categories are not.
func TestEditionFixtures(t *testing.T) {
	before := authlink.EarliestEdition
	checked := 0
	for _, edition := range authlink.Editions()[1:] {
		dir := "testdata/editions/" + edition.String()
		forms := map[authlink.Form]int{}
		for _, f := range readFixtures(t, authlink.Variant{}, dir+"/valid", 0) {
			t.Run(f.path, func(t *testing.T) { checkMove(t, f, edition, before) })
			forms[formOf(f)]++
		}
		for _, f := range readFixtures(t, authlink.Variant{}, dir+"/invalid", 0) {
			t.Run(f.path, func(t *testing.T) { checkMove(t, f, before, edition) })
			forms[formOf(f)]++
		}
		if forms[authlink.FormSDK] == 0 || forms[authlink.FormWire] != forms[authlink.FormSDK] {
			t.Errorf("%s: %d fixtures in the SDK form, %d in the wire form", dir, forms[authlink.FormSDK], forms[authlink.FormWire])
		}
		checked += forms[authlink.FormSDK] + forms[authlink.FormWire]
		before = edition
	}
	all, err := filepath.Glob("testdata/editions/*/*/*")
	if err != nil || len(all) != checked {
		t.Errorf("%d fixtures checked of %d, %v", checked, len(all), err)
	}
}

// formOf tells the form of a fixture by its name.
func formOf(f fixture) authlink.Form {
	if strings.HasSuffix(f.path, ".wire.json") {
		return authlink.FormWire
	}
	return authlink.FormSDK
}

// checkMove demands that one edition takes the fixture and the other finds one
// fault in it.
func checkMove(t *testing.T, f fixture, takes, refuses authlink.Edition) {
	if err := (authlink.Variant{Form: formOf(f), Edition: takes}).Validate(f.data); err != nil {
		t.Errorf("%v refuses it: %v", takes, err)
	}
	places := faults(t, authlink.Variant{Form: formOf(f), Edition: refuses}.Validate(f.data))
	if len(places) != 1 {
		t.Errorf("%v finds %d faults, want one: %v", refuses, len(places), places)
	}
}
