package authlink

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestReflectEdition proves that the edition applies to an AuthLink wherever it
// stands, and to nothing else.
func TestReflectEdition(t *testing.T) {
	type embedding struct {
		AuthLink
		Status string `json:"status" since:"v9"`
	}
	type holding struct {
		Links []AuthLink `json:"links"`
	}
	for _, test := range []struct {
		edition     Edition
		has, hasNot string
		categories  []Category
	}{
		{Edition20241202, `"documents"`, `"metadata"`, Edition20241202.Categories()},
		{LatestEdition, `"integrationId"`, `"fileStorage"`, LatestEdition.Categories()},
	} {
		opts := &ReflectOptions{Edition: test.edition}
		embedded, errEmbedded := Reflect[embedding](opts)
		held, errHeld := Reflect[holding](opts)
		if errEmbedded != nil || errHeld != nil {
			t.Fatal(errEmbedded, errHeld)
		}
		for _, doc := range []string{string(embedded), string(held)} {
			if !strings.Contains(doc, test.has) || strings.Contains(doc, test.hasNot) {
				t.Errorf("%v: %s", test.edition, doc)
			}
		}
		doc := parseDocument(t, embedded)
		if _, ok := doc.Properties["status"]; !ok {
			t.Errorf("%v: the tag since of another struct counts", test.edition)
		}
		if got := doc.Properties["categories"].Items.Enum; !slices.Equal(got, spellings(test.categories)) {
			t.Errorf("%v: the categories are %q", test.edition, got)
		}
	}
}

func spellings(categories []Category) []string {
	list := make([]string, len(categories))
	for i, c := range categories {
		list[i] = string(c)
	}
	return list
}

func TestReflectEditionThatDoesNotExist(t *testing.T) {
	doc, err := Reflect[AuthLink](&ReflectOptions{Edition: LatestEdition + 1})
	if doc != nil || err == nil || !strings.Contains(err.Error(), fmt.Sprintf("there is no Edition(%d)", int(LatestEdition+1))) {
		t.Errorf("%s, %v", doc, err)
	}
}
