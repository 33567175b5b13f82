package lint

import (
	"path/filepath"
	"strings"
	"testing"

	"example.com/authlink"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/variants"
)

func TestTerms(t *testing.T) {
	const misspelled = `{"di": true, "id": -1}`
	negative := Terms{Schema: `{"properties": {"id": {"minimum": 0}}}`}
	with := func(change func(*Terms)) Terms {
		terms := negative
		change(&terms)
		return terms
	}
	for name, tt := range map[string]struct {
		terms    Terms
		document string
		want     string // the rules of the findings
	}{
		"validity alone":      {negative, misspelled, "minimum"},
		"all rules":           {with(func(t *Terms) { t.AllRules = true }), misspelled, "unknown-property minimum"},
		"one rule more":       {with(func(t *Terms) { t.Rules = map[string]string{"unknown-property": "error"} }), misspelled, "unknown-property minimum"},
		"one rule less":       {with(func(t *Terms) { t.Rules = map[string]string{"minimum": "off"} }), misspelled, ""},
		"a draft":             {Terms{Schema: `{"properties": {"id": {"minimum": -1, "exclusiveMinimum": true}}}`, Draft: "4"}, misspelled, "exclusiveMinimum"},
		"a resource":          {Terms{Schema: `{"$ref": "a"}`, Resources: map[string]string{"a": `{"type": "array"}`}}, misspelled, "type"},
		"the contract":        {Terms{}, `{"created_at": 1}`, "required"},
		"the contract's form": {Terms{Contract: variants.StackOne, Form: "wire", Edition: "latest"}, `{"created_at": 1}`, "required type"},
		"whatever form":       {Terms{Form: Auto, Edition: Auto}, `{"created_at": 1}`, "required"},
		"no JSON":             {negative, `{`, "syntax"},
	} {
		l, err := tt.terms.Linter()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := rulesOf(l.Check("a.json", []byte(tt.document))); got != tt.want {
			t.Errorf("%s: rules %q, want %q", name, got, tt.want)
		}
	}
}

// rulesOf names the rules of findings.
func rulesOf(result finding.Result) string {
	var rules []string
	for _, f := range result.Findings {
		rules = append(rules, f.Rule)
	}
	return strings.Join(rules, " ")
}

// numbers are the texts of a contract, as they are sent to other machines.
var numbers = map[string]string{
	contracts.TextsConfig: `{"contracts": {"numbers": {"editions": [{"name": "1", "schema": "1.json"}, {"name": "2", "schema": "2.json"}], "secrets": ["/note"]}}}`,
	"1.json":              `{"properties": {"id": {"type": "string"}}, "required": ["id"]}`,
	"2.json":              `{"properties": {"id": {"type": "integer"}}, "required": ["id"]}`,
}

// TestTermsWithFiles: the contract is in the texts, and nowhere else.
func TestTermsWithFiles(t *testing.T) {
	for edition, want := range map[string]string{"": "type", "1": "", "2": "type", Auto: ""} {
		l, err := Terms{Contract: "numbers", Files: numbers, Edition: edition}.Linter()
		if err != nil {
			t.Fatal(err)
		}
		if got := rulesOf(l.Check("a.json", []byte(`{"id": "1", "note": "s3cretX"}`))); got != want {
			t.Errorf("edition %q: %q, want %q", edition, got, want)
		}
	}
}

// TestConfigured: the terms of a command name a contract of a configuration, which goes with them.
func TestConfigured(t *testing.T) {
	dir := t.TempDir()
	config := filepath.Join(dir, ConfigName)
	writeTestFile(t, config, "contracts:\n  numbers:\n    editions: [{name: one, schema: one.json}]\n")
	writeTestFile(t, filepath.Join(dir, "one.json"), `{"type": "integer"}`)
	t.Chdir(dir)
	for _, file := range []string{"", config} {
		terms, err := Terms{Contract: "numbers"}.Configured(file)
		if err != nil {
			t.Fatal(err)
		}
		l, err := terms.Linter()
		if err != nil {
			t.Fatal(err)
		}
		if got := rulesOf(l.Check("a.json", []byte(`"1"`))); got != "type" {
			t.Errorf("%q", got)
		}
	}
	for _, terms := range []Terms{{}, {Contract: variants.StackOne}, {Schema: "{}"}} {
		if got, err := terms.Configured(config); err != nil || got.Files != nil {
			t.Errorf("%+v needs no files: %v, %v", terms, got.Files, err)
		}
	}
	t.Chdir(t.TempDir())
	for want, do := range map[string]func() (Terms, error){
		"there is no .authlink-lint.yaml here or above": func() (Terms, error) { return Terms{Contract: "numbers"}.Configured("") },
		`did you mean "numbers"?`:                       func() (Terms, error) { return Terms{Contract: "numbesr"}.Configured(config) },
		"no such file":                                  func() (Terms, error) { return Terms{Contract: "numbers"}.Configured("gone.yaml") },
	} {
		if _, err := do(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func TestTermsThatAreWrong(t *testing.T) {
	for _, tt := range []struct {
		terms Terms
		want  string
	}{
		{Terms{Contract: "acme-order"}, `there is no contract "acme-order": the one that is compiled in is stackone-auth-link`},
		{Terms{Schema: "{}", Form: "wire"}, "leave out Contract, Form and Edition"},
		{Terms{Draft: "7"}, "no schema that Draft and Resources"},
		{Terms{Schema: "{}", Draft: "5"}, "draft"},
		{Terms{Schema: "{"}, "expected a property name"},
		{Terms{Form: "wier"}, "form"},
		{Terms{Edition: "1999"}, "edition"},
		{Terms{Files: map[string]string{}}, "which Contract of theirs is it?"},
		{Terms{Files: numbers, Contract: "numbesr"}, `did you mean "numbers"?`},
		{Terms{Files: numbers, Contract: "numbers", Edition: "3"}, `has no edition "3"`},
		{Terms{Files: map[string]string{}, Contract: "numbers"}, ".authlink-lint.yaml: file does not exist"},
		{Terms{Files: numbers, Schema: "{}"}, "leave out Contract, Form and Edition"},
		{Terms{Rules: map[string]string{"tpye": "off"}}, "did you mean type?"},
		{Terms{Rules: map[string]string{"type": "loud"}}, `"loud", not one of error, warning, info, off`},
	} {
		if _, err := tt.terms.Linter(); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%+v: %v, want %q", tt.terms, err, tt.want)
		}
	}
}

// TestProofs: what is proven to have no findings has none, of the rules that are on.
func TestProofs(t *testing.T) {
	terms := Terms{Form: "wire"}
	l, err := terms.Linter()
	if err != nil {
		t.Fatal(err)
	}
	all := contractLinter(t, authlink.Form(l.opts.Variant.Form), Options{})
	proven := 0
	for _, r := range rule.All() {
		for _, document := range []string{r.Bad.Document, r.Good.Document} {
			data := []byte(document)
			if proof, _ := l.rules.Prove(data); proof != rule.Quiet {
				continue
			}
			proven++
			for _, f := range all.Check("a.json", data).Findings {
				if of, _ := rule.Find(f.Rule); !of.IsOfContent() {
					t.Errorf("%s is proven, and has %s: %s", document, f.Rule, f.Message)
				}
			}
		}
	}
	if proven == 0 {
		t.Error("nothing is proven")
	}
	if found := l.Check("a.json", []byte("[]")).Findings; len(found) != 1 || found[0].Severity != finding.SeverityError {
		t.Errorf("findings %+v", found)
	}
}
