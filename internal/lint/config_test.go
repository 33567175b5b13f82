package lint

import (
	"errors"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/golden"
	"example.com/authlink/internal/source"

	"github.com/google/go-cmp/cmp"

	"example.com/authlink"
)

func TestConfigSchema(t *testing.T) {
	schema, err := ConfigSchema()
	if err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "schema/config.schema.json", schema)
}

func TestConfigurationDocument(t *testing.T) {
	golden.Check(t, "docs/configuration.md", []byte(ConfigurationDocument()))
}

// TestConfigTemplate reads the template, and what its comments show.
func TestConfigTemplate(t *testing.T) {
	for _, text := range []string{ConfigTemplate, regexp.MustCompile(`(?m)^  # `).ReplaceAllString(ConfigTemplate, "  ")} {
		t.Chdir(t.TempDir())
		writeTestFile(t, ConfigName, text)
		c, err := ReadConfig(ConfigName)
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if isShown := text != ConfigTemplate; (len(c.document.Suppress) == 1) != isShown || (len(c.document.Files) == 5) != isShown {
			t.Errorf("read as %+v", c.document)
		}
	}
}

// configError is what ReadConfig says of a text, with the hint after a slash.
func configError(t *testing.T, text string) string {
	t.Helper()
	t.Chdir(t.TempDir())
	writeTestFile(t, "c.yaml", text)
	_, err := ReadConfig("c.yaml")
	if err == nil {
		return ""
	}
	placed, ok := errors.AsType[*source.PlacedError](err)
	if !ok {
		t.Fatalf("%q: error %v of type %T", text, err, err)
	}
	if placed.Hint != "" {
		return placed.Error() + " / " + placed.Hint
	}
	return placed.Error()
}

