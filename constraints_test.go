package authlink_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"example.com/authlink"
)

// TestEveryConstraintIsViolated walks the contract's schema and demands, for
// each constraint in it, an invalid fixture that breaks that constraint and
// nothing else.
func TestEveryConstraintIsViolated(t *testing.T) {
	broken := map[authlink.Variant][]authlink.Violation{}
	for _, f := range invalidFixtures(t) {
		var invalid *authlink.ValidationError
		if errors.As(f.variant.Validate(f.data), &invalid) && len(invalid.Violations) == 1 {
			broken[f.variant] = append(broken[f.variant], invalid.Violations[0])
		}
	}
	for _, d := range fixtureDirs {
		constraints := constraintsOf(t, d.variant.Schema())
		if len(constraints) == 0 {
			t.Fatalf("%+v: no constraint found in the schema", d.variant)
		}
		for _, c := range constraints {
			if !slices.ContainsFunc(broken[d.variant], c.brokenBy) {
				t.Errorf("no fixture in %s breaks %s and nothing else", d.invalid, c)
			}
		}
	}
}

// A constraint is one thing that a schema asks of a document.
type constraint struct {
	location string // JSON Pointer of the keyword, across references
	name     string // of the property, where the keyword is "required"
}

func (c constraint) String() string {
	if c.name == "" {
		return c.location
	}
	return fmt.Sprintf("%s (%q)", c.location, c.name)
}

// brokenBy reports whether v breaks c and nothing else. One violation of
// "required" names every property that is missing, each in quotes.
func (c constraint) brokenBy(v authlink.Violation) bool {
	if v.KeywordLocation != c.location {
		return false
	}
	return c.name == "" || strings.Contains(v.Message, strconv.Quote(c.name)) && strings.Count(v.Message, `"`) == 2
}

func constraintsOf(t *testing.T, document []byte) []constraint {
	t.Helper()
	var root map[string]any
	if err := json.Unmarshal(document, &root); err != nil {
		t.Fatal(err)
	}
	w := schemaWalk{t: t, root: root}
	w.schema("", root)
	return w.found
}

// A schemaWalk collects the constraints of a schema. It knows the keywords
// that the contract uses and fails on any other, so that a new one cannot
// escape the test.
type schemaWalk struct {
	t     *testing.T
	root  map[string]any
	found []constraint
}

func (w *schemaWalk) schema(location string, schema map[string]any) {
	for _, keyword := range slices.Sorted(maps.Keys(schema)) {
		w.keyword(location+"/"+keyword, keyword, schema[keyword])
	}
}

func (w *schemaWalk) keyword(location, keyword string, value any) {
	switch keyword {
	case "type", "enum", "format":
		w.found = append(w.found, constraint{location: location})
	case "required":
		for _, name := range value.([]any) {
			w.found = append(w.found, constraint{location, name.(string)})
		}
	case "properties":
		for _, name := range slices.Sorted(maps.Keys(value.(map[string]any))) {
			w.schema(location+"/"+name, value.(map[string]any)[name].(map[string]any))
		}
	case "items":
		w.schema(location, value.(map[string]any))
	case "$ref":
		w.schema(location, w.resolve(value.(string)))
	case "$schema", "$id", "$comment", "$defs", "title", "description", "examples", "default", "writeOnly":
	default:
		w.t.Fatalf("%s: this test does not know the keyword", location)
	}
}

// resolve returns the definition that ref names: "#/$defs/NAME".
func (w *schemaWalk) resolve(ref string) map[string]any {
	w.t.Helper()
	defs, _ := w.root["$defs"].(map[string]any)
	schema, ok := defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
	if !ok {
		w.t.Fatalf("%q is not a definition of the schema", ref)
	}
	return schema
}
