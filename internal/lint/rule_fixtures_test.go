package lint

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/golden"
	"example.com/authlink/internal/rule"

	"example.com/authlink"
)

// ruleDir holds a directory of fixtures for each rule about the content, called
// like the rule: bad-NAME.json, with a golden beside it, has findings of that
// rule; good-NAME.json has none of any. They are payloads in the SDK form, or
// documents of the schema.json among them.
const ruleDir = "testdata/lint"

func TestRuleFixtures(t *testing.T) {
	for _, rule := range rulesAbout(t, "Content") {
		t.Run(rule.ID, func(t *testing.T) {
			dir := path.Join(ruleDir, rule.ID)
			linter := linterOf(t, schemaIn(t, dir), rule)
			for _, file := range golden.Glob(t, dir, "bad*.json") {
				data := golden.Read(t, file)
				found := linter.Check(file, data).Findings
				if !slices.ContainsFunc(found, func(f finding.Finding) bool { return f.Rule == rule.ID }) {
					t.Errorf("%s: findings %+v, want one of %s", file, found, rule.ID)
				}
				golden.Check(t, goldenOf(file), bothReports(t, linter, file, data))
			}
			for _, file := range golden.Glob(t, dir, "good*.json") {
				if found := linter.Check(file, golden.Read(t, file)).Findings; len(found) > 0 {
					t.Errorf("%s: findings %+v, want none", file, found)
				}
			}
		})
	}
}

// schemaIn returns the schema of a directory of fixtures, empty where there is none.
func schemaIn(t *testing.T, dir string) string {
	t.Helper()
	data, err := os.ReadFile(path.Join(golden.Root, dir, "schema.json"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return string(data)
}

// TestNoStrayRuleFixtures fails on fixtures and goldens that no test looks at.
func TestNoStrayRuleFixtures(t *testing.T) {
	rules := rulesAbout(t, "Content")
	for _, file := range golden.Glob(t, ruleDir, "*/*") {
		id, name := path.Base(path.Dir(file)), path.Base(file)
		if !slices.ContainsFunc(rules, func(r rule.Rule) bool { return r.ID == id }) {
			t.Errorf("%s: no rule about the content is called %q", file, id)
		}
		if fixture, ok := strings.CutSuffix(name, ".golden"); ok && strings.HasPrefix(name, "bad") {
			golden.Read(t, path.Join(path.Dir(file), fixture+".json"))
		} else if !strings.HasSuffix(name, ".json") || !strings.HasPrefix(name, "bad") && !strings.HasPrefix(name, "good") && name != "schema.json" {
			t.Errorf("%s: neither bad*.json with its golden, nor good*.json, nor schema.json", file)
		}
	}
}

// TestValidFixturesHaveNoErrors: what the contract accepts may be warned of, no more.
func TestValidFixturesHaveNoErrors(t *testing.T) {
	for dir, form := range map[string]authlink.Form{"testdata/valid": authlink.FormSDK, "testdata/wire/valid": authlink.FormWire} {
		linter := contractLinter(t, form, Options{Now: goldenNow})
		for _, file := range golden.Glob(t, dir, "*.json") {
			if result := linter.Check(file, golden.Read(t, file)); result.Status() != finding.StatusValid {
				t.Errorf("%s: %s, findings %+v", file, result.Status(), result.Findings)
			}
		}
	}
}
