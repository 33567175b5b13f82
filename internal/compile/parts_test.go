package compile

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"example.com/authlink/internal/schematest"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// compiledAt returns what the engine makes of a schema, in parts from so many tokens on.
func compiledAt(schema string, opts Options, tokens int) (map[string]*jsonschema.Schema, error) {
	c, err := newCompilation([]byte(schema), withDefaults(opts))
	if err != nil {
		return nil, err
	}
	c.manyTokens = tokens
	root, err := c.compile()
	if err != nil {
		return nil, c.schemaError(err)
	}
	all, _, _ := c.reach(root)
	return all, nil
}

// checkParts compares a schema that is compiled in parts with the same one that is
// compiled at once: the schemas at all locations, and the errors.
func checkParts(t *testing.T, name, schema string, opts Options) {
	t.Helper()
	whole, wholeErr := compiledAt(schema, opts, 1<<30)
	parts, partsErr := compiledAt(schema, opts, 0)
	if fmt.Sprint(wholeErr) != fmt.Sprint(partsErr) {
		t.Errorf("%s: in parts: %v; at once: %v", name, partsErr, wholeErr)
	}
	for location, want := range whole {
		got := parts[location]
		if got == nil {
			t.Errorf("%s: in parts there is no %s", name, location)
			continue
		}
		if got, want := summary(reflect.ValueOf(*got)), summary(reflect.ValueOf(*want)); got != want {
			t.Errorf("%s: %s\n   in parts: %s\n    at once: %s", name, location, got, want)
		}
	}
	for location := range parts {
		if whole[location] == nil {
			t.Errorf("%s: only in parts there is %s", name, location)
		}
	}
}

// summary writes a schema of the engine with all its fields, those that only the engine
// sees too, and other schemas by their locations.
func summary(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Struct:
		var fields []string
		for i := range v.NumField() {
			if f := v.Field(i); !f.IsZero() {
				fields = append(fields, v.Type().Field(i).Name+"="+summary(f))
			}
		}
		return "{" + strings.Join(fields, " ") + "}"
	case reflect.Map:
		var entries []string
		for _, key := range v.MapKeys() {
			entries = append(entries, summary(key)+":"+summary(v.MapIndex(key)))
		}
		slices.Sort(entries)
		return fmt.Sprint(entries)
	case reflect.Slice:
		var elements []string
		for i := range v.Len() {
			elements = append(elements, summary(v.Index(i)))
		}
		return fmt.Sprint(elements)
	case reflect.Pointer, reflect.Interface:
		return summaryOfPointer(v)
	case reflect.Func:
		return "func"
	}
	return fmt.Sprint(v)
}

func summaryOfPointer(v reflect.Value) string {
	switch {
	case v.IsNil():
		return "nil"
	case v.Type() == reflect.TypeFor[*jsonschema.Schema]():
		return "→" + v.Elem().FieldByName("Location").String()
	case v.Type() == reflect.TypeFor[jsonschema.Regexp]():
		return fmt.Sprint(v.Elem().Elem().Field(0)) // its source
	}
	return summary(v.Elem())
}

