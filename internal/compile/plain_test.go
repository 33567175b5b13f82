//go:build !js

package compile

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"example.com/authlink/internal/golden"
)

// compareWithEngine reports whether a schema is plain, and fails where the engine makes something
// else of it.
func compareWithEngine(t *testing.T, schema []byte) (isPlain bool) {
	t.Helper()
	c, err := newCompilation(schema, Options{})
	if err != nil {
		return false
	}
	root, all := c.plain()
	if root == nil {
		return false
	}
	engine, err := newCompilation(schema, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want, err := engine.compile()
	if err != nil {
		t.Fatalf("the engine refuses the schema: %v\n%s", err, schema)
	}
	wantAll, resourceOf, _ := engine.reach(want)
	if resourceOf != nil || findCycle(wantAll) != "" || findBranching(wantAll) != "" {
		t.Errorf("the schema leads not only down:\n%s", schema)
	}
	same := []cmp.Option{
		cmpopts.IgnoreUnexported(jsonschema.Schema{}, jsonschema.Enum{}), // what the engine keeps to itself
		cmp.Comparer(func(a, b *jsonschema.Format) bool {
			return a == nil && b == nil || a != nil && b != nil && a.Name == b.Name
		}),
	}
	if diff := cmp.Diff(wantAll, all, same...); diff != "" || all[root.Location] != root || c.base != engine.base {
		t.Errorf("the engine makes another schema (-), %s, %s:\n%s\n%s", engine.base, c.base, diff, schema)
	}
	if diff := cmp.Diff(engine.valueOf(engine.base), c.valueOf(c.base)); diff != "" {
		t.Errorf("the document is another one:\n%s", diff)
	}
	return true
}

// TestContractsArePlain: the engine need not be asked about the built-in contracts.
func TestContractsArePlain(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join(golden.Root, "schema", "editions", "*.json"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("%d documents, %v", len(paths), err)
	}
	for _, path := range paths {
		schema, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !compareWithEngine(t, schema) {
			t.Errorf("%s is not plain", path)
		}
	}
}

// plains are schemas, and whether they are plain.
var plains = map[string]bool{
	`{"type": "object"}`: true,
	`{"type": ["string", "integer", "number", "null", "boolean", "array", "object"]}`:                     true,
	`{"enum": [1, "a", null, {"a": 1e400}]}`:                                                              true,
	`{"properties": {"a-b_c.d": {"title": ""}}}`:                                                          true,
	`{"properties": {}, "enum": [], "examples": [], "writeOnly": false}`:                                  true,
	`{"additionalProperties": false, "items": {"format": "date-time"}}`:                                   true,
	`{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "a"}`:                           true,
	`{"$id": "https://example.com/a/b.json", "title": "a"}`:                                               true,
	`{"properties": {"properties": {"type": "null"}, "items": {"type": "null"}, "id": {"type": "null"}}}`: true,

	`true`: false, `{}`: false, `1`: false,
	`{"type": "strin"}`: false, `{"type": []}`: false, `{"type": ["null", "null"]}`: false, `{"type": null}`: false, `{"type": ["null", 1]}`: false,
	`{"enum": 1}`: false, `{"required": ["a", "a"]}`: false, `{"required": [1]}`: false, `{"required": []}`: false, `{"required": "a"}`: false,
	`{"format": "regex"}`: false, `{"format": "password"}`: false, `{"format": "semver2"}`: false, `{"format": 1}`: false,
	`{"items": {}}`: false, `{"items": true}`: false, `{"items": []}`: false, `{"items": {"title": 1}}`: false,
	`{"properties": {"a": true}}`: false, `{"properties": {"a/b": {"title": ""}}}`: false, `{"properties": {"é": {"title": ""}}}`: false, `{"properties": {"": {"title": ""}}}`: false, `{"properties": []}`: false, `{"properties": {"$id": {"type": "null"}}}`: false,
	`{"additionalProperties": {"type": "null"}}`: false, `{"writeOnly": 1}`: false, `{"examples": {}}`: false, `{"title": 1}`: false, `{"description": 1}`: false,
	`{"minLength": 1}`: false, `{"$ref": "#"}`: false, `{"$defs": {}}`: false, `{"not": {"title": ""}}`: false, `{"$comment": ""}`: false, `{"x": 1}`: false,
	`{"$schema": "http://json-schema.org/draft-07/schema#", "title": "a"}`: false, `{"$schema": "https://json-schema.org/draft/2020-12/schema#", "title": "a"}`: false, `{"$schema": 1, "title": "a"}`: false,
	`{"id": "a", "title": "a"}`: false, `{"$id": 1, "title": "a"}`: false, `{"$id": "a.json", "title": "a"}`: false, `{"$id": "urn:a", "title": "a"}`: false,
	`{"$id": "https://example.com/a#", "title": "a"}`: false, `{"$id": "https://example.com/a%41", "title": "a"}`: false, `{"$id": "https://example.com/../a", "title": "a"}`: false, `{"$id": "https://example.com/.a", "title": "a"}`: false,
	`{"$id": "https://json-schema.org/draft/2020-12/schema", "title": "a"}`: false, `{"$id": "https://a:b@example.com/", "title": "a"}`: false, `{"$id": "https:///a", "title": "a"}`: false,
	`{"items": {"$id": "https://example.com/a", "title": "a"}}`: false, `{"items": {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "a"}}`: false,
}

func TestPlain(t *testing.T) {
	for schema, want := range plains {
		if got := compareWithEngine(t, []byte(schema)); got != want {
			t.Errorf("%s is plain: %v, want %v", schema, got, want)
		}
	}
}

// TestPlainOfOptions: what options say is nothing that a plain schema could know.
func TestPlainOfOptions(t *testing.T) {
	const schema = `{"type": "object"}`
	for name, opts := range map[string]Options{
		"of draft 7":      {Draft: jsonschema.Draft7},
		"with a resource": {Resources: map[string][]byte{"a.json": []byte(schema)}},
	} {
		c, err := newCompilation([]byte(schema), opts)
		if err != nil {
			t.Fatal(err)
		}
		if root, _ := c.plain(); root != nil {
			t.Errorf("%s, a schema is plain", name)
		}
	}
	long := `{"title": "` + string(make([]byte, 0, mostPlain))
	for len(long) < mostPlain {
		long += "a"
	}
	if compareWithEngine(t, []byte(long+`"}`)) {
		t.Error("a long schema is plain")
	}
}

// FuzzPlain: the engine makes the same of every schema that is plain.
func FuzzPlain(f *testing.F) {
	for schema := range plains {
		f.Add([]byte(schema))
	}
	f.Fuzz(func(t *testing.T, schema []byte) { compareWithEngine(t, schema) })
}
