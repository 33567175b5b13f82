package compile

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"example.com/authlink/internal/accept"
	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/pattern"
	"example.com/authlink/internal/schematest"
	"example.com/authlink/internal/show"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

const draft7 = `"$schema": "http://json-schema.org/draft-07/schema#"`

// What is wrong with a schema is said where it stands, with what to do about it.
func TestErrors(t *testing.T) {
	for _, test := range []struct {
		name, schema string
		location     string
		line, column int
		message      string
		code         advice.Code // "" for no advice
		args         []string
	}{
		{"a keyword's value", "{\n  \"minLength\": -1}", "/minLength", 2, 16, "-1 is less than the minimum 0", "", nil},
		{"no schema", ` [1]`, "", 1, 2, "expected boolean or object, got array", "", nil},
		{"a word", `{"é": {}, "type": "strin"}`, "/type", 1, 19,
			`"strin" is not one of "array", "boolean", "integer", "null", "number", "object" or "string"`, advice.DidYouMean, []string{`"string"`}},
		{"no array", `{"enum": 1}`, "/enum", 1, 10, "expected array, got number 1", advice.PutIn, nil},
		{"in a name with signs", `{"properties": {"a/b~c%": {"type": 1}}}`, "/properties/a~1b~0c%/type", 1, 36,
			"expected array or string, got number 1", "", nil},
		{"in what only a reference makes a schema", `{"dummy": {"type": 1}, "$ref": "#/dummy"}`, "/dummy/type", 1, 20,
			"expected array or string, got number 1", "", nil},
		{"a pattern", `{"pattern": "("}`, "/pattern", 1, 13, `the pattern "(" does not compile: missing closing )`, advice.PatternSyntax, nil},
		{"a pattern for names", `{"patternProperties": {"[": true}}`, "/patternProperties/[", 1, 29,
			`the pattern "[" does not compile: missing closing ]`, advice.PatternSyntax, nil},
		{"a pattern of a definition", `{` + draft7 + `, "definitions": {"a": {"pattern": "("}}}`, "/definitions/a/pattern", 1, 89,
			`the pattern "(" does not compile: missing closing )`, advice.PatternSyntax, nil},

		{"no such document", `{"$ref": "a.json#/b"}`, "/$ref", 1, 10, `"$ref" "a.json#/b" cannot be resolved`, advice.SupplyResource, []string{`"a.json"`}},
		{"no such document, absolute", `{"$ref": "https://u:p@example.com/a?sig=x"}`, "/$ref", 1, 10,
			`"$ref" "https://***@example.com/a?***" cannot be resolved`, advice.SupplyResource, []string{`"https://***@example.com/a?***"`}},
		{"no such document, below an identifier", `{"not": {"$id": "https://example.com/d/", "$ref": "a"}}`, "/not/$ref", 1, 51,
			`"$ref" "a" cannot be resolved`, advice.SupplyResource, []string{`"https://example.com/d/a"`}},
		{"no such anchor", `{"items": {"$ref": "#a"}}`, "/items/$ref", 1, 20, `"$ref" "#a" cannot be resolved`, advice.NoAnchor, nil},
		{"nothing there", `{"allOf": [true, {"$ref": "#/$defs/a"}]}`, "/allOf/1/$ref", 1, 27, `"$ref" "#/$defs/a" cannot be resolved`, advice.NothingThere, nil},
		{"a dynamic reference", `{"$dynamicRef": "#/a"}`, "/$dynamicRef", 1, 17, `"$dynamicRef" "#/a" cannot be resolved`, advice.NothingThere, nil},
		{"no such draft", `{"$schema": "https://example.com/draft"}`, "/$schema", 1, 13, `"$schema" "https://example.com/draft" cannot be resolved`, advice.KnownDrafts, nil},
		{"a draft that is too old", `{"$schema": "http://json-schema.org/draft-03/schema#"}`, "/$schema", 1, 13,
			`"$schema" "http://json-schema.org/draft-03/schema#" cannot be resolved`, advice.KnownDrafts, nil},
		{"no URI for a draft", `{"$schema": "::"}`, "/$schema", 1, 13, "the metaschema is not named by a URI", advice.KnownDrafts, nil},

		{"an identifier twice", `{"$defs": {"a": {"$id": "x"}, "b": {"$id": "x"}}}`, "/$defs/b/$id", 1, 44,
			`the identifier "https://schema.invalid/x" is taken`, advice.AlsoThere, []string{"/$defs/a"}},
		{"the identifier of the whole", `{"$id": "https://example.com/a", "items": {"$id": "a"}}`, "/items/$id", 1, 51,
			`the identifier "https://example.com/a" is taken`, advice.AlsoWhole, nil},
		{"an identifier of draft 4", `{"$schema": "http://json-schema.org/draft-04/schema#", "definitions": {"a": {"id": "x"}, "b": {"id": "x"}}}`, "/definitions/b/id", 1, 102,
			`the identifier "https://schema.invalid/x" is taken`, advice.AlsoThere, []string{"/definitions/a"}},
		{"an anchor twice", `{"$defs": {"a": {"$dynamicAnchor": "x"}, "b": {"$anchor": "x"}}}`, "/$defs/b/$anchor", 1, 59,
			`the anchor "x" is taken`, advice.AlsoThere, []string{"/$defs/a"}},
		{"an anchor of draft 7", `{` + draft7 + `, "definitions": {"a": {"$id": "#x"}, "b": {"$id": "#x"}}}`, "/definitions/b/$id", 1, 105,
			`the anchor "x" is taken`, advice.AlsoThere, []string{"/definitions/a"}},
		{"no identifier", `{"items": {"$id": "::"}}`, "/items/$id", 1, 19, "the identifier is not a URI reference", advice.IdentifierLike, nil},
		{"no fragment", `{` + draft7 + `, "items": {"$id": "#%zz"}}`, "/items/$id", 1, 73,
			"the fragment of the identifier is not one of a URI", advice.IdentifierLike, nil},
	} {
		err := refused(t, test.schema, Options{})
		if err.KeywordLocation != test.location || err.Line != test.line || err.Column != test.column || err.Message != test.message || err.Error() != test.message {
			t.Errorf("%s: got %d:%d, %s: %s; want %d:%d, %s: %s", test.name,
				err.Line, err.Column, err.KeywordLocation, err.Message, test.line, test.column, test.location, test.message)
		}
		var want []advice.Advice
		if test.code != "" {
			want = []advice.Advice{advice.New(test.code, test.args...)}
		}
		if got, want := advice.Text(err.Advice, advice.Go), advice.Text(want, advice.Go); got != want {
			t.Errorf("%s: got advice %q, want %q", test.name, got, want)
		}
	}
}

