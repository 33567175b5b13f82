package lint

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/golden"
	"example.com/authlink/internal/report"
	"example.com/authlink/internal/rule"

	"example.com/authlink"
	"github.com/rogpeppe/go-internal/txtar"
)

// A goldenDir is a directory of fixtures of one form.
type goldenDir struct {
	dir  string // from golden.Root, with slashes, as a user names it
	form authlink.Form
}

// goldenDirs hold fixtures at fault, NAME.json, and beside each what is found in it,
// NAME.golden: a line for each finding, without its words. Those of shown are a txtar
// archive of the text and the JSON report, as a person and a program see them.
var goldenDirs = []goldenDir{
	{"testdata/invalid", authlink.FormSDK},
	{"testdata/wire/invalid", authlink.FormWire},
}

// shown has the fixtures whose whole reports are goldens. They are few, since a better
// word changes each of them: the messages are in testdata/explain and testdata/keywords.
var shown = []string{
	"category-wire-spelling", "created-at-space-for-t", "duplicate-name-id", "missing-created-at-typo", "secret-token-object",
	"several-epochs", "several-sdk-form", "several-vendor-reference-example", "several-wire-form", "several-wrapped-in-data",
	"syntax-missing-closing-brace", "syntax-trailing-comma",
}

// goldenNow is when the goldens are made.
var goldenNow = time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)

func TestGoldens(t *testing.T) {
	for _, d := range goldenDirs {
		linter := contractLinter(t, d.form, Options{Now: goldenNow})
		for _, path := range golden.Glob(t, d.dir, "*.json") {
			t.Run(path, func(t *testing.T) {
				data := golden.Read(t, path)
				golden.Check(t, goldenOf(path), goldenText(t, linter, path, data))
			})
		}
	}
}

// goldenText is what stands in the golden of a fixture.
func goldenText(t *testing.T, linter *Linter, path string, data []byte) []byte {
	t.Helper()
	if slices.Contains(shown, strings.TrimSuffix(filepath.Base(path), ".json")) {
		return bothReports(t, linter, path, data)
	}
	var out bytes.Buffer
	for _, f := range linter.Check(path, data).Findings {
		fmt.Fprintln(&out, inShort(f))
	}
	return out.Bytes()
}

// inShort is a finding on one line: its place, its rule, the value, the codes of the
// advice and the kind of the fix.
func inShort(f finding.Finding) string {
	parts := []string{fmt.Sprintf("%d:%d-%d", f.Line, f.Column, f.EndColumn), string(f.Severity), f.Rule}
	if f.Location != nil {
		parts = append(parts, strconv.Quote(f.InstanceLocation))
	}
	for _, r := range f.Related {
		parts = append(parts, fmt.Sprintf("%s:%d:%d", r.Message, r.Line, r.Column))
	}
	for _, a := range f.Advice {
		parts = append(parts, string(a.Code))
	}
	if f.Fix != nil {
		parts = append(parts, "fix:"+string(f.Fix.Kind))
	}
	return strings.Join(parts, " ")
}

// bothReports returns both reports of one document.
func bothReports(t *testing.T, linter *Linter, path string, data []byte) []byte {
	t.Helper()
	var text, json bytes.Buffer
	for _, r := range []report.Report{report.NewText(&text, false), report.NewJSON(&json)} {
		if err := errors.Join(report.AddAll(r, linter.Check(path, data).Events()), r.Close()); err != nil {
			t.Fatal(err)
		}
	}
	return txtar.Format(&txtar.Archive{Files: []txtar.File{
		{Name: "text", Data: text.Bytes()},
		{Name: "json", Data: json.Bytes()},
	}})
}

// TestNoStaleGolden fails on a golden whose fixture is gone, and on a name of a fixture to
// be shown that there is not.
func TestNoStaleGolden(t *testing.T) {
	for _, name := range shown {
		isThere := func(d goldenDir) bool {
			_, err := os.Stat(filepath.Join(golden.Root, d.dir, name+".json"))
			return err == nil
		}
		if !slices.ContainsFunc(goldenDirs, isThere) {
			t.Errorf("there is no fixture %s to be shown", name)
		}
	}
	for _, d := range goldenDirs {
		for _, path := range golden.Glob(t, d.dir, "*.golden") {
			fixture := filepath.Join(golden.Root, strings.TrimSuffix(path, ".golden")+".json")
			if _, err := os.Stat(fixture); err != nil {
				t.Errorf("%s: %v", path, err)
			}
		}
	}
}

// secrets are the made-up secrets in the fixtures.
var secrets = []string{
	"eyJhbGciOiJub25lIn0.eyJzdWIiOiJub2JvZHkifQ.ZmFrZS1zaWduYXR1cmU", // a JWT that signs nothing
	"fake-opaque-secret-0f1e2d3c",
	"fake-path-secret-5a6b7c8d",
	"fake-query-secret-9e8f7a6b",
	"4111222233334444",

	// Those of testdata/lint, which look real and are made up too.
	"x8Kq2mVn7Lp4Rt9Wz3Yd5Bc",
	"7c9e6679-7425-40de-944b-e07fc1f90ae7",
	"eyJzdWIiOiJub2JvZHkifQ.paWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaU",
	"eyJleHAiOjQxMDI0NDQ4MDB9.paWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaU",
}

// TestFixturesShowNoSecret looks for pieces of the secrets in what is reported of every
// fixture, and for the secrets themselves in the fixtures, or it would prove nothing.
func TestFixturesShowNoSecret(t *testing.T) {
	var fixtures bytes.Buffer
	for _, dir := range []string{goldenDirs[0].dir, goldenDirs[1].dir, ruleDir + "/" + rule.LiveToken} {
		linter := contractLinter(t, formOf(dir), Options{Now: goldenNow})
		for _, file := range golden.Glob(t, dir, "*.json") {
			data := golden.Read(t, file)
			fixtures.Write(data)
			text := alphanumeric(bothReports(t, linter, file, data))
			for _, secret := range secrets {
				for piece := range pieces(alphanumeric([]byte(secret))) {
					if strings.Contains(text, piece) {
						t.Errorf("%s holds %q, a piece of a secret", file, piece)
						break
					}
				}
			}
		}
	}
	for _, secret := range secrets {
		if !bytes.Contains(fixtures.Bytes(), []byte(secret)) {
			t.Errorf("no fixture holds the secret %q", secret)
		}
	}
}

// formOf is the form of the fixtures in a directory.
func formOf(dir string) authlink.Form {
	for _, d := range goldenDirs {
		if d.dir == dir {
			return d.form
		}
	}
	return authlink.FormSDK
}

// alphanumeric drops all but letters and digits, so that a secret is found even
// where something stands between its characters, as in UTF-16.
func alphanumeric(data []byte) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, string(data))
}

// pieces yields every run of 12 characters of an ASCII string.
func pieces(s string) iter.Seq[string] {
	const length = 12
	return func(yield func(string) bool) {
		for i := range len(s) - length + 1 {
			if !yield(s[i : i+length]) {
				return
			}
		}
	}
}

func goldenOf(fixture string) string { return strings.TrimSuffix(fixture, ".json") + ".golden" }
