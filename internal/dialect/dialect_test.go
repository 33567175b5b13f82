package dialect

import (
	"slices"
	"testing"

	"example.com/authlink/internal/jsonindex"
)

func TestOf(t *testing.T) {
	for uri, want := range map[string]Draft{
		"http://json-schema.org/draft-04/schema#":        Draft4,
		"https://json-schema.org/draft-04/schema":        Draft4,
		"http://json-schema.org/draft-06/schema":         Draft6,
		"http://json-schema.org/draft-07/schema#":        Draft7,
		"https://json-schema.org/draft/2019-09/schema":   Draft201909,
		"http://json-schema.org/draft/2020-12/schema#":   Draft202012,
		"https://spec.openapis.org/oas/3.1/dialect/base": OpenAPI31,
	} {
		if got, ok := Of(uri); !ok || got != want {
			t.Errorf("%s: got %v, %t", uri, got, ok)
		}
	}
	for _, uri := range []string{"", "#", "http://json-schema.org/draft-03/schema#", "https://example.com/schema", "json-schema.org/draft-07/schema#x"} {
		if got, ok := Of(uri); ok {
			t.Errorf("%s: got %v", uri, got)
		}
	}
	for _, d := range Published() {
		if got, ok := Of(d.Metaschema()); !ok || got != d {
			t.Errorf("%v is named by the URI of %v", d, got)
		}
	}
}

// TestKeywords holds the table against what the drafts say of some keywords, and itself.
func TestKeywords(t *testing.T) {
	for name, want := range map[string][]Draft{
		"type":             {Draft4, Draft6, Draft7, Draft201909, Draft202012, OpenAPI30, OpenAPI31},
		"const":            {Draft6, Draft7, Draft201909, Draft202012, OpenAPI31},
		"id":               {Draft4},
		"if":               {Draft7, Draft201909, Draft202012, OpenAPI31},
		"additionalItems":  {Draft4, Draft6, Draft7, Draft201909},
		"prefixItems":      {Draft202012, OpenAPI31},
		"dependencies":     {Draft4, Draft6, Draft7},
		"$recursiveRef":    {Draft201909},
		"unevaluatedItems": {Draft201909, Draft202012, OpenAPI31},
		"nullable":         {OpenAPI30},
		"discriminator":    {OpenAPI30, OpenAPI31},
	} {
		var got []Draft
		for d := range drafts {
			if Find(name).In(d) {
				got = append(got, d)
			}
			if slices.Contains(Names(d), name) != Find(name).In(d) {
				t.Errorf("%s: the names of %v say otherwise", name, d)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: in %v, want %v", name, got, want)
		}
	}
	seen := map[string]bool{}
	for _, k := range keywords {
		if seen[k.Name] || k.Takes == 0 || k.Judges == 0 {
			t.Errorf("%+v", k)
		}
		seen[k.Name] = true
		for _, other := range k.Needs {
			if Find(other) == nil {
				t.Errorf("%s needs %s, which is no keyword", k.Name, other)
			}
		}
	}
	if Find("tpye") != nil {
		t.Error("tpye is a keyword")
	}
}

func TestOfToken(t *testing.T) {
	for text, want := range map[string]Kinds{"null": Null, "true": Boolean, "false": Boolean, "1": Number, `""`: String, "[]": Array, "{}": Object} {
		var doc jsonindex.Index
		if err := doc.Parse([]byte(text), jsonindex.Options{}); err != nil {
			t.Fatal(err)
		}
		if got := OfToken(doc.Token(0).Kind); got != want || got&AnyKind == 0 {
			t.Errorf("%s: %b, want %b", text, got, want)
		}
	}
}

func TestLikely(t *testing.T) {
	any := func(Draft) bool { return true }
	for text, want := range map[string]Draft{
		`{}`:                                  Draft7, // most are
		`{"items": [], "type": "a"}`:          Draft7,
		`{"id": "a"}`:                         Draft4,
		`{"prefixItems": []}`:                 Draft202012,
		`{"unevaluatedItems": 1, "$ref": ""}`: Draft201909,
		`{"a": [{"const": 1, "id": 1}, {"if": {"const": 2}}]}`: Draft7,
	} {
		var doc jsonindex.Index
		if err := doc.Parse([]byte(text), jsonindex.Options{}); err != nil {
			t.Fatal(err)
		}
		if got, ok := Count(&doc).Likely(any); !ok || got != want {
			t.Errorf("%s: got %v, want %v", text, got, want)
		}
	}
	var doc jsonindex.Index
	if _, ok := Count(&doc).Likely(func(Draft) bool { return false }); ok {
		t.Error("there is a draft that no draft is")
	}
}

func TestFormats(t *testing.T) {
	formats := Formats()
	if !slices.IsSorted(formats) || !slices.Contains(formats, "date-time") || !slices.Contains(formats, "int64") || len(slices.Compact(formats)) != len(Formats()) {
		t.Errorf("%q", formats)
	}
}