// What is wrong in a resource is said with its name, and where it stands there.
func TestErrorsInResources(t *testing.T) {
	const meta = `{"$schema": "https://json-schema.org/draft/2020-12/schema", "$vocabulary": {"https://json-schema.org/draft/2020-12/vocab/core": true, "https://example.com/v": true}}`
	for _, test := range []struct {
		name, schema string
		uri          string
		resource     string
		at           string // line, column and location
		message      string
		code         advice.Code
	}{
		{"a word", `{"$ref": "a.json"}`, "a.json", `{"type": "strin"}`,
			"1:10 /type", `"strin" is not one of "array", "boolean", "integer", "null", "number", "object" or "string"`, advice.DidYouMean},
		{"the whole of it", `{"$ref": "../a.json"}`, "../a.json", `1`, "1:1 ", `expected boolean or object, got number 1`, ""},
		{"the first that is there", `{"$ref": "a.json"}`, "a.json", `{"properties": {"a": {"minLength": -1, "patternProperties": {"[": {}}}}}`,
			"1:36 /properties/a/minLength", `-1 is less than the minimum 0`, ""},
		{"a pattern", `{"$ref": "https://example.com/a"}`, "https://example.com/a", `{"items": {"pattern": "("}}`,
			"1:23 /items/pattern", `the pattern "(" does not compile: missing closing )`, advice.PatternSyntax},
		{"an identifier", `{"$ref": "a.json"}`, "a.json", `{"items": {"$id": "::"}}`, "1:19 /items/$id", `the identifier is not a URI reference`, advice.IdentifierLike},
		{"a reference", `{"$ref": "a.json"}`, "a.json", "{\n\"$ref\": \"b.json\"}", "2:9 /$ref", `"$ref" "b.json" cannot be resolved`, advice.SupplyResource},
		{"a pointer", `{"$ref": "a.json"}`, "a.json", `{"not": {"$ref": "#/$defs/a%2Fb"}}`, "1:18 /not/$ref", `"$ref" "#/$defs/a%2Fb" cannot be resolved`, advice.PointerEscapes},
		{"a pointer from the schema", `{"$ref": "a.json#/b"}`, "a.json", `{}`, "1:10 /$ref", `"$ref" "a.json#/b" cannot be resolved`, advice.NothingThere},
		{"an anchor", `{"$ref": "a.json"}`, "a.json", `{"$id": "https://example.com/x/", "not": {"$ref": "#b"}}`, "1:51 /not/$ref", `"$ref" "#b" cannot be resolved`, advice.NoAnchor},
		{"below an identifier", `{"$ref": "a.json"}`, "a.json", `{"not": {"$id": "https://example.com/x/", "items": {"$ref": "#/b"}}}`, "1:61 /not/items/$ref", `"$ref" "#/b" cannot be resolved`, advice.NothingThere},
		{"a vocabulary", `{"$schema": "https://example.com/meta"}`, "https://example.com/meta", meta,
			"1:1 ", `the vocabulary "https://example.com/v" is not understood`, ""},
		{"no name", `true`, "", `true`, "0:0 ", `the resource "" is not named by a URI`, ""},
		{"no URI", `true`, "%", `true`, "0:0 ", `the resource "%" is not named by a URI`, ""},
		{"a metaschema", `true`, "https://json-schema.org/draft/2020-12/schema", `true`,
			"0:0 ", `the metaschema "https://json-schema.org/draft/2020-12/schema" cannot be replaced`, ""},
	} {
		err := refused(t, test.schema, Options{Resources: map[string][]byte{test.uri: []byte(test.resource)}})
		if at := fmt.Sprintf("%d:%d %s", err.Line, err.Column, err.KeywordLocation); err.Message != test.message || at != test.at {
			t.Errorf("%s: got %s: %s, want %s: %s", test.name, at, err.Message, test.at, test.message)
		}
		inSchema := err.Line == 0 || test.name == "a pointer from the schema"
		if want := map[bool]string{false: test.uri, true: ""}[inSchema]; err.Resource != want {
			t.Errorf("%s: %q is blamed, want %q", test.name, err.Resource, want)
		}
		if len(err.Advice) > 1 || len(err.Advice) == 1 != (test.code != "") || test.code != "" && err.Advice[0].Code != test.code {
			t.Errorf("%s: got advice %v, want %s", test.name, err.Advice, test.code)
		}
	}
	err := refused(t, `true`, Options{Resources: map[string][]byte{"a.json": []byte(`true`), "./a.json": []byte(`false`)}})
	if want := `the resource "a.json" is there already, by another name`; err.Message != want {
		t.Errorf("two names: got %s, want %s", err.Message, want)
	}
}

