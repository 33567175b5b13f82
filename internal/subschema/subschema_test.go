package subschema

import (
	"iter"
	"maps"
	"slices"
	"strings"
	"testing"

	"example.com/authlink/internal/pattern"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

const base = "https://example.com/s.json"

// compile compiles a schema as the engine alone does, formats asserted and patterns ours.
func compile(t *testing.T, draft *jsonschema.Draft, schema string) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(draft)
	c.AssertFormat()
	c.AssertContent()
	c.RegisterFormat(&jsonschema.Format{Name: "password", Validate: func(any) error { return nil }})
	c.UseRegexpEngine(func(source string) (jsonschema.Regexp, error) { return pattern.Compile(source) })
	if err := c.AddResource(base, document); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile(base)
	if err != nil {
		t.Fatalf("%s: %v", schema, err)
	}
	return compiled
}

// locations returns the sorted locations of schemas, without what they have in common.
func locations(schemas iter.Seq[*jsonschema.Schema]) string {
	var all []string
	for s := range schemas {
		all = append(all, strings.TrimPrefix(s.Location, base))
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

// drafts are all that there are, by their names.
var drafts = map[string]*jsonschema.Draft{
	"4": jsonschema.Draft4, "6": jsonschema.Draft6, "7": jsonschema.Draft7, "2019-09": jsonschema.Draft2019, "2020-12": jsonschema.Draft2020,
}

// combined has the keywords that combine schemas in every draft.
const combined = `"allOf": [{}, {}], "anyOf": [{}], "oneOf": [{}], "not": {}`

func TestSameInstance(t *testing.T) {
	const all = "#/allOf/0 #/allOf/1 #/anyOf/0"
	for _, test := range []struct{ draft, schema, want string }{
		{"4", combined, all + " #/oneOf/0"},
		{"4", `"dependencies": {"a": {}, "b": ["c"]}`, "#/dependencies/a"},
		{"4", `"$ref": "#/definitions/a", "definitions": {"a": {}}`, "#/definitions/a"},
		{"4", `"if": {}, "then": {}, "else": {}`, ""},
		{"6", combined, all + " #/oneOf/0"},
		{"6", `"if": {}, "then": {}, "else": {}`, ""},
		{"7", combined + `, "if": {}, "then": {}, "else": {}`, all + " #/else #/if #/oneOf/0 #/then"},
		{"7", `"then": {}, "else": {}`, ""},
		{"2019-09", combined + `, "if": {}, "then": {}, "else": {}, "dependentSchemas": {"a": {}}`,
			all + " #/dependentSchemas/a #/else #/if #/oneOf/0 #/then"},
		{"2019-09", `"$recursiveRef": "#", "allOf": [{}]`, "# #/allOf/0"},
		{"2019-09", `"$ref": "#/$defs/a", "$defs": {"a": {}}, "allOf": [{}]`, "#/$defs/a #/allOf/0"},
		{"2020-12", combined + `, "if": {}, "then": {}, "else": {}, "dependentSchemas": {"a": {}}`,
			all + " #/dependentSchemas/a #/else #/if #/oneOf/0 #/then"},
		{"2020-12", `"$dynamicRef": "#a", "$defs": {"a": {"$dynamicAnchor": "a"}}`, "#/$defs/a"},
		{"2020-12", `"properties": {"a": {}}, "items": {}, "contains": {}, "propertyNames": {}, "unevaluatedItems": {}`, ""},
	} {
		if got := locations(SameInstance(compile(t, drafts[test.draft], "{"+test.schema+"}"))); got != test.want {
			t.Errorf("draft %s: %s: got %s, want %s", test.draft, test.schema, got, test.want)
		}
	}
}

func TestOfMember(t *testing.T) {
	const known = `"properties": {"a": {}}, "patternProperties": {"^b": {}, "^bc": {}}, "additionalProperties": {}`
	for _, test := range []struct{ draft, schema, name, want string }{
		{"4", known, "a", "#/properties/a"},
		{"4", known, "b", "#/patternProperties/%5Eb"},
		{"4", known, "bc", "#/patternProperties/%5Eb #/patternProperties/%5Ebc"},
		{"4", known, "c", "#/additionalProperties"},
		{"4", known, "", "#/additionalProperties"},
		{"4", `"additionalProperties": false`, "a", ""}, // a boolean, not a schema
		{"7", `"properties": {"ab": {}}, "patternProperties": {"^a": {}}, "additionalProperties": {}`, "ab", "#/patternProperties/%5Ea #/properties/ab"},
		{"2019-09", known + `, "unevaluatedProperties": {}`, "a", "#/properties/a #/unevaluatedProperties"},
		{"2020-12", `"unevaluatedProperties": false`, "a", "#/unevaluatedProperties"},
		{"2020-12", `"items": {}, "propertyNames": {}, "contains": {}`, "0", ""},
	} {
		if got := locations(OfMember(compile(t, drafts[test.draft], "{"+test.schema+"}"), test.name)); got != test.want {
			t.Errorf("draft %s: %q of %s: got %s, want %s", test.draft, test.name, test.schema, got, test.want)
		}
	}
}

// A pattern that backtracks is not asked: it may match, and it may not.
func TestOfMemberDoesNotBacktrack(t *testing.T) {
	s := compile(t, jsonschema.Draft2020, `{"patternProperties": {"^(?=a)(a+)+$": {}}, "additionalProperties": {}}`)
	for _, name := range []string{"aa", "b", strings.Repeat("a", 100) + "!"} {
		if got, want := locations(OfMember(s, name)), "#/additionalProperties #/patternProperties/%5E%28%3F=a%29%28a+%29+$"; got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

func TestOfElements(t *testing.T) {
	for _, test := range []struct{ draft, schema, want string }{
		{"4", `"items": {}`, "#/items"},
		{"4", `"items": [{}, {}], "additionalItems": {}`, "#/additionalItems #/items/0 #/items/1"},
		{"4", `"items": [{}], "additionalItems": false`, "#/items/0"},
		{"4", `"contains": {}`, ""},
		{"6", `"items": true, "contains": {}`, "#/contains #/items"},
		{"7", `"items": [true], "additionalItems": {}, "contains": {}`, "#/additionalItems #/contains #/items/0"},
		{"2019-09", `"items": [{}], "unevaluatedItems": {}`, "#/items/0 #/unevaluatedItems"},
		{"2020-12", `"prefixItems": [{}, {}], "items": {}, "contains": {}, "unevaluatedItems": {}`,
			"#/contains #/items #/prefixItems/0 #/prefixItems/1 #/unevaluatedItems"},
		{"2020-12", `"properties": {"0": {}}, "additionalProperties": {}`, ""},
	} {
		if got := locations(OfElements(compile(t, drafts[test.draft], "{"+test.schema+"}"))); got != test.want {
			t.Errorf("draft %s: %s: got %s, want %s", test.draft, test.schema, got, test.want)
		}
	}
}

// Each of the sequences may be left after any of its schemas.
func TestSequencesStopWhenToldTo(t *testing.T) {
	s := compile(t, jsonschema.Draft2020, `{`+combined+`, "if": {}, "then": {}, "else": {}, "dependentSchemas": {"a": {}}, "prefixItems": [{}],
		"properties": {"a": {}}, "patternProperties": {"a": {}}, "additionalProperties": {}, "unevaluatedProperties": {}, "propertyNames": {}}`)
	old := compile(t, jsonschema.Draft7, `{"dependencies": {"a": {}, "b": {}}, "properties": {"b": {}}, "additionalProperties": {}}`)
	for name, schemas := range map[string]iter.Seq[*jsonschema.Schema]{
		"SameInstance": SameInstance(s), "SameInstance of draft 7": SameInstance(old), "OfElements": OfElements(s),
		"OfMember": OfMember(s, "a"), "OfMember, additional": OfMember(old, "a"), "Direct": Direct(s),
	} {
		all := 0
		for range schemas {
			all++
		}
		for most := 1; most <= all; most++ {
			n := 0
			for range schemas {
				if n++; n == most {
					break
				}
			}
			if n != most {
				t.Errorf("%s: %d of %d are not those asked for, %d", name, n, all, most)
			}
		}
	}
}

func TestApplicable(t *testing.T) {
	s := compile(t, jsonschema.Draft2020, `{"$ref": "#/$defs/a", "$defs": {
		"a": {"anyOf": [{"$ref": "#/$defs/b"}, {"$ref": "#"}]},
		"b": {"properties": {"c": {}}, "allOf": [{"if": {}, "then": {"not": {}}}]}}}`)
	const want = "# #/$defs/a #/$defs/a/anyOf/0 #/$defs/a/anyOf/1 #/$defs/b #/$defs/b/allOf/0 #/$defs/b/allOf/0/if #/$defs/b/allOf/0/then"
	if got := locations(slices.Values(Applicable([]*jsonschema.Schema{s}))); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := Applicable(nil); len(got) != 0 {
		t.Errorf("of none: %v", got)
	}
}

// What is given stays as it is, whatever its capacity.
func TestApplicableLeavesItsArgument(t *testing.T) {
	s := compile(t, jsonschema.Draft2020, `{"allOf": [{}, {}]}`)
	given := append(make([]*jsonschema.Schema, 0, 8), s)
	Applicable(given)
	if rest := given[:cap(given)]; rest[1] != nil {
		t.Errorf("%s is behind it", rest[1].Location)
	}
}

func TestBelow(t *testing.T) {
	s := compile(t, jsonschema.Draft2020, `{"properties": {"0": {"$ref": "#/$defs/a"}}, "items": {"allOf": [{}]}, "$defs": {"a": {"properties": {"b": {}}}}}`)
	schemas := []*jsonschema.Schema{s}
	if got, want := locations(slices.Values(Below(schemas, "0", true))), "#/$defs/a #/properties/0"; got != want {
		t.Errorf("a member: got %s, want %s", got, want)
	}
	if got, want := locations(slices.Values(Below(schemas, "0", false))), "#/items #/items/allOf/0"; got != want {
		t.Errorf("an element: got %s, want %s", got, want)
	}
	if got := Below(schemas, "x", true); len(got) != 0 {
		t.Errorf("a member that it does not know: got %s", locations(slices.Values(got)))
	}
	if got, want := locations(slices.Values(Below(Below(schemas, "0", true), "b", true))), "#/$defs/a/properties/b"; got != want {
		t.Errorf("two steps: got %s, want %s", got, want)
	}
}

func TestReachable(t *testing.T) {
	for _, test := range []struct{ draft, schema, want string }{
		{"4", `{` + combined + `, "definitions": {"unused": {}}}`, "# #/allOf/0 #/allOf/1 #/anyOf/0 #/not #/oneOf/0"},
		{"6", `{"propertyNames": {"not": {}}, "contains": {}, "items": [true, {"items": {}}], "additionalItems": {}}`,
			"# #/additionalItems #/contains #/items/0 #/items/1 #/items/1/items #/propertyNames #/propertyNames/not"},
		{"7", `{"properties": {"a": {"$ref": "#"}}, "patternProperties": {"b": {}}, "additionalProperties": {}}`,
			"# #/additionalProperties #/patternProperties/b #/properties/a"},
		{"2019-09", `{"unevaluatedItems": {}, "unevaluatedProperties": {}, "dependentSchemas": {"a": {"$recursiveRef": "#"}}}`,
			"# #/dependentSchemas/a #/unevaluatedItems #/unevaluatedProperties"},
		{"2020-12", `{"contentMediaType": "application/json", "contentSchema": {}, "$defs": {"unused": {}}}`, "# #/contentSchema"},
	} {
		found := Reachable(compile(t, drafts[test.draft], test.schema))
		if got := locations(maps.Values(found)); got != test.want {
			t.Errorf("draft %s: %s: got %s, want %s", test.draft, test.schema, got, test.want)
		}
		for location, s := range found {
			if s.Location != location {
				t.Errorf("%s stands for %s", location, s.Location)
			}
		}
	}
}

// Before draft 2019-09 nothing beside a "$ref" counts, not even what leads elsewhere.
func TestReachableDropsSiblingsOfRef(t *testing.T) {
	const schema = `{"properties": {"a": {"$ref": "#/definitions/any", "const": 1, "contains": {"not": {}}, "propertyNames": {},
		"if": {}, "then": {}, "else": {}}}, "definitions": {"any": {}}}`
	for name, draft := range drafts {
		found := Reachable(compile(t, draft, schema))
		got, want := locations(maps.Values(found)), "# #/definitions/any #/properties/a"
		if strings.HasPrefix(name, "20") {
			want += " #/properties/a/contains #/properties/a/contains/not #/properties/a/else #/properties/a/if #/properties/a/propertyNames #/properties/a/then"
		}
		if got != want {
			t.Errorf("draft %s: got %s, want %s", name, got, want)
		}
		if hasConst := found[base+"#/properties/a"].Const != nil; hasConst != strings.HasPrefix(name, "20") {
			t.Errorf("draft %s: the const is there: %t", name, hasConst)
		}
	}
}

func TestIsFalse(t *testing.T) {
	for schema, want := range map[string]bool{"false": true, "true": false, "{}": false, `{"not": {}}`: false} {
		if got := IsFalse(compile(t, jsonschema.Draft2020, schema)); got != want {
			t.Errorf("%s: got %t", schema, got)
		}
	}
}

func TestMarkedSecret(t *testing.T) {
	for schema, want := range map[string]bool{
		`{"writeOnly": true}`: true, `{"format": "password"}`: true, `{"allOf": [{}, {"writeOnly": true}]}`: true,
		`{"writeOnly": false}`: false, `{"readOnly": true}`: false, `{"format": "date-time"}`: false, `{}`: false,
		`{"items": {"writeOnly": true}}`: false, // of its elements only
	} {
		if got := MarkedSecret(Applicable([]*jsonschema.Schema{compile(t, jsonschema.Draft2020, schema)})); got != want {
			t.Errorf("%s: got %t", schema, got)
		}
	}
}