func TestConfigErrors(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"# nothing\n", ""},
		{"rules:\nfiles:\nignore:\nsuppress:\n", ""},
		{"rules: {type: off, enum: 'off'}\n", ""},
		{"rules:\n  tpye: off\n", `c.yaml:2:3: there is no rule "tpye" / did you mean "type"?`},
		{"rules:\n  zzzzzzzz: off\n", `c.yaml:2:3: there is no rule "zzzzzzzz" / 'authlink-lint rules' lists them`},
		{"files:\n- glob: x\n  rules: {é: off, tpye: off}\n", `c.yaml:3:11: there is no rule "é" / 'authlink-lint rules' lists them`},
		{"rules:\n  type: warn\n", `c.yaml:2:9: "warn" is not one of "error", "warning", "info" or "off" / did you mean "warning"?`},
		{"rules: [type]\n", `c.yaml:1:8: expected object or null, got array`},
		{"file:\n- glob: x\n", `c.yaml:1:1: unknown property "file" / did you mean "files"?`},
		{"- a\n", `c.yaml:1:1: expected object or null, got array`},
		{"docs: docs.acme.example\n", `c.yaml:1:1: this is not the address of a site, such as https://docs.acme.example/authlink/: http or https, a host and a path, and no more`},
		{"docs: https://me:s3cret@acme.example/?a=b\n", `c.yaml:1:1: this is not the address of a site, such as https://docs.acme.example/authlink/: http or https, a host and a path, and no more`},
		{"docs: http://[::1]:8080/a-b\n", ""},
		{"fail-on: off\n", `c.yaml:1:10: "off" is not one of "error", "warning", "info" or "not-checked"`},
		{"files:\n  - form: sdk\n", `c.yaml:2:5: missing required property "glob"`},
		{"files:\n  - glob: x\n    form: Wire\n", `c.yaml:3:5: no form is called "Wire"; the forms are sdk, wire, dump / did you mean "wire"?`},
		{"files:\n  - glob: x\n    edition: 4.19\n", `c.yaml:3:14: expected string, got number 4.19 / put the number in quotes`},
		{"files:\n  - glob: '[x'\n", `c.yaml:2:5: "[x" is not a glob relative to this file`},
		{"ignore: [a, /b]\n", `c.yaml:1:13: "/b" is not a glob relative to this file`},
		{"files:\n  - glob: x\n    form: wire\n    schema: y\n", `c.yaml:4:5: a schema has no forms and editions: an entry has either a schema, or a contract with these`},
		{"suppress:\n  - path: x\n    rule: type\n", `c.yaml:2:5: missing required property "reason"`},
		{"suppress:\n  - {path: x, rule: type, reason: ''}\n", `c.yaml:2:35: "" has 0 characters, expected at least 1`},
		{"suppress:\n  - {path: x, rule: type, pointer: id, reason: y}\n", `c.yaml:2:36: "id" is not a valid json-pointer / put a "/" before it; json-pointer looks like "/categories/0"`},
		{"suppress:\n  - {path: x, rule: type, reason: ' '}\n", `c.yaml:2:27: this reason is blank`},
		{"rules: " + strings.Repeat("[", 1001) + strings.Repeat("]", 1001), `c.yaml:1:1008: values are nested more than 1000 deep`},
		{"rules: " + strings.Repeat("{a: ", 60000), `c.yaml:1:4008: values are nested more than 1000 deep`},
		{strings.Repeat("- ", 100000), `c.yaml:1:2001: values are nested more than 1000 deep`},
		{"\uFEFFrules:\r\n  tpye: off\r\n", `c.yaml:2:3: there is no rule "tpye" / did you mean "type"?`},
		{"rules:\n  # caf\xE9\n", `c.yaml:2:8: expected UTF-8, found the byte 0xE9`},
		{"\xFF\xFEr\x00", `c.yaml:1:1: expected UTF-8, found the byte 0xFF`},
		{"ignore: [a, b/../../c]\n", `c.yaml:1:13: "b/../../c" leads out of the directory of this file, but a configuration applies only to files below it`},
		{"suppress:\n  - {path: x, rule: everything, reason: y}\n", `c.yaml:2:21: there is no rule "everything" / 'authlink-lint rules' lists them`},
		{"suppress:\n  - {path: x, rule: tpye, reason: y}\n", `c.yaml:2:21: there is no rule "tpye" / did you mean "type"?`},
		{"a: [\n", `c.yaml:1:4: invalid YAML: a bracket is not closed`},
		{"rules: {}\nrules: {}\n", `c.yaml:2:1: expected unique property names in an object, found "rules" again / remove or rename one of the two`},
		{"rules: &a {}\n", `c.yaml:1:8: anchors, aliases, tags and merge keys mean nothing here`},
		{"1: x\n", `c.yaml:1:1: a name must be plain text here / put it in quotes`},
		{"rules: {}\n---\nrules: {}\n", `c.yaml:2:1: a second document begins here, but only one is read`},
		{strings.Repeat(" ", configBytes+1), `c.yaml: the file is longer than 262144 bytes, the limit for a configuration`},
	} {
		if got := configError(t, test.text); got != test.want {
			t.Errorf("%.60q:\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

func TestFindConfig(t *testing.T) {
	for _, test := range []struct {
		name  string
		paths []string
		cwd   string
		want  string
	}{
		{"none", []string{".git/", "a/b/"}, "a/b", ""},
		{"here", []string{"a/.authlink-lint.yaml", ".authlink-lint.yaml", ".git/"}, "a", ".authlink-lint.yaml"},
		{"above", []string{".authlink-lint.yaml", ".git/", "a/b/"}, "a/b", "../../.authlink-lint.yaml"},
		{"above the repository", []string{".authlink-lint.yaml", "a/.git/", "a/b/"}, "a/b", ""},
		{"above a worktree", []string{".authlink-lint.yaml", "a/.git", "a/b/"}, "a/b", ""},
		{"no repository", []string{".authlink-lint.yaml", "a/"}, "a", ""},
		{"no repository, here", []string{".authlink-lint.yaml"}, ".", ".authlink-lint.yaml"},
	} {
		t.Run(test.name, func(t *testing.T) {
			emptyTree(t, test.paths...)
			t.Chdir(test.cwd)
			if got, err := FindConfig(); got != filepath.FromSlash(test.want) || err != nil {
				t.Errorf("%q, %v; want %q", got, err, test.want)
			}
		})
	}
}

func TestCovers(t *testing.T) {
	for _, test := range []struct {
		glob, path string
		want       bool
	}{
		{"*.json", "a.json", true},
		{"*.json", "a/b.json", true},
		{"./*.json", "a/b.json", true},
		{"a", "a/b.json", true},
		{"a/", "a/b.json", true},
		{"a", "b/a/c.json", true},
		{"a/b", "a/b/c/d.json", true},
		{"a/b", "c/a/b/d.json", false},
		{"a/*.json", "a/b.json", true},
		{"a/*.json", "a/b/c.json", false},
		{"a/**/*.json", "a/b/c.json", true},
		{"{a,b}/*", "b/c.json", true},
		{"a", "ab", false},
		{"**", "a", true},
	} {
		if got := covers(test.glob, test.path); got != test.want {
			t.Errorf("covers(%q, %q) = %v", test.glob, test.path, got)
		}
	}
}

// projectOf is that of a configuration in the working directory.
func projectOf(t *testing.T, text string) *Project {
	t.Helper()
	writeTestFile(t, ConfigName, text)
	c, err := ReadConfig(ConfigName)
	if err != nil {
		t.Fatal(err)
	}
	p, err := NewProject(c, Overrides{}, goldenNow)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// ran lists what a run finds as "path: rule pointer".
func ran(t *testing.T, p *Project, args ...string) []string {
	var found []string
	for e := range p.Run(t.Context(), Input{Args: args}) {
		switch e := e.(type) {
		case finding.Found:
			for _, f := range e.Findings {
				found = append(found, filepath.ToSlash(e.Path)+": "+f.Rule+" "+f.InstanceLocation)
			}
		case finding.End:
			if e.Err != nil {
				found = append(found, source.VisibleError(e.Err))
			}
		}
	}
	return found
}

// TestConfigPageExamples lints the examples of the rules about the configuration.
func TestConfigPageExamples(t *testing.T) {
	for _, r := range rulesAbout(t, "Configuration") {
		t.Chdir(t.TempDir())
		writeTestFile(t, "bad.json", r.Bad.Document)
		writeTestFile(t, "good.json", r.Good.Document)
		p := projectOf(t, r.Bad.Config)
		if diff := cmp.Diff([]string{"bad.json: unknown-property /region", ".authlink-lint.yaml: unused-suppression /suppress/0"}, ran(t, p, "bad.json")); diff != "" {
			t.Errorf("bad (-want +got):\n%s", diff)
		}
		if got := ran(t, projectOf(t, r.Good.Config), "good.json"); len(got) > 0 {
			t.Errorf("good: %q", got)
		}
	}
}

// TestProject: which settings reach which file.
func TestProject(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, path := range []string{"a/x.json", "a/b/x.json", "c.json", "old/x.json", "n.json"} {
		writeTestFile(t, path, golden.AuthLink("region", `"eu"`))
	}
	writeTestFile(t, "n.json", "7")
	writeTestFile(t, "n.schema.json", `{"type": "string"}`)
	p := projectOf(t, `
rules: {unknown-property: error}
ignore: [old, "*.schema.json"]
files:
  - {glob: a/b, rules: {unknown-property: off}}
  - {glob: a, form: wire, rules: {wrong-form: info}}
  - {glob: n.json, schema: n.schema.json}
suppress:
  - {path: c.json, rule: unknown-property, pointer: /nowhere, reason: test}
  - {path: gone/x.json, rule: type, reason: test}
  - {path: other/*.json, rule: type, reason: test}
`)
	want := []string{
		"a/x.json: wrong-form ", "a/x.json: unknown-property /region",
		"c.json: unknown-property /region",
		"n.json: type ",
		".authlink-lint.yaml: unused-suppression /suppress/0", ".authlink-lint.yaml: unused-suppression /suppress/1",
	}
	if diff := cmp.Diff(want, ran(t, p, ".")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"old/x.json: unknown-property /region"}, ran(t, p, "old/x.json")[:1]); diff != "" {
		t.Errorf("a file that is named is checked (-want +got):\n%s", diff)
	}
	t.Chdir("a")
	c, err := ReadConfig("../" + ConfigName)
	if err != nil {
		t.Fatal(err)
	}
	p, err = NewProject(c, Overrides{Form: "sdk"}, goldenNow)
	if err != nil {
		t.Fatal(err)
	}
	s := p.Settings("x.json")
	if want := (Setting{"sdk", "--form"}); s.Form != want {
		t.Errorf("form %v, want %v", s.Form, want)
	}
	if want := (Setting{"info", "../.authlink-lint.yaml:6:35"}); s.Rules["wrong-form"] != want {
		t.Errorf("rule %v, want %v", s.Rules["wrong-form"], want)
	}
}

// TestBaseline accepts what there is, and nothing that comes after it.
func TestBaseline(t *testing.T) {
	t.Chdir(t.TempDir())
	writeTestFile(t, "a/x.json", lines(golden.AuthLink("region", `"eu"`)))
	writeTestFile(t, "base/.keep", "")
	run := func(b *Baseline, args ...string) []string {
		p, err := NewProject(nil, Overrides{}, goldenNow)
		if err != nil {
			t.Fatal(err)
		}
		p.Accept(b)
		return ran(t, p, args...)
	}
	b := NewBaseline("base/line.json")
	if got := run(b, "a"); len(got) > 0 {
		t.Errorf("left while writing: %q", got)
	}
	if n, err := b.Write(); n != 1 || err != nil {
		t.Fatalf("wrote %d, %v; want 1", n, err)
	}
	writeTestFile(t, "a/x.json", lines(golden.AuthLink("region", `"eu"`, "acountId", `7`)))
	t.Chdir("a")
	read, err := ReadBaseline("../base/line.json")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"x.json: unknown-property /acountId"}, run(read, "x.json")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// lines puts every member of an object on a line of its own.
func lines(object string) string { return strings.ReplaceAll(object, ", ", ",\n") }

// TestBaselineOfLines: a line that comes back, even in a part of the file far
// away, is a new finding.
func TestBaselineOfLines(t *testing.T) {
	t.Chdir(t.TempDir())
	bad := golden.AuthLink("region", `"eu"`) + "\n"
	good := strings.Repeat(golden.AuthLink()+"\n", 2*source.ChunkBytes/len(golden.AuthLink()))
	project := func() *Project { return SingleProject(contractLinter(t, authlink.FormSDK, Options{Now: goldenNow})) }

	writeTestFile(t, "x.ndjson", bad+good)
	b := NewBaseline("b.json")
	p := project()
	p.Accept(b)
	if got := ran(t, p, "x.ndjson"); len(got) > 0 {
		t.Errorf("left while writing: %q", got)
	}
	if n, err := b.Write(); n != 1 || err != nil {
		t.Fatalf("wrote %d, %v; want 1", n, err)
	}
	writeTestFile(t, "x.ndjson", good+bad+good+bad)
	read, err := ReadBaseline("b.json")
	if err != nil {
		t.Fatal(err)
	}
	p = project()
	p.Accept(read)
	if diff := cmp.Diff([]string{"x.ndjson: unknown-property /region"}, ran(t, p, "x.ndjson")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestBaselineErrors(t *testing.T) {
	t.Chdir(t.TempDir())
	for text, want := range map[string]string{
		`{"version": 2, "findings": []}`: "b.json:1:13: ",
		`{"version": 1}`:                 "b.json:1:1: missing required property \"findings\"",
		`[`:                              "b.json:1:2: ",
	} {
		writeTestFile(t, "b.json", text)
		if _, err := ReadBaseline("b.json"); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: error %v, want %s", text, err, want)
		}
	}
	if _, err := ReadBaseline("none.json"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v", err)
	}
}

// TestConcerns: what is linted that nobody has named.
func TestConcerns(t *testing.T) {
	t.Chdir(t.TempDir())
	for text, want := range map[string]string{
		"":                                      "auth-link.json",
		"files: [{glob: a.json}]":               "a.json",
		"include: [b]":                          "b/c.json",
		"include: [b]\nignore: [c.*]":           "",
		"include: [b]\nfiles: [{glob: a.json}]": "b/c.json",
	} {
		writeTestFile(t, ConfigName, text)
		config, err := ReadConfig(ConfigName)
		if err != nil {
			t.Fatal(err)
		}
		p, err := NewProject(config, Overrides{}, goldenNow)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range []string{"auth-link.json", "a.json", "b/c.json"} {
			if got := p.Concerns(file); got != (file == want) {
				t.Errorf("%q: %s is linted: %t", text, file, got)
			}
		}
	}
}

// FuzzConfig: no text of a configuration makes anything panic, and what is wrong
// has a place.
func FuzzConfig(f *testing.F) {
	for _, text := range []string{ConfigTemplate, "rules: {type: off}\n", "a: [\n", "- &x a\n- *x\n", "a: |\n  b\n", "? a\n: b\n", "\t", "%YAML 1.2\n---\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := source.ReadPlainYAML("c.yaml", []byte(text))
		if err != nil {
			return
		}
		v, err := authlink.Compile([]byte("true"), nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := v.Validate(doc.JSON); err != nil {
			t.Errorf("%q becomes %q: %v", text, doc.JSON, err)
		}
	})
}