// What is compiled in parts is what the engine compiles at once.
func TestParts(t *testing.T) {
	for name, test := range map[string]struct {
		schema    string
		resources map[string]string
	}{
		"nothing":                          {`true`, nil},
		"containers":                       {`{"properties": {"a": {"type": "string"}, "b": {"properties": {"c": false}}}, "allOf": [true, {"anyOf": [{"minimum": 1}, {"oneOf": [{}, {}]}]}], "dependentSchemas": {"a": {"required": ["b"]}}}`, nil},
		"what is evaluated":                {`{"items": {"prefixItems": [{"properties": {"a": true}}, true], "items": {"allOf": [{}]}}, "additionalProperties": {"anyOf": [{}]}, "unevaluatedProperties": {"oneOf": [true]}, "contains": {"properties": {"x": {}}}, "minContains": 2}`, nil},
		"what is evaluated in draft 7":     {`{` + draft7 + `, "items": [{"properties": {"a": true}}, true], "additionalItems": {"allOf": [{}]}, "dependencies": {"a": {"properties": {"b": {}}}, "c": ["d"]}, "if": {"properties": {"x": {}}}, "then": {"allOf": [true]}, "else": false}`, nil},
		"all of another draft":             {`{"$schema": "http://json-schema.org/draft-04/schema#", "if": {"properties": {"a": 1}}, "dependentSchemas": {"a": 1}, "properties": {"a": {"prefixItems": 1, "const": 1}}}`, nil},
		"references":                       {`{"$ref": "#/$defs/a", "properties": {"b": {"$ref": "#"}, "c": {"$ref": "#/properties/b"}, "d": {"$ref": "#x"}}, "$defs": {"a": {"items": {"$ref": "#/$defs/b"}}, "b": {"$anchor": "x", "anyOf": [{"$ref": "#/$defs/a"}]}}}`, nil},
		"siblings of references":           {`{` + draft7 + `, "$ref": "#/definitions/a", "properties": {"b": 1}, "definitions": {"a": {"$ref": "#/definitions/b", "const": 1, "if": true, "properties": {"x": {}}, "title": "t"}, "b": {"$id": "#x", "not": {"$ref": "#x"}}}}`, nil},
		"references to what is no keyword": {`{"properties": {"a": {"$ref": "#/components/schemas/a"}}, "components": {"schemas": {"a": {"properties": {"b": {"$ref": "#/components/schemas/b"}}}, "b": {"allOf": [{"minimum": 1}]}}}}`, nil},
		"references that are escaped":      {`{"properties": {"a/b~c%é ": {"$ref": "#/properties/a~1b~0c%25%C3%A9%20/not", "not": {"allOf": [{}]}}}}`, nil},
		"identifiers":                      {`{"$id": "https://example.com/a/b", "properties": {"x": {"$id": "c/d", "properties": {"y": {"$ref": "#/$defs/z"}, "w": {"$ref": "e"}}, "$defs": {"z": {"$id": "e", "allOf": [{"$ref": "/a/b"}, {"$ref": "#"}]}}}}, "$defs": {"v": {"$ref": "c/d#/$defs/z"}}, "$ref": "#/$defs/v"}`, nil},
		"identifiers of draft 4":           {`{"$schema": "http://json-schema.org/draft-04/schema#", "id": "https://example.com/a", "properties": {"x": {"id": "b", "properties": {"y": {"$ref": "#/definitions/z"}}, "definitions": {"z": {"type": "string"}}}, "$id": {"allOf": [{}]}}}`, nil},
		"an identifier that is relative":   {`{"$id": "s/common", "properties": {"a": {"$ref": "other"}}}`, map[string]string{"x.json": `{"$id": "s/other", "properties": {"a": {"$ref": "#/$defs/a"}}, "$defs": {"a": {"$ref": "common"}}}`}},
		"an identifier that is a URN":      {`{"$id": "urn:example:a", "properties": {"a": {"$ref": "#/$defs/a"}}, "$defs": {"a": {"$ref": "urn:example:a#"}}}`, nil},
		"no such anchor of a part":         {`{"$defs": {"a": {"$id": "https://example.com/a", "$defs": {"b": {"$id": "https://example.com/b", "$anchor": "b"}}}}, "items": {"$ref": "https://example.com/a#b"}}`, nil},
		"an anchor of a part of draft 7":   {`{` + draft7 + `, "definitions": {"a": {"$id": "https://example.com/a", "definitions": {"b": {"$id": "#b/c%25", "allOf": [{}]}}}}, "items": {"$ref": "https://example.com/a#b%2Fc%25"}}`, nil},
		"containers with dynamic anchors":  {`{"patternProperties": {"^a": {"$dynamicAnchor": "a"}, "b": {"allOf": [{}]}}, "dependentSchemas": {"c": true, "d": {"items": {"$dynamicAnchor": "d"}}}, "dependencies": {"e": ["f"], "g": {"properties": {"h": {}}}, "i": []}, "allOf": [{}, {"$dynamicAnchor": "x"}], "properties": {"y": {"$dynamicAnchor": "y"}, "z": {}}}`, nil},
		"an anchor of a part":              {`{"$defs": {"a": {"$id": "https://example.com/a", "$defs": {"b": {"$anchor": "b", "allOf": [{}]}}}}, "items": {"$ref": "https://example.com/a#b"}}`, nil},
		"dynamic references":               {`{"$id": "https://example.com/root", "$ref": "list", "$defs": {"text": {"$dynamicAnchor": "T", "$ref": "#/$defs/c"}, "c": {"properties": {"d": {}}}, "list": {"$id": "list", "properties": {"a": {"$dynamicRef": "#T"}}, "items": {"$dynamicRef": "#T"}, "$defs": {"any": {"$dynamicAnchor": "T"}}}}}`, nil},
		"dynamic anchors in containers":    {`{"$id": "https://example.com/root", "$dynamicAnchor": "N", "properties": {"a": {"$dynamicAnchor": "T", "properties": {"b": {"$dynamicRef": "#N"}}}}, "allOf": [{"properties": {"c": {"$dynamicRef": "#T"}}}], "items": {"$dynamicAnchor": "U", "anyOf": [{"$dynamicRef": "#/items"}]}}`, nil},
		"recursive references":             {`{"$schema": "https://json-schema.org/draft/2019-09/schema", "$id": "https://example.com/a", "$recursiveAnchor": true, "properties": {"a": {"$recursiveRef": "#"}, "b": {"$id": "b", "$recursiveAnchor": true, "items": {"$recursiveRef": "#"}}}}`, nil},
		"resources": {`{"properties": {"a": {"$ref": "b.json#/$defs/x"}, "c": {"$ref": "b.json"}}, "$defs": {"d": {"properties": {"e": {}}}, "unused": {"$ref": "c.json"}}}`, map[string]string{
			"b.json": `{"$defs": {"x": {"properties": {"y": {"$ref": "schema.json#/$defs/d"}, "z": {"$ref": "#a"}}}}, "allOf": [{"$anchor": "a", "properties": {"q": {}}}]}`, "c.json": `1`}},
		"a bundle": {`{"properties": {"a": {"$ref": "https://example.com/inner"}, "b": {"$ref": "https://example.com/bundle"}}}`, map[string]string{
			"b.json": `{` + draft7 + `, "$id": "https://example.com/bundle", "properties": {"i": {"$id": "inner", "properties": {"x": {"$ref": "#/definitions/y"}}, "definitions": {"y": {"$ref": "bundle"}}}}}`}},
		"a metaschema": {`{"properties": {"a": {"$ref": "https://json-schema.org/draft/2020-12/schema"}}}`, nil},
		"a dialect": {`{"$schema": "https://example.com/m", "properties": {"a": {"type": "string", "allOf": [{"$ref": "#/$defs/b"}]}}, "$defs": {"b": {}}}`, map[string]string{
			"https://example.com/m": `{"$schema": "https://json-schema.org/draft/2020-12/schema", "$vocabulary": {"https://json-schema.org/draft/2020-12/vocab/core": true, "https://json-schema.org/draft/2020-12/vocab/validation": true}}`}},
		"patterns":                      {`{"patternProperties": {"^a": {"properties": {"b": {"pattern": "^c"}}}}, "propertyNames": {"pattern": "d"}, "properties": {"e": {"patternProperties": {"f": {}}}}}`, nil},
		"data that looks like a schema": {`{"const": {"$ref": "#/x", "properties": {"a": {"$ref": "#/x"}}}, "properties": {"$ref": {"enum": [{"$ref": "y"}]}, "a": {"default": {"$ref": "z"}, "examples": [{"$ref": "w"}]}}}`, nil},

		"no such pointer":                           {`{"properties": {"a": {"$ref": "#/$defs/none"}}}`, nil},
		"no such anchor":                            {`{"properties": {"a": {"$ref": "#none"}}}`, nil},
		"no such document":                          {`{"properties": {"a": {"$ref": "none.json"}}}`, nil},
		"none in a resource":                        {`{"properties": {"a": {"$ref": "b.json"}}}`, map[string]string{"b.json": `{"properties": {"x": {"$ref": "#/none"}}}`}},
		"no such pointer, in what nothing leads to": {`{"$defs": {"a": {"$ref": "#/$defs/none"}, "b": {"$id": "https://example.com/b", "properties": {"x": {"$ref": "none"}}}}}`, nil},
		"no schema":                                 {`{"properties": {"a": {"type": 1}}}`, nil},
		"no schema where a reference leads":         {`{"dummy": {"type": 1}, "properties": {"a": {"$ref": "#/dummy"}}}`, nil},
		"no reference":                              {`{"$schema": "http://json-schema.org/draft-04/schema#", "properties": {"a": {"$ref": "#/%zz"}}}`, nil},
		"no URI":                                    {`{"$schema": "http://json-schema.org/draft-04/schema#", "properties": {"a": {"$ref": "a b:c"}}}`, nil},
		"a pattern":                                 {`{"properties": {"a": {"patternProperties": {"(": {}}}}}`, nil},
		"a pattern of draft 4":                      {`{"$schema": "http://json-schema.org/draft-04/schema#", "properties": {"a": {"patternProperties": {"(": {}}}}}`, nil},
		"an identifier twice":                       {`{"properties": {"a": {"$id": "https://example.com/a"}, "b": {"$id": "https://example.com/a"}}}`, nil},
	} {
		resources := map[string][]byte{}
		for uri, text := range test.resources {
			resources[uri] = []byte(text)
		}
		checkParts(t, name, test.schema, Options{Resources: resources})
	}
}

// So are the schemas of the contract, and many that are made up.
func TestPartsOfOtherSchemas(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("..", "..", "schema", "*.json"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no schemas: %v", err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		checkParts(t, path, string(text), Options{})
	}
	for _, seed := range schematest.Seeds(7, 150, 300) {
		schema := schematest.New(seed).Schema()
		checkParts(t, schema, schema, Options{})
	}
}
