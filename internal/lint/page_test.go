package lint

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/authlink"
)

// linterOf returns a linter of documents of a schema, or of the contract in the
// SDK form where that is empty, with a rule on.
func linterOf(t testing.TB, schema string, on Rule) *Linter {
	t.Helper()
	opts := Options{Now: goldenNow, Severities: map[string]Severity{on.ID: on.Severity}}
	if schema == "" {
		return contractLinter(t, authlink.FormSDK, opts)
	}
	v, err := authlink.Compile([]byte(schema), nil)
	if err != nil {
		t.Fatal(err)
	}
	return New(v, opts)
}

func contractLinter(t testing.TB, form authlink.Form, opts Options) *Linter {
	t.Helper()
	contract := authlink.Variant{Form: form}
	v, err := contract.Validator()
	if err != nil {
		t.Fatal(err)
	}
	opts.Variant = &contract
	return New(v, opts)
}

// TestPageExamples lints the examples on the pages.
func TestPageExamples(t *testing.T) {
	for _, r := range Rules() {
		t.Run(r.ID, func(t *testing.T) {
			if r.Bad.Config != "" {
				t.Skip("TestConfigPageExamples has it")
			}
			bad := exampleLinter(t, r, r.Bad).CheckFile("bad.json", []byte(r.Bad.Document))
			if len(bad.Findings) != 1 || bad.Findings[0].Rule != r.ID || bad.Err != nil {
				t.Errorf("bad: findings %+v, error %v; want one of %s", bad.Findings, bad.Err, r.ID)
			}
			good := exampleLinter(t, r, r.Good).CheckFile("good.json", []byte(r.Good.Document))
			if len(good.Findings) > 0 || good.Err != nil {
				t.Errorf("good: findings %+v, error %v; want none", good.Findings, good.Err)
			}
		})
	}
}

// exampleLinter returns the linter of an example on a rule's page.
func exampleLinter(t *testing.T, r Rule, e Example) *Linter {
	t.Helper()
	l := linterOf(t, e.Schema, r)
	if e.Select != "" {
		l.opts.Selection = selection(t, e.Select)
	}
	return l
}

// selection parses selectors that are good.
func selection(t testing.TB, exprs ...string) *Selection {
	t.Helper()
	s, err := ParseSelection(exprs)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestRulesDocument compares docs/rules.md with the rules.
func TestRulesDocument(t *testing.T) {
	path := filepath.Join(root, "docs/rules.md")
	got := RulesDocument()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("docs/rules.md is out of date; run go generate ./... (-committed +now):\n%s", diff)
	}
}

// TestPageObeysNothing looks for what a terminal would obey, or an editor hide.
func TestPageObeysNothing(t *testing.T) {
	for _, r := range Rules() {
		for line := range strings.Lines(r.Page() + r.Markdown(2)) {
			if line = strings.TrimSuffix(line, "\n"); Visible(line) != line {
				t.Errorf("%s: %q", r.ID, line)
			}
		}
	}
}
