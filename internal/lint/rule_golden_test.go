package lint

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/golden"
	"example.com/authlink/internal/report"
	"example.com/authlink/internal/rule"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// keywordDir holds an archive for each rule and for each keyword, called like
// it: schema.json (where that is missing, the contract in the SDK form),
// documents NAME.json and, for each, the text report NAME.txt. Documents of an
// archive with a config.yaml are linted with that configuration; with a part
// select, what is selected is.
const keywordDir = "testdata/keywords"

// speaker has every keyword of drafts 4 to 2020-12 that can make a document
// invalid, and the rule that tells of it.
func speaker() map[string]string {
	speaks := map[string]string{
		// These only lead to other schemas: what fails there speaks for itself.
		"$ref": "type", "$dynamicRef": "type", "$recursiveRef": "type",
		"allOf": "minimum", "if": "required", "then": "required", "else": rule.False,
		"dependentSchemas": "required",
	}
	for _, keyword := range []string{
		"type", "enum", "const", "format", "pattern", "minLength", "maxLength",
		"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
		"minItems", "maxItems", "uniqueItems", "contains", "minContains", "maxContains",
		"items", "prefixItems", "additionalItems", "unevaluatedItems",
		"required", "properties", "patternProperties", "additionalProperties", "unevaluatedProperties", "propertyNames",
		"minProperties", "maxProperties", "dependentRequired", "dependencies",
		"anyOf", "oneOf", "not",
	} {
		speaks[keyword] = keyword
	}
	return speaks
}

// TestRuleGoldens: what a terminal shows of each rule and each keyword.
func TestRuleGoldens(t *testing.T) {
	speaks := speaker()
	for _, rule := range rule.All() {
		speaks[rule.ID] = rule.ID
	}
	dir, err := filepath.Abs(keywordDir)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(speaks)) {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(dir, name+".txtar")
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			rule, ok := rule.Find(speaks[name])
			if !ok {
				t.Fatalf("there is no rule %q", speaks[name])
			}
			archiveGolden(t, path, archive, rule)
		})
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if name := strings.TrimSuffix(filepath.Base(file), ".txtar"); speaks[name] == "" {
			t.Errorf("%s: neither a rule nor a keyword is called %q", file, name)
		}
	}
}

// archiveGolden compares what is reported of each document with what the archive
// has; a finding of the rule must be among it.
func archiveGolden(t *testing.T, path string, archive *txtar.Archive, rule rule.Rule) {
	parts := map[string]string{}
	for _, f := range archive.Files {
		parts[f.Name] = string(f.Data)
	}
	documents := 0
	for _, f := range slices.Clone(archive.Files) {
		name, ok := strings.CutSuffix(f.Name, ".json")
		if !ok || name == "schema" {
			continue
		}
		documents++
		got := archiveReport(t, parts, f.Name, rule)
		if !strings.Contains(got, "["+rule.ID+"]\n") {
			t.Errorf("%s: no finding of %s:\n%s", f.Name, rule.ID, got)
		}
		if diff := cmp.Diff(parts[name+".txt"], got); diff != "" && !golden.Update() {
			t.Errorf("%s (-want +got):\n%s", f.Name, diff)
		}
		archive.Files = slices.DeleteFunc(archive.Files, func(f txtar.File) bool { return f.Name == name+".txt" })
		archive.Files = append(archive.Files, txtar.File{Name: name + ".txt", Data: []byte(got)})
	}
	if documents == 0 {
		t.Error("no documents")
	}
	if golden.Update() {
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// archiveReport lints one document of an archive.
func archiveReport(t *testing.T, parts map[string]string, name string, r rule.Rule) string {
	t.Helper()
	var out bytes.Buffer
	text := report.NewText(&out, false)
	add := func(e finding.Event) {
		if end, ok := e.(finding.End); ok && end.Err != nil {
			t.Fatal(end.Err)
		}
		if err := text.Add(e); err != nil {
			t.Fatal(err)
		}
	}
	if config, ok := parts["config.yaml"]; ok {
		t.Chdir(t.TempDir())
		writeTestFile(t, name, parts[name])
		for e := range projectOf(t, config).Run(t.Context(), Input{Args: []string{name}}) {
			add(e)
		}
		return out.String()
	}
	example := rule.Example{Schema: parts["schema.json"], Select: strings.TrimSpace(parts["select"])}
	for e := range exampleLinter(t, r, example).CheckFile(name, []byte(parts[name])).Events() {
		add(e)
	}
	return out.String()
}
