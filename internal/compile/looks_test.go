package compile

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/subschema"
)

// many joins so many texts that a format makes of their numbers, each with that of the
// next one.
func many(count int, format string) string {
	var b strings.Builder
	for i := range count {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, format, i, (i+1)%count)
	}
	return b.String()
}

// What the engine would look through one by one for too long is refused before it begins.
func TestLooksAreBounded(t *testing.T) {
	const most, count = 1_000_000, 1000
	for _, test := range []struct{ name, schema, location, message string }{
		{"identifiers", `{"$defs": {` + many(count, `"%d": {"$id": "i%d"}`) + `}}`, "", "there are 1000 identifiers and 1002 objects here: "},
		{"elements of a tuple", `{"prefixItems": [` + many(count, `{"minimum": %[1]d}`) + `]}`, "", "1001 subschemas belong together here: "},
		{"dynamic anchors", `{"$defs": {` + many(count, `"%[1]d": {"$dynamicAnchor": "a%[1]d"}`) + `}}`, "", "1001 subschemas belong together here: "},
		{"references to what is no schema otherwise", `{"properties": {` + many(count, `"p%[1]d": {"$ref": "#/x/p%[1]d"}`) + `}, "x": {` + many(count, `"p%[1]d": {"minimum": 1}`) + `}}`, "/x/p",
			"too many references lead to what is not below a keyword for schemas: "},
		{"of an embedded resource", `{"$defs": {"x": {"$id": "x", "prefixItems": [` + many(count, `{"minimum": %[1]d}`) + `]}}, "$ref": "x"}`, "/$defs/x", "1001 subschemas belong together here: "},
	} {
		c, err := newCompilation([]byte(test.schema), withDefaults(Options{MaxSteps: most}))
		if err != nil {
			t.Fatal(err)
		}
		c.manyTokens = 0
		_, err = c.compile()
		refusal, ok := errors.AsType[*Error](err)
		if !ok && err != nil {
			refusal, ok = errors.AsType[*Error](c.schemaError(err))
		}
		if !ok {
			t.Errorf("%s: got %v, want an *Error", test.name, err)
			continue
		}
		if !strings.HasPrefix(refusal.Message, test.message) || !strings.HasSuffix(refusal.Message, "more than 1000000 steps") || !strings.HasPrefix(refusal.KeywordLocation, test.location) ||
			refusal.Line != 1 || !advice.Has(refusal.Advice, advice.SplitSchema) {
			t.Errorf("%s: got %s at %s", test.name, refusal.Message, refusal.KeywordLocation)
		}
	}
}

// Whatever there is much of, and whatever refers to it, is compiled in small queues, so that
// the steps that are counted are fewer than the subschemas: at once it would be their square.
func TestLooksOfLargeSchemas(t *testing.T) {
	const count = 300
	for name, schema := range map[string]string{
		"properties":           `{"properties": {` + many(count, `"p%[1]d": {"type": "string"}`) + `}}`,
		"definitions":          `{"$ref": "#/$defs/p0", "$defs": {` + many(count, `"p%d": {"properties": {"a": {"$ref": "#/$defs/p%d"}}}`) + `}}`,
		"a chain":              `{"items": {"$ref": "#/$defs/p0"}, "$defs": {` + many(count, `"p%d": {"items": {"$ref": "#/$defs/p%d"}}`) + `}}`,
		"anchors":              `{"items": {"$ref": "#p0"}, "$defs": {` + many(count, `"p%[1]d": {"$anchor": "p%[1]d", "items": {"$ref": "#p%[2]d"}}`) + `}}`,
		"alternatives":         `{"oneOf": [` + many(count, `{"properties": {"a": {"const": %[1]d}}}`) + `]}`,
		"patterns":             `{"patternProperties": {` + many(count, `"^p%[1]d": {"type": "string"}`) + `}}`,
		"dependencies":         `{` + draft7 + `, "dependencies": {` + many(count, `"p%d": {"required": ["p%d"]}`) + `}}`,
		"below elements":       `{"items": {"additionalProperties": {"properties": {` + many(count, `"p%[1]d": {"items": {}}`) + `}}}}`,
		"below a reference":    `{"$ref": "#/$defs/a", "$defs": {"a": {"if": {"properties": {` + many(count, `"p%[1]d": {"items": {}}`) + `}}}}}`,
		"below one, in a list": `{"$ref": "#/$defs/a", "$defs": {"a": {"prefixItems": [` + many(count, `{"items": {"minimum": %[1]d}}`) + `]}}}`,
		"beside an anchor":     `{"properties": {"q": {"$dynamicAnchor": "q"}, ` + many(count, `"p%[1]d": {"type": "string"}`) + `}}`,
	} {
		c, err := newCompilation([]byte(schema), withDefaults(Options{}))
		if err != nil {
			t.Fatal(err)
		}
		c.manyTokens = 0
		root, err := c.compile()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if schemas := len(subschema.Reachable(root)); schemas < count || c.looks > int64(schemas) {
			t.Errorf("%s: %d steps for %d schemas", name, c.looks, schemas)
		}
	}
}

// A place is a schema if keywords for schemas lead there.
func TestIsSchemaAt(t *testing.T) {
	c, err := newCompilation([]byte(`{"properties": {"a": {"allOf": [{"items": {}}, true]}, "b": {"items": [{}]}}, "dependencies": {"c": ["d"]}, "x": {"not": {}}}`), withDefaults(Options{}))
	if err != nil {
		t.Fatal(err)
	}
	p := &place{document: c.main}
	p.decode(c.base, "")
	for path, want := range map[string]bool{
		"": true, "properties a": true, "properties a allOf 0 items": true, "properties b items 0": true,
		"properties": false, "properties a allOf": false, "x": false, "x not": false, "dependencies c 0": false,
	} {
		if got := p.isSchemaAt(strings.Fields(path)); got != want {
			t.Errorf("%q: got %t, want %t", path, got, want)
		}
	}
}
