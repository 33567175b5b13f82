package subschema

import (
	"fmt"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

const placed = `{
	"properties": {"a": {"$ref": "#"}, "b": {"items": {"$ref": "#/properties/c"}}, "c": {"writeOnly": true}},
	"patternProperties": {"^x": {"properties": {"d": {"additionalProperties": {"required": ["e"]}}}}},
	"anyOf": [{"properties": {"a": {"format": "password"}}}, {"unevaluatedProperties": {"items": {"$ref": "#"}}}],
	"required": ["f"]
}`

// TestPlace: a place has the schemas that apply there, however often one asks, and whichever
// way leads there.
func TestPlace(t *testing.T) {
	root := compile(t, jsonschema.Draft2020, placed)
	place, schemas := NewPlace(root), Applicable([]*jsonschema.Schema{root})
	var walk func(way string, at *Place, want []*jsonschema.Schema, depth int)
	walk = func(way string, at *Place, want []*jsonschema.Schema, depth int) {
		if got, want := locations(slices.Values(at.Schemas)), locations(slices.Values(unique(want))); got != want {
			t.Fatalf("%s: %s, want %s", way, got, want)
		}
		if at.IsSecret != MarkedSecret(want) {
			t.Errorf("%s: secret is %v", way, at.IsSecret)
		}
		if depth == 0 {
			return
		}
		for _, name := range []string{"a", "b", "c", "d", "f", "x", "xa", "other", ""} {
			walk(way+"/"+name, at.Member(name), Below(want, name, true), depth-1)
		}
		walk(way+"/0", at.Elements(), Below(want, "", false), depth-1)
	}
	for range 2 {
		walk("", place, schemas, 3)
	}
	if place.Member("a") != place.Member("a").Member("a") {
		t.Error("the same schemas have two places")
	}
}

func unique(schemas []*jsonschema.Schema) (all []*jsonschema.Schema) {
	for _, s := range schemas {
		if !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

// TestPlaceIsBounded: names that only patterns know are not all remembered.
func TestPlaceIsBounded(t *testing.T) {
	place := NewPlace(compile(t, jsonschema.Draft2020, placed))
	for i := range 3 * maxHere {
		name := fmt.Sprintf("x%d", i)
		if got := locations(slices.Values(place.Member(name).Schemas)); got == "" {
			t.Fatalf("no schemas at %s", name)
		}
	}
	if n := len(*place.members.Load()); n > maxHere+len(place.names) {
		t.Errorf("%d names are remembered", n)
	}
}
