package authlink_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"example.com/authlink"
	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// archives returns the txtar files of a folder; a folder without any fails.
func archives(t *testing.T, pattern string) map[string]*txtar.Archive {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases in %s (%v)", pattern, err)
	}
	found := map[string]*txtar.Archive{}
	for _, path := range paths {
		if found[path], err = txtar.ParseFile(path); err != nil {
			t.Fatal(err)
		}
	}
	return found
}

func part(a *txtar.Archive, name string) (data []byte, ok bool) {
	i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == name })
	if i < 0 {
		return nil, false
	}
	return a.Files[i].Data, true
}

// golden compares got with a part of the archive, or writes it there.
func golden(t *testing.T, path string, a *txtar.Archive, name, got string) {
	t.Helper()
	if *authlink.Update {
		a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return f.Name == name })
		a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(got)})
		if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, ok := part(a, name)
	if !ok {
		t.Fatalf("%s has no part %s: run with -update and read what it writes", path, name)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// Each archive in testdata/explain holds a schema, documents N.json and, for
// each, what is said of it: N.txt.
func TestExplain(t *testing.T) {
	for path, a := range archives(t, "testdata/explain/*.txtar") {
		t.Run(filepath.Base(path), func(t *testing.T) {
			schema, _ := part(a, "schema.json")
			v, err := authlink.Compile(schema, nil)
			if err != nil {
				t.Fatal(err)
			}
			documents := 0
			for _, f := range slices.Clone(a.Files) {
				if name, ok := strings.CutSuffix(f.Name, ".json"); ok && name != "schema" {
					documents++
					data := bytes.TrimSuffix(f.Data, []byte("\n"))
					golden(t, path, a, name+".txt", explained(t, v, data))
				}
			}
			if documents == 0 {
				t.Fatal("no documents")
			}
		})
	}
}

// explained validates data and lists all that is said, with its locations.
func explained(t *testing.T, v *authlink.Validator, data []byte) string {
	t.Helper()
	var invalid *authlink.ValidationError
	if err := v.Validate(data); !errors.As(err, &invalid) {
		return fmt.Sprintf("%v\n", err)
	}
	var b strings.Builder
	for _, violation := range invalid.Violations {
		fmt.Fprintf(&b, "%v\n\tat %q, %q\n", violation, violation.InstanceLocation, violation.KeywordLocation)
		checkPlace(t, data, violation)
	}
	for _, format := range []authlink.OutputFormat{authlink.OutputFlag, authlink.OutputBasic, authlink.OutputDetailed} {
		unit, outputErr := v.Output(data, format)
		text, err := json.Marshal(unit)
		if err := errors.Join(outputErr, err); err != nil {
			t.Fatal(err)
		}
		b.Write(append(text, '\n'))
	}
	text, err := json.Marshal(invalid)
	if err != nil {
		t.Fatal(err)
	}
	if all := b.String() + string(text) + string(v.Redact(data)); strings.Contains(all, "S3CRET") {
		t.Errorf("a secret gets out:\n%s", all)
	}
	return b.String()
}

// checkPlace fails unless a violation's span lies in the document, its position
// is the one a reader would count, and its words are one line.
func checkPlace(t *testing.T, data []byte, v authlink.Violation) {
	t.Helper()
	if v.Offset < 0 || v.End <= v.Offset || v.End > len(data) {
		t.Errorf("span [%d, %d) is not within %d bytes", v.Offset, v.End, len(data))
		return
	}
	before := string(data[:v.Offset])
	line := strings.Count(before, "\n") + 1
	column := len([]rune(before[strings.LastIndexByte(before, '\n')+1:])) + 1
	if v.Line != line || v.Column != column {
		t.Errorf("offset %d is %d:%d, not %d:%d", v.Offset, line, column, v.Line, v.Column)
	}
	if strings.ContainsAny(v.Message+v.Hint, "\n\r\x1b") {
		t.Errorf("not one plain line: %q", v.Message+v.Hint)
	}
}

// Each archive in testdata/compile holds a schema that does not compile, and
// the error.
func TestCompileErrors(t *testing.T) {
	for path, a := range archives(t, "testdata/compile/*.txtar") {
		t.Run(filepath.Base(path), func(t *testing.T) {
			schema, _ := part(a, "schema.json")
			_, err := authlink.Compile(schema, nil)
			var (
				ofSchema *authlink.SchemaError
				ofSyntax *authlink.SyntaxError
			)
			if !errors.As(err, &ofSchema) && !errors.As(err, &ofSyntax) {
				t.Fatalf("got %#v, want a *SchemaError or a *SyntaxError", err)
			}
			golden(t, path, a, "error.txt", err.Error()+"\n")
		})
	}
}