func TestSyntaxErrors(t *testing.T) {
	duplicate := `{"a": 1, "a": 2}`
	for _, test := range []struct {
		name, schema string
		opts         Options
		resource     string // of the error
		offset       int
	}{
		{"the schema", `{"a": }`, Options{}, "", 6},
		{"a name twice", duplicate, Options{}, "", 9},
		{"a limit", `[[1]]`, Options{Parsing: jsonindex.Options{Limits: jsonindex.Limits{Depth: 1}}}, "", 1},
		{"a resource", `true`, Options{Resources: map[string][]byte{"b.json": []byte(`[`), "a.json": []byte(`true`)}}, "b.json", 1},
		{"the first resource", `true`, Options{Resources: map[string][]byte{"b.json": []byte(`[`), "a.json": []byte(duplicate)}}, "a.json", 9},
	} {
		_, err := Compile([]byte(test.schema), withDefaults(test.opts))
		e, ok := errors.AsType[*SyntaxError](err)
		if !ok {
			t.Errorf("%s: got %v, want a *SyntaxError", test.name, err)
			continue
		}
		text := test.schema
		if e.Resource != "" {
			text = string(test.opts.Resources[e.Resource])
		}
		syntax, ok := errors.AsType[*jsonindex.Error](err)
		if !ok || e.Resource != test.resource || string(e.Text) != text || syntax.Offset != test.offset || err.Error() != syntax.Error() {
			t.Errorf("%s: got %+v with %v, want one of %q at %d", test.name, e, err, test.resource, test.offset)
		}
	}
	compiled(t, duplicate, Options{Parsing: jsonindex.Options{AllowDuplicateNames: true}})
}

