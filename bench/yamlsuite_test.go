package bench

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	_ "github.com/goccy/go-yaml/token" // carries the suite

	"example.com/authlink/internal/yaml"
)

// yamlSuiteModule carries yaml-test-suite whole, as of 2022-01-17: go.sum pins it.
const yamlSuiteModule = "github.com/goccy/go-yaml"

// Why a case of yaml-test-suite is read in another way than it says.
const (
	strangeAnchor  = "refused: the parser takes letters and digits of ASCII, - and _ for the names of anchors"
	farLeft        = "accepted: lines of a flow collection or of a text in quotes may stand as far left as what they are in"
	leadingTab     = "accepted: lines of a flow collection or of a text in quotes may begin with tabs"
	emptyDirective = "accepted: a document without content is left out, with its directives"
)

// yamlSkips are the cases that fail, with the reason.
var yamlSkips = map[string]string{
	"anchors-with-colon-in-name":             strangeAnchor,
	"anchor-with-unicode-character":          strangeAnchor,
	"allowed-characters-in-alias":            strangeAnchor,
	"wrong-indented-flow-sequence":           farLeft,
	"wrong-indented-multiline-quoted-scalar": farLeft,
	"tabs-that-look-like-indentation/01":     leadingTab,
	"tabs-in-various-contexts/003":           leadingTab,
	"extra-words-on-yaml-directive":          emptyDirective,
	"duplicate-yaml-directive":               emptyDirective,
	"directive-variants/00":                  emptyDirective,
	"directive-variants/01":                  emptyDirective,
}

// A yamlCase is a case of yaml-test-suite.
type yamlCase struct {
	stream  []byte
	json    []any // what its documents are as JSON
	hasJSON bool
	isError bool
}

// TestYAMLSuite runs yaml-test-suite: a stream must be read as the suite says, or be
// listed in yamlSkips with the reason; one that is listed must fail. A stream that has
// no JSON may be refused for the names in it alone.
func TestYAMLSuite(t *testing.T) {
	cases := yamlCases(t)
	if len(cases) < 400 {
		t.Fatalf("%d cases", len(cases))
	}
	for name, test := range cases {
		fault := test.fault()
		reason, isListed := yamlSkips[name]
		if isListed && fault == "" {
			t.Errorf("%s: passes, but is listed in yamlSkips (%s)", name, reason)
		}
		if !isListed && fault != "" {
			t.Errorf("%s: %s\n%s", name, fault, test.stream)
		}
	}
	for name := range yamlSkips {
		if _, ok := cases[name]; !ok {
			t.Errorf("no such case: %s", name)
		}
	}
	t.Logf("%d cases, of which %d fail, as listed in yamlSkips", len(cases), len(yamlSkips))
}

// fault says what is wrong with how a stream is read; "" if nothing is.
func (c yamlCase) fault() string {
	var got []any
	for part := range yaml.Parts(c.stream) {
		if !yaml.HasContent(part.Text) {
			continue
		}
		document, err := yaml.Convert(part.Text)
		switch {
		case err != nil && (c.isError || !c.hasJSON && strings.Contains(err.Error(), "the name of a property")):
			return ""
		case err != nil:
			return "refused: " + err.Error()
		}
		var value any
		if err := json.Unmarshal(document.JSON, &value); err != nil {
			return "not JSON: " + string(document.JSON)
		}
		got = append(got, value)
	}
	switch {
	case c.isError:
		return "accepted"
	case c.hasJSON && !isAlike(got, c.json) && !isAlike(got, withContent(c.json)):
		return "misread"
	}
	return ""
}

func isAlike(a, b []any) bool { return len(a) == 0 && len(b) == 0 || reflect.DeepEqual(a, b) }

// withContent returns documents less those that have none, which are left out.
func withContent(documents []any) []any {
	return slices.DeleteFunc(slices.Clone(documents), func(d any) bool { return d == nil })
}

// yamlCases returns the cases by their directory in the suite.
func yamlCases(t *testing.T) map[string]yamlCase {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", yamlSuiteModule).Output()
	if err != nil {
		t.Fatalf("no module %s: %v", yamlSuiteModule, err)
	}
	suite := os.DirFS(filepath.Join(strings.TrimSpace(string(out)), "testdata", "yaml-test-suite"))
	cases := map[string]yamlCase{}
	err = fs.WalkDir(suite, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(suite, name)
		if err != nil {
			return err
		}
		c := cases[path.Dir(name)]
		if err := c.add(path.Base(name), text); err != nil {
			return err
		}
		if c.stream != nil || c.isError || c.hasJSON {
			cases[path.Dir(name)] = c
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return cases
}

// add takes a file of a case.
func (c *yamlCase) add(name string, text []byte) (err error) {
	switch name {
	case "in.yaml":
		c.stream = text
	case "error":
		c.isError = true
	case "in.json":
		c.hasJSON = true
		c.json, err = jsonValues(text)
	}
	return err
}

// jsonValues returns the values that stand one after the other in a text.
func jsonValues(text []byte) (values []any, err error) {
	for decoder := json.NewDecoder(bytes.NewReader(text)); ; {
		var value any
		if err := decoder.Decode(&value); errors.Is(err, io.EOF) {
			return values, nil
		} else if err != nil {
			return nil, err
		}
		values = append(values, value)
	}
}
