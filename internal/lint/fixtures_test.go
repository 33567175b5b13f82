package lint

import (
	"bytes"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"example.com/authlink/internal/golden"
	"example.com/authlink/internal/report"
	"example.com/authlink/internal/rule"

	"example.com/authlink"
	"github.com/rogpeppe/go-internal/txtar"
)

// goldenDirs hold fixtures at fault, NAME.json, and beside each what is
// reported of it, NAME.golden: a txtar archive of the text and the JSON report.
var goldenDirs = []struct {
	dir  string // from golden.Root, with slashes, as a user names it
	form authlink.Form
}{

	{"testdata/invalid", authlink.FormSDK},

	{"testdata/wire/invalid", authlink.FormWire},
}

// goldenNow is when the goldens are made.
var goldenNow = time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)

func TestGoldens(t *testing.T) {
	for _, d := range goldenDirs {
		v, err := authlink.Variant{Form: d.form}.Validator()
		if err != nil {
			t.Fatal(err)
		}
		linter := New(v, Options{Variant: &authlink.Variant{Form: d.form}, Now: goldenNow})
		for _, path := range golden.Glob(t, d.dir, "*.json") {
			t.Run(path, func(t *testing.T) {
				data := golden.Read(t, path)
				golden.Check(t, goldenOf(path), bothReports(t, linter, path, data))
			})
		}
	}
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

// TestNoStaleGolden fails on a golden whose fixture is gone.
func TestNoStaleGolden(t *testing.T) {
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

// TestGoldensHoldNoSecret looks for pieces of the secrets in every golden, and
// for the secrets themselves in the fixtures, or it would prove nothing.
func TestGoldensHoldNoSecret(t *testing.T) {
	var fixtures bytes.Buffer
	for _, dir := range []string{goldenDirs[0].dir, goldenDirs[1].dir, ruleDir + "/" + rule.LiveToken} {
		for _, file := range golden.Glob(t, dir, "*.golden") {
			path := strings.TrimSuffix(file, ".golden") + ".json"
			fixtures.Write(golden.Read(t, path))
			text := alphanumeric(golden.Read(t, file))
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
