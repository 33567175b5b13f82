package schemafile

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"example.com/authlink/internal/source"
)

// write writes files below a directory, by their paths with slashes.
func write(t *testing.T, files map[string]string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for path, text := range files {
		path = filepath.Join(dir, filepath.FromSlash(path))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// A name is a file, whatever that is called, or a directory with files that may be schemas.
func TestFiles(t *testing.T) {
	dir := write(t, map[string]string{"b.json": "", "a.yaml": "", "c/d.yml": "", "c/e.txt": "", "c/.git/f.json": "", "g.jsonl": "", "h/i.txt": ""})
	if err := os.Symlink(filepath.Join(dir, "b.json"), filepath.Join(dir, "c", "link.json")); err != nil {
		t.Skip(err) // as on Windows without a privilege
	}
	if err := os.Symlink(dir, filepath.Join(dir, "c", "loop.json")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dir, "c"), filepath.Join(dir, "linked")); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]string{
		".":       {"a.yaml", "b.json", "c/d.yml", "c/link.json"},
		"linked":  {"linked/d.yml", "linked/link.json"},
		"c/e.txt": {"c/e.txt"},
		"none":    {"none"},
	} {
		files, err := Files(filepath.Join(dir, filepath.FromSlash(name)))
		var got []string
		for _, file := range files {
			rel, _ := filepath.Rel(dir, file)
			got = append(got, filepath.ToSlash(rel))
		}
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: got %q, %v, want %q", name, got, err, want)
		}
	}
	if _, err := Files(filepath.Join(dir, "h")); err == nil || !strings.Contains(err.Error(), "no *.json") {
		t.Errorf("a directory without schemas: got %v", err)
	}
}

// A fault is said with its file and its place there, in YAML as in JSON, whatever refers
// to what.
func TestFaults(t *testing.T) {
	for _, test := range []struct {
		name         string
		files        map[string]string
		path         string // of the file that is at fault
		line, column int
		message      string
	}{
		{"in the schema", map[string]string{"s.yaml": "type:\n  - strin"}, "s.yaml", 2, 5, `"strin" is not one of`},
		{"in a block scalar", map[string]string{"s.yaml": "items:\n  pattern: |-\n    a(\n"}, "s.yaml", 3, 5, `the pattern "a(" does not compile`},
		{"where an alias is", map[string]string{"s.yaml": "a: &a {type: 7}\nnot: *a"}, "s.yaml", 1, 14, "expected array or string"},
		{"the whole of it", map[string]string{"s.yaml": "# a list\n- 1"}, "s.yaml", 2, 1, "expected boolean or object, got array"},
		{"in a resource", map[string]string{"s.yaml": "$ref: r/a.json", "r/a.json": `{"$ref": "b.yml"}`, "r/b.yml": "# é\nnot: {é: 1, minLength: -1}"}, "r/b.yml", 2, 24, "-1 is less"},
		{"in a broken resource", map[string]string{"s.yaml": "$ref: r/a.json", "r/a.json": `{"a": }`}, "r/a.json", 1, 7, "expected a value"},
		{"in the resource that refers to nothing", map[string]string{"s.yaml": "$ref: r/a.yaml", "r/a.yaml": "not:\n  $ref: none.yaml"}, "r/a.yaml", 2, 9, `"$ref" "none.yaml" cannot be resolved`},
		{"in the schema, of which there is a copy", map[string]string{"s.yaml": "$ref: r/a.json", "r/a.json": `{"$ref": "../s.yaml#/none"}`}, "r/a.json", 1, 10, `"$ref" "../s.yaml#/none" cannot`},
		{"no file with a broken one beside", map[string]string{"s.yaml": "$ref: none", "r/a.json": `{`}, "s.yaml", 1, 7, `"$ref" "none" cannot be resolved`},
	} {
		test.files["r/notes.txt"] = ""
		test.files["r/any.json"] = "true"
		dir := write(t, test.files)
		_, err := Compile(filepath.Join(dir, "s.yaml"), Options{Resources: []string{filepath.Join(dir, "r")}})
		fault, ok := errors.AsType[*source.PlacedError](err)
		if !ok {
			t.Errorf("%s: got %v, want a *source.PlacedError", test.name, err)
			continue
		}
		rel, _ := filepath.Rel(dir, fault.Path)
		if filepath.ToSlash(rel) != test.path || fault.Line != test.line || fault.Column != test.column || !strings.HasPrefix(fault.Message, test.message) {
			t.Errorf("%s: got %v, want %s:%d:%d: %s", test.name, err, test.path, test.line, test.column, test.message)
		}
	}
}

// Only who can hand a document over is told to, with the path of the file that is there.
func TestHints(t *testing.T) {
	dir := write(t, map[string]string{"s.json": `{"$ref": "d/a.json"}`, "d/a.json": "true", "none.json": `{"$ref": "d"}`})
	there, none := filepath.Join(dir, "s.json"), filepath.Join(dir, "none.json")
	file := "--resource " + source.VisiblePath(filepath.Join(dir, "d", "a.json"))
	with := func(path string) error { _, err := Compile(path, Options{}); return err }
	alone := func(path string) error { _, err := Compile(path, Options{Alone: true}); return err }
	for _, test := range []struct {
		err  error
		want string
	}{
		{with(there), "hand that document over with " + file},
		{with(none), `its path from the schema or its "$id" has to be "d"`}, // which is a directory
		{alone(there), `put that document under "$defs"`},
	} {
		fault, ok := errors.AsType[*source.PlacedError](test.err)
		if !ok || !strings.Contains(fault.Hint, test.want) {
			t.Errorf("got %+v, want a hint with %q", test.err, test.want)
		}
	}
}
