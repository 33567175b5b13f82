package diagnose

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"example.com/authlink/internal/judge"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// output returns the results of judging a document.
func output(t *testing.T, schema, document string, form Form) Unit {
	t.Helper()
	s := subject(t, schema, document, nil)
	var source map[string]any
	if err := json.Unmarshal([]byte(schema), &source); err != nil {
		t.Fatal(err)
	}
	s.Source = func(of *jsonschema.Schema) map[string]any {
		value := any(source)
		_, fragment, _ := strings.Cut(of.Location, "#/")
		for token := range strings.SplitSeq(fragment, "/") {
			if object, ok := value.(map[string]any); ok && token != "" {
				value = object[token]
			}
		}
		object, _ := value.(map[string]any)
		return object
	}
	trace, err := s.Program.Trace(s.Doc, judge.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return Output(s, trace, form)
}

// TestOutputHasNoSecrets: what a keyword says by the way is as secret as what it says it of.
func TestOutputHasNoSecrets(t *testing.T) {
	for schema, document := range map[string]string{
		`{"properties": {"a": {"writeOnly": true, "default": "hunter2"}}}`:                            `{"a": "x"}`,
		`{"properties": {"a": {"writeOnly": true, "x-sample": "hunter2"}}}`:                           `{"a": "x"}`,
		`{"properties": {"a": {"format": "password", "example": ["hunter2"]}}}`:                       `{"a": "x"}`,
		`{"properties": {"password": {"example": "hunter2"}}}`:                                        `{"password": "x"}`,
		`{"examples": [{"password": "hunter2"}]}`:                                                     `{}`,
		`{"default": {"client": {"client_secret": "hunter2"}}, "type": "object"}`:                     `{}`,
		`{"properties": {"a": {"writeOnly": true, "additionalProperties": {"type": "integer"}}}}`:     `{"a": {"hunter2": 1}}`,
		`{"properties": {"a": {"writeOnly": true, "patternProperties": {"t": {"type": "integer"}}}}}`: `{"a": {"hunter2": 1}}`,
		`{"properties": {"a": {"writeOnly": true, "additionalProperties": false}}}`:                   `{"a": {"hunter2": 1}}`,
		`{"properties": {"a": {"writeOnly": true, "propertyNames": {"maxLength": 2}}}}`:               `{"a": {"hunter2": 1}}`,
		`{"properties": {"a": {"writeOnly": true, "unevaluatedProperties": {"type": "null"}}}}`:       `{"a": {"hunter2": 1}}`,
		`{"properties": {"a": {"writeOnly": true, "contains": {"const": 1}, "uniqueItems": true}}}`:   `{"a": ["hunter2", "hunter2"]}`,
	} {
		for _, form := range []Form{Basic, Detailed, Verbose} {
			if text := fmt.Sprintf("%+v", output(t, schema, document, form)); strings.Contains(text, "hunter2") {
				t.Errorf("%s, %s: %s", schema, document, text)
			}
		}
	}
}

// TestOutputOfEndlessSchemas: the document is refused, whatever stands around.
func TestOutputOfEndlessSchemas(t *testing.T) {
	for _, schema := range []string{
		`{"properties": {"a": {"not": {"$ref": "#/properties/a"}}}}`,
		`{"properties": {"a": {"anyOf": [{"$ref": "#/properties/a"}, true]}}}`,
	} {
		u := output(t, schema, `{"a": 1}`, Basic)
		if u.Valid || len(u.Errors) == 0 {
			t.Errorf("%s: %+v", schema, u)
		}
	}
}

// TestOutputIsBounded in bytes, not in results alone: each has locations as long as the document
// is deep, and names of all members.
func TestOutputIsBounded(t *testing.T) {
	ways := `{"$ref": "#/$defs/d0", "$defs": {"d10": {"additionalProperties": {}}`
	for i := range 10 {
		ways += fmt.Sprintf(`, "d%d": {"allOf": [{"$ref": "#/$defs/d%d"}, {"$ref": "#/$defs/d%d"}]}`, i, i+1, i+1)
	}
	ways += "}}"
	var members []string
	for i := range 10_000 {
		members = append(members, fmt.Sprintf(`"p%d": 1`, i))
	}
	for schema, document := range map[string]string{
		`{"items": {"$ref": "#"}, "allOf": [{"allOf": [{"allOf": [{"allOf": [{"title": "a"}]}]}]}]}`: strings.Repeat("[", 990) + strings.Repeat("]", 990),
		ways: "{" + strings.Join(members, ", ") + "}",
	} {
		u := output(t, schema, document, Verbose)
		if size := sizeOf(u); size > 2*maxOutput {
			t.Errorf("%.50s: %d MB", schema, size>>20)
		}
	}
}

func sizeOf(u Unit) int {
	size := len(u.KeywordLocation) + len(u.InstanceLocation) + len(u.AbsoluteKeywordLocation) + len(u.Error)
	if names, ok := u.Annotation.([]string); ok {
		size += sizeOfName * len(names)
	}
	for _, below := range append(u.Errors, u.Annotations...) {
		size += sizeOf(below)
	}
	return size
}