func TestShortLocation(t *testing.T) {
	whole := strings.Repeat("a", maxLocation)
	for location, want := range map[string]string{
		"": "", "/a": "/a", whole: whole, whole + "b": whole + "…",
		whole[1:] + "é": whole[1:] + "…", // cut in the middle of a character
	} {
		if got := ShortLocation(location); got != want {
			t.Errorf("%d bytes: got %d, want %d", len(location), len(got), len(want))
		}
	}
}

// A pattern that gives no answer on a property that is written beside it is at fault, and
// so is where it stands.
func TestSlowPattern(t *testing.T) {
	const schema = `{"properties": {"late": true, "b": true}, "patternProperties": {"slow": true}}`
	c, err := newCompilation([]byte(schema), withDefaults(Options{}))
	if err != nil {
		t.Fatal(err)
	}
	root, err := c.compile()
	if err != nil {
		t.Fatal(err)
	}
	late := new(schematest.Late)
	for re, sub := range root.PatternProperties {
		delete(root.PatternProperties, re)
		root.PatternProperties[late] = sub
	}
	_, err = newProgram(root, accept.Options{Limits: c.parsing.Limits})
	if _, ok := errors.AsType[*pattern.StepsError](err); !ok || late.Asked == 0 {
		t.Fatalf("got %v, asked %d times", err, late.Asked)
	}
	all := map[string]*jsonschema.Schema{root.Location: root}
	slow, ok := errors.AsType[*Error](c.slowPattern(all, err))
	want := "the pattern " + show.QuotePattern(schematest.LateSource) + " takes too many steps on the properties beside it"
	if !ok || slow.KeywordLocation != "/patternProperties" || slow.Line != 1 || slow.Column != 64 || slow.Message != want {
		t.Errorf("got %+v, want %s", slow, want)
	}
	if got := c.slowPattern(nil, err); got != err {
		t.Errorf("a pattern that is nowhere: got %v", got)
	}
	if got := c.slowPattern(all, errOffline); got != errOffline {
		t.Errorf("another error: got %v", got)
	}
}

// A draft that the engine knows by its name, but does not have.
func TestUnsupportedDraft(t *testing.T) {
	const schema = `{"$schema": "https://example.com/draft"}`
	c, syntax := newCompilation([]byte(schema), withDefaults(Options{}))
	if syntax != nil {
		t.Fatal(syntax)
	}
	c.places = map[string]*place{c.base: {document: c.main}}
	err, ok := errors.AsType[*Error](c.schemaError(&jsonschema.UnsupportedDraftError{URL: "https://example.com/draft"}))
	if !ok || err.KeywordLocation != "/$schema" || !advice.Has(err.Advice, advice.KnownDrafts) {
		t.Errorf("%+v", err)
	}
}

// What the engine says otherwise is passed on, without secrets.
func TestOtherErrorsAreMasked(t *testing.T) {
	var c compilation
	for _, err := range []error{
		errors.New("token=S3CRET"),
		&jsonschema.SchemaValidationError{URL: "https://u:S3CRET@example.com/", Err: errOffline},
	} {
		if got := c.schemaError(err); strings.Contains(got.Error(), "S3CRET") || !strings.Contains(got.Error(), "***") {
			t.Errorf("got %v", got)
		}
	}
}
