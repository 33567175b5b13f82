package schemafile

import (
	"io/fs"
	"strings"
	"testing"

	"example.com/authlink/internal/source"
)

// TestBundle: a schema has in it what it refers to in other files, each once; one that is not there, and the
// schema itself, are left to references.
func TestBundle(t *testing.T) {
	for _, test := range []struct{ name, root, want, wrong string }{
		{"alone", `{"type": "object"}`, `{"type": "object"}`, ""},
		{"no object", `true`, `true`, ""},
		{"a file twice", `{"properties": {"a": {"$ref": "b.json"}, "b": {"$ref": "b.json#/x"}}}`,
			`{"definitions":{"dir/b.json":{"$id":"b.json","type":"string"}},"properties":{"a":{"$ref":"b.json"},"b":{"$ref":"b.json#/x"}}}`, ""},
		{"itself, by its name", `{"items": {"$ref": "root.json"}}`, `{"$id":"root.json","items":{"$ref":"root.json"}}`, ""},
		{"nothing", `{"$ref": "missing.json"}`, `{"$ref": "missing.json"}`, ""},
		{"a definition of that name", `{"definitions": {"dir/b.json": {}}, "$ref": "b.json"}`, "", "a definition has the name of the file dir/b.json"},
	} {
		read := func(path string) (*source.Whole, error) {
			if path != "dir/b.json" {
				return nil, fs.ErrNotExist
			}
			return source.NewWhole(path, []byte(`{"type": "string"}`))
		}
		root, err := source.NewWhole("dir/root.json", []byte(test.root))
		if err != nil {
			t.Fatal(err)
		}
		bundle, err := NewBundle("dir/root.json", root, read)
		switch {
		case test.wrong != "":
			if err == nil || !strings.Contains(err.Error(), test.wrong) {
				t.Errorf("%s: %v, want %s", test.name, err, test.wrong)
			}
		case err != nil || string(bundle.JSON) != test.want:
			t.Errorf("%s: %s, %v, want %s", test.name, bundle.JSON, err, test.want)
		}
	}
}
