package compile

import (
	"testing"

	"example.com/authlink/internal/advice"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Formats are asserted in every draft, unless they are annotations.
func TestFormats(t *testing.T) {
	for _, test := range []struct {
		format, document string
		valid            bool
	}{
		{"date-time", `"2025-02-13T09:44:27Z"`, true},
		{"date-time", `"2025-02-13T02:+9:43Z"`, false}, // the engine's own takes it
		{"date-time", `1`, true},
		{"regex", `"^(?=a)"`, true},
		{"regex", `"("`, false},
		{"regex", `1`, true},
		{"password", `"x"`, true},
		{"password", `1`, true},
		{"ipv4", `"x"`, false},
		{"ipv4", `"+1.2.3.4"`, false}, // as above, and so are those that follow
		{"uri", `"https://example.org/a b"`, false},
		{"uri-template", `"{/var}"`, true},
		{"duration", `"P1Y2D"`, false},
		{"idn-hostname", `"bücher.example"`, true},
		{"idn-hostname", `"☃.example"`, false}, // the engine has none
		{"idn-hostname", `1`, true},
		{"regex", `"(?i)a"`, false}, // a schema may have it
		{"unheard-of", `"x"`, true},
	} {
		schema := `{"format": "` + test.format + `"}`
		for _, draft := range []*jsonschema.Draft{jsonschema.Draft4, jsonschema.Draft6, jsonschema.Draft7, jsonschema.Draft2019, jsonschema.Draft2020} {
			for _, linear := range []bool{false, true} { // a regex of a document is not matched
				if got := accepts(t, compiled(t, schema, Options{Draft: draft, LinearPatternsOnly: linear}), test.document); got != test.valid {
					t.Errorf("%s accepts %s in %v: %t", schema, test.document, draft, got)
				}
			}
			annotated := compiled(t, schema, Options{Draft: draft, FormatAnnotationOnly: true})
			if !accepts(t, annotated, test.document) {
				t.Errorf("%s refuses %s in %v, where formats are annotations", schema, test.document, draft)
			}
			if hasFormat := annotated.Root.Format != nil; hasFormat != (test.format == "password") {
				t.Errorf("%s as an annotation: there is a format: %t", schema, hasFormat)
			}
		}
	}
}

// A few formats are not what they were in older drafts.
func TestFormatsOfDrafts(t *testing.T) {
	for _, test := range []struct {
		format, document string
		since            int  // the place of the draft that refuses or accepts it first
		valid            bool // from then on
	}{
		{"hostname", `"xn--X"`, 2, false},
		{"relative-json-pointer", `"0+1"`, 4, true},
	} {
		drafts := []*jsonschema.Draft{jsonschema.Draft4, jsonschema.Draft6, jsonschema.Draft7, jsonschema.Draft2019, jsonschema.Draft2020}
		for i, draft := range drafts {
			want := (i >= test.since) == test.valid
			if got := accepts(t, compiled(t, `{"format": "`+test.format+`"}`, Options{Draft: draft}), test.document); got != want {
				t.Errorf("%s of %v accepts %s: %t", test.format, draft, test.document, got)
			}
		}
	}
}

// What must not be printed is no matter of drafts, nor of what stands beside it.
func TestMarksSecret(t *testing.T) {
	for _, draft := range []*jsonschema.Draft{jsonschema.Draft4, jsonschema.Draft6, jsonschema.Draft7, jsonschema.Draft2019, jsonschema.Draft2020} {
		for schema, want := range map[string]bool{
			`{"items": {"writeOnly": true}}`: true, `{"items": {"format": "password"}}`: true,
			`{"items": {"$ref": "#/definitions/a", "writeOnly": true}, "definitions": {"a": {}}}`:    true,
			`{"items": {"$ref": "#/definitions/a", "format": "password"}, "definitions": {"a": {}}}`: true,
			`{"items": {"readOnly": true}}`: false, `{"items": {"format": "date"}}`: false, `{"items": {"enum": [{"writeOnly": true}]}}`: false,
		} {
			s := compiled(t, schema, Options{Draft: draft})
			items := s.All[s.Root.Location+"/items"]
			if items == nil || items.WriteOnly != want {
				t.Errorf("%s in %v: got %v, want %t", schema, draft, items, want)
			}
		}
	}
}

func TestLinearPatternsOnly(t *testing.T) {
	for pattern, isLinear := range map[string]bool{
		"^a+$": true, `^\\cA$`: true, "a{1000}": true, "(?=a)": false, "(?<!a)b": false, `(a)\\1`: false, "(a{1000}){1000}": false,
	} {
		for schema, location := range map[string]string{
			`{"pattern": "` + pattern + `"}`: "/pattern", `{"patternProperties": {"` + pattern + `": {}}}`: "/patternProperties",
		} {
			compiled(t, schema, Options{})
			if isLinear {
				compiled(t, schema, Options{LinearPatternsOnly: true})
				continue
			}
			err := refused(t, schema, Options{LinearPatternsOnly: true})
			if len(err.KeywordLocation) < len(location) || err.KeywordLocation[:len(location)] != location || err.Line != 1 || !advice.Has(err.Advice, advice.PatternSyntax) {
				t.Errorf("%s: got %+v, want an error at %s", schema, err, location)
			}
		}
	}
}
