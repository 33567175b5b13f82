package lint

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/selection"
	"example.com/authlink/internal/source"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// What is found in the documents of a file, one by one, is what is found in the
// file, in the same places; and violations are placed where findings are.
func TestDocuments(t *testing.T) {
	validator, err := authlink.Compile([]byte(`{"properties": {"a": {"type": "string"}, "b": true}, "required": ["a"]}`), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, text string
		kind       source.Kind
		selection  []string
		documents  int
	}{
		{name: "a.json", text: "{\n\"a\": 1}", documents: 1},
		{name: "broken.json", text: "\n{", documents: 1},
		{name: "a.jsonc", text: "// é\n{\"a\": /* é */ 1,}", documents: 1},
		{name: "a.ndjson", text: "{\"a\": 1}\n\n {\"a\":\"b\"}\r\n{}\n{\"a\"\n", documents: 4},
		{name: "empty.ndjson", text: "\n \n", documents: 1},
		{name: "a.yaml", text: "# é\n---\nb: é\na: 1\n---\n# no document\n---\na: [\n--- {a: 2}\n", documents: 3},
		{name: "alias.yaml", text: "b: {token: &a 7}\na: *a\n", documents: 1},
		{name: "one.yaml", text: "b: 1\na: 2\n", documents: 1},
		{name: "b.json", text: "{\"a\": 1} {\n\"a\": 2}[", kind: source.KindConcatenated, documents: 3},
		{name: "c.json", text: `{"x": [{"a": "b"}, {"a": 2}], "y": "{\"a\": \n\u0031}", "token": {"a": 3}}`, selection: []string{"/x/*", "/y", "$.token"}, documents: 4},
		{name: "c.ndjson", text: "{\"x\": {\"a\": 1}}\n{\"x\": {}}\n", selection: []string{"/x"}, documents: 2},
		{name: "d.json", text: "{\"x\"", selection: []string{"/x"}, documents: 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), test.name)
			if err := os.WriteFile(path, []byte(test.text), 0o666); err != nil {
				t.Fatal(err)
			}
			selection, err := selection.Parse(test.selection)
			if err != nil {
				t.Fatal(err)
			}
			l := New(validator, Options{Kind: test.kind, Selection: selection})
			var got []finding.Finding
			documents := 0
			for d := range SingleProject(l).Documents(Input{Args: []string{path}}) {
				if d.Err != nil {
					t.Fatal(d.Err)
				}
				documents++
				found := d.Lint(l).Findings
				got = append(got, found...)
				checkPlaces(t, d, validator, found)
			}
			if documents != test.documents {
				t.Errorf("%d documents, want %d", documents, test.documents)
			}
			want := l.CheckFile(path, []byte(test.text)).Findings
			if len(want) == 0 {
				t.Error("nothing is found in the file")
			}
			if diff := cmp.Diff(want, got, asReported, cmpopts.IgnoreFields(finding.Finding{}, "Fix")); diff != "" {
				t.Errorf("(-file +documents)\n%s", diff)
			}
		})
	}
}

// checkPlaces holds what the validator says of a document, placed in the file,
// against the first finding there.
func checkPlaces(t *testing.T, d Document, v *authlink.Validator, found []finding.Finding) {
	t.Helper()
	type place struct {
		Line, Column, Offset, End int
		Message                   string
	}
	var got place
	err := v.Validate(d.Data)
	if e, ok := errors.AsType[*authlink.ValidationError](err); ok {
		d.Place(e.Violations)
		first := e.Violations[0]
		got = place{first.Line, first.Column, first.Offset, first.End, first.Message}
	} else if e, ok := errors.AsType[*authlink.SyntaxError](err); d.Syntax != nil || ok {
		if d.Syntax != nil {
			e = d.Syntax
		} else {
			d.PlaceSyntax(e)
		}
		got = place{e.Line, e.Column, e.Offset, e.End, e.Message}
	}
	var want place
	if len(found) > 0 {
		f := found[0]
		want = place{f.Line, f.Column, f.Offset, f.End, f.Message}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the place of a violation (-finding +violation)\n%s", diff)
	}
}

// A selection that finds nothing is told, as is a file that is not there.
func TestDocumentsErrors(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.json")
	if err := os.WriteFile(path, []byte("{}"), 0o666); err != nil {
		t.Fatal(err)
	}
	selection, err := selection.Parse([]string{"/x"})
	if err != nil {
		t.Fatal(err)
	}
	validator, err := authlink.Compile([]byte("true"), nil)
	if err != nil {
		t.Fatal(err)
	}
	l := New(validator, Options{Selection: selection})
	errs := 0
	for d := range SingleProject(l).Documents(Input{Args: []string{path, path + "x", path + ".ndjson"}}) {
		if d.Err == nil {
			t.Errorf("%s: no error", d.Path)
		}
		errs++
	}
	if errs != 3 {
		t.Errorf("%d errors, want 3", errs)
	}
}
