package schema

import (
	"slices"
	"testing"
)

// The spellings are those of the vendor's document and of its API: written out
// here because the table in category.go is what is under test.
func TestCategories(t *testing.T) {
	spellings := []struct{ sdk, wire string }{
		{"ats", "ats"}, {"hris", "hris"}, {"hrisLegacy", "hris-legacy"}, {"crm", "crm"}, {"iam", "iam"},
		{"marketing", "marketing"}, {"lms", "lms"}, {"stackOne", "stackone"}, {"fileStorage", "file-storage"},
		{"documents", "documents"}, {"ticketing", "ticketing"}, {"screening", "screening"},
		{"messaging", "messaging"}, {"accounting", "accounting"}, {"scheduling", "scheduling"},
	}
	if len(categories) != len(spellings) {
		t.Fatalf("there are %d categories, want %d", len(categories), len(spellings))
	}
	for i, spelling := range spellings {
		c := categories[i].category
		for form, want := range []string{FormSDK: spelling.sdk, FormWire: spelling.wire, FormDump: spelling.wire} {
			if got := c.Spelling(Form(form)); got != want {
				t.Errorf("category %d in the form %v is %q, want %q", i, Form(form), got, want)
			}
		}
		for _, s := range []string{spelling.sdk, spelling.wire} {
			if parsed, ok := ParseCategory(s); parsed != c || !ok {
				t.Errorf("%q is parsed as %q, %v", s, parsed, ok)
			}
		}
	}
}

func TestUnknownCategory(t *testing.T) {
	for _, s := range []string{"", "ATS", "hris_legacy", "file_storage"} {
		if c, ok := ParseCategory(s); c != "" || ok {
			t.Errorf("%q is parsed as %q", s, c)
		}
		if got := Category(s).Spelling(FormWire); got != s {
			t.Errorf("%q is %q on the wire", s, got)
		}
	}
}

func TestCategoriesIsTheCallersOwn(t *testing.T) {
	clear(LatestEdition.Categories())
	if slices.Contains(LatestEdition.Categories(), "") {
		t.Error("a caller can change the categories")
	}
}
