package lint

import (
	"fmt"
	"testing"
	"testing/fstest"

	"example.com/authlink"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/selection"
)

// linterOf returns a linter of documents of a schema, or of the contract in the
// SDK form where that is empty, with a rule on.
func linterOf(t testing.TB, schema string, on rule.Rule) *Linter {
	t.Helper()
	opts := Options{Now: goldenNow, Severities: map[string]finding.Severity{on.ID: on.Severity}}
	if on.OfSchemas {
		l, err := newSchemaLinter(checkWith(authlink.Options{}), opts)
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	if on.OfAPIs {
		return apiLinter(t, opts, schema)
	}
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
	opts.Contract, opts.Variant = contracts.BuiltIn(), contracts.BuiltInOf(contract).Variant
	return New(v, opts)
}

// apiLinter returns a linter of recordings of exchanges with an API, in the editions that some OpenAPI
// documents are, oldest first.
func apiLinter(t testing.TB, opts Options, editions ...string) *Linter {
	t.Helper()
	config := "contracts:\n  acme:\n    editions:\n"
	files := fstest.MapFS{}
	for i, text := range editions {
		name := fmt.Sprintf("openapi-%d.yaml", i+1)
		config += fmt.Sprintf("      - {name: \"%d\", openapi: %s}\n", i+1, name)
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	files["c.yaml"] = &fstest.MapFile{Data: []byte(config)}
	set, err := contracts.Read(files, "c.yaml")
	if err != nil {
		t.Fatal(err)
	}
	c, err := set.Find("acme")
	if err != nil {
		t.Fatal(err)
	}
	edition := ""
	if len(editions) > 1 {
		edition = Auto
	}
	l, err := newContractLinter(c, "", edition, opts)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestPageExamples lints the examples on the pages.
func TestPageExamples(t *testing.T) {
	for _, r := range rule.All() {
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
func exampleLinter(t *testing.T, r rule.Rule, e rule.Example) *Linter {
	t.Helper()
	l := linterOf(t, e.Schema, r)
	if e.Select != "" {
		l.opts.Selection = selected(t, e.Select)
	}
	return l
}

// selected parses selectors that are good.
func selected(t testing.TB, exprs ...string) *selection.Selection {
	t.Helper()
	s, err := selection.Parse(exprs)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
