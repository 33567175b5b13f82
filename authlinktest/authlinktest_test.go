package authlinktest_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"example.com/authlink"
	"example.com/authlink/authlinktest"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden file")

// A recorder is a test that may fail.
type recorder struct {
	testing.TB // for all that is not said here; nil
	said       strings.Builder
	failed     bool
}

func (r *recorder) Helper() {}
func (r *recorder) Errorf(format string, args ...any) {
	r.failed = true
	fmt.Fprintf(&r.said, format+"\n", args...)
}
func (r *recorder) Error(args ...any) { r.Errorf("%s", fmt.Sprint(args...)) }
func (r *recorder) Fatal(args ...any) { r.Errorf("%s", fmt.Sprintln(args...)); panic(r) }
func (r *recorder) Fatalf(format string, args ...any) {
	r.Errorf(format, args...)
	panic(r)
}

// record runs a test and returns what it says of its failure.
func record(test func(t testing.TB)) (said string) {
	r := new(recorder)
	defer func() {
		if p := recover(); p != nil && p != any(r) {
			panic(p)
		}
		said = r.said.String()
	}()
	test(r)
	return r.said.String()
}

// TestFailures has what a failing test says, as a person sees it.
func TestFailures(t *testing.T) {
	wire := authlinktest.Variant(authlink.Variant{Form: authlink.FormWire, Edition: authlink.LatestEdition})
	jobs, err := authlink.Compile([]byte(`{"required": ["title"]}`), nil)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	t.Chdir(dir)
	write := func(path, text string) {
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("sessions.ndjson", "{}\n\n[]\n{\n")
	if err := os.Mkdir("empty", 0o777); err != nil {
		t.Fatal(err)
	}
	const token = `eyJhbGciOiJub25lIn0.eyJleHAiOjk5OTk5OTk5OTl9.ZmFrZS1zaWduYXR1cmU`
	write("live.json", strings.Replace(string(authlinktest.Example(t)), "<value>", token, 1))

	var got strings.Builder
	for _, test := range []struct {
		name string
		run  func(t testing.TB)
	}{
		{"a category misspelled", func(t testing.TB) {
			authlinktest.Valid(t, authlinktest.Example(t, authlinktest.With("categories", []string{"hris-legacy"}), authlinktest.Broken()))
		}},
		{"no JSON", func(t testing.TB) { authlinktest.Valid(t, []byte("<html><body>Bad gateway</body></html>")) }},
		{"the wrong form", func(t testing.TB) { authlinktest.Valid(t, authlinktest.Example(t), wire) }},
		{"a token in it", func(t testing.TB) { authlinktest.Valid(t, []byte(`{"token": "`+token+`", "id": "`+token+`"}`)) }},
		{"a schema of its own", func(t testing.TB) { authlinktest.Valid(t, []byte(`{}`), authlinktest.Against(jobs)) }},
		{"a file of lines", func(t testing.TB) { authlinktest.ValidFile(t, "sessions.ndjson", authlinktest.Against(jobs)) }},
		{"a live token in a file", func(t testing.TB) { authlinktest.ValidFile(t, "live.json") }},
		{"no file", func(t testing.TB) { authlinktest.ValidFile(t, "nosuch.json") }},
		{"nothing in a directory", func(t testing.TB) { authlinktest.ValidFile(t, "empty") }},
		{"an example that is none", func(t testing.TB) { authlinktest.Example(t, authlinktest.Without("id")) }},
		{"an example without what it never has", func(t testing.TB) { authlinktest.Example(t, authlinktest.Without("account_id")) }},
		{"an example that is no JSON", func(t testing.TB) { authlinktest.Example(t, authlinktest.With("label", func() {})) }},
		{"an example of no variant", func(t testing.TB) {
			authlinktest.Example(t, authlinktest.Variant(authlink.Variant{Edition: 99}))
		}},
		{"a schema that is nil", func(t testing.TB) { authlinktest.Valid(t, []byte("{}"), authlinktest.Against(nil)) }},
		{"no such variant", func(t testing.TB) {
			authlinktest.Valid(t, nil, authlinktest.Variant(authlink.Variant{Form: 7}))
		}},
	} {
		said := record(test.run)
		if said == "" {
			t.Errorf("%s: the test passes", test.name)
		}
		if strings.Contains(said, "ZmFrZS1") {
			t.Errorf("%s: a token is shown:\n%s", test.name, said)
		}
		fmt.Fprintf(&got, "== %s ==\n%s\n", test.name, strings.TrimRight(said, "\n"))
	}
	compareGolden(t, got.String())
}

// golden is where the file is whatever the working directory.
var golden, _ = filepath.Abs("testdata/failures.golden")

func compareGolden(t *testing.T, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestPasses has what must not fail.
func TestPasses(t *testing.T) {
	live := []byte(strings.Replace(string(authlinktest.Example(t)), "<value>", "eyJhbGciOiJub25lIn0.eyJleHAiOjk5OTk5OTk5OTl9.ZmFrZS1zaWduYXR1cmU", 1))
	if !authlinktest.Valid(t, live) {
		t.Error("a body with a live token is called invalid")
	}
	if !authlinktest.ValidFile(t, "../testdata/valid/minimal.json") {
		t.Error("a valid file is called invalid")
	}
	authlinktest.ValidDir(t, "../testdata/wire/valid", authlinktest.Variant(authlink.Variant{Form: authlink.FormWire}))
}

// TestManyFindings has a failure that a person can still read.
func TestManyFindings(t *testing.T) {
	texts, err := authlink.Compile([]byte(`{"items": {"type": "string"}}`), nil)
	if err != nil {
		t.Fatal(err)
	}
	said := record(func(t testing.TB) {
		authlinktest.Valid(t, []byte("[1"+strings.Repeat(",\n1", 5_000)+"]"), authlinktest.Against(texts))
	})
	if shown := strings.Count(said, "[type]"); shown != 100 || !strings.HasSuffix(said, "\nand 4901 more findings\n\n") {
		t.Errorf("%d findings are shown; the end is %q", shown, said[max(0, len(said)-80):])
	}
}

// TestValidAgrees has Valid fail exactly where Validate returns an error.
func TestValidAgrees(t *testing.T) {
	var paths []string
	for _, pattern := range []string{"../testdata/*valid/*.json", "../testdata/wire/*/*.json", "../testdata/lint/*/*.json"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %d fixtures, %v", pattern, len(found), err)
		}
		paths = append(paths, found...)
	}
	verdicts := make(map[bool]int)
	for _, path := range paths {
		body, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []authlink.Variant{{}, {Form: authlink.FormWire}, {Form: authlink.FormWire, Edition: authlink.LatestEdition}} {
			want := c.Validate(body) == nil
			verdicts[want]++
			said := record(func(t testing.TB) {
				if got := authlinktest.Valid(t, body, authlinktest.Variant(c)); got != want {
					t.Errorf("returns %t", got)
				}
			})
			if got := said == ""; got != want {
				t.Errorf("%s as %v: valid is %t, want %t\n%s", path, c, got, want, said)
			}
		}
	}
	if verdicts[true] < 20 || verdicts[false] < 20 {
		t.Errorf("verdicts: %v", verdicts)
	}
}

// secret has the looks of a JWT.
const secret = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJub2JvZHkifQ.ZmFrZS1zaWduYXR1cmU"

// TestValidDir counts the subtests of a directory, in a process of its own: a
// subtest of this one that fails would fail this one too.
func TestValidDir(t *testing.T) {
	if dir := os.Getenv("AUTHLINKTEST_DIR"); dir != "" {
		authlinktest.ValidDir(t, dir)
		authlinktest.ValidFile(t, filepath.Join(dir, "bad.json"))
		return
	}
	dir := t.TempDir()
	for name, text := range map[string]string{"good.json": string(authlinktest.Example(t)), "bad.json": "[]", "sub/bad too.json": "{}", secret + ".json": "{}"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	out := runSelf(t, dir)
	for _, want := range []string{
		"--- FAIL: TestValidDir/bad.json", "--- PASS: TestValidDir/good.json", "--- FAIL: TestValidDir/sub/bad_too.json",
		"--- FAIL: TestValidDir/*** (",
		"bad.json:1:1: error: expected object, got array [type]",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	lines := regexp.MustCompile(`(?m)^ +(\S+\.go):\d+: `).FindAllStringSubmatch(out, -1)
	for _, line := range lines {
		if line[1] != "authlinktest_test.go" {
			t.Errorf("a failure is said to be in %s", line[1])
		}
	}
	if strings.Contains(out, secret) {
		t.Errorf("the secret in the name of a file is in\n%s", out)
	}
	if len(lines) != 4 {
		t.Errorf("%d failures, want 4:\n%s", len(lines), out)
	}
	if out := runSelf(t, filepath.Join(dir, "nosuch")); !strings.Contains(out, "--- FAIL: TestValidDir (") {
		t.Errorf("a directory that is not there passes:\n%s", out)
	}
}

// TestExample looks at the examples of every variant.
func TestExample(t *testing.T) {
	for _, edition := range authlink.Editions() {
		for _, form := range authlink.Forms() {
			variant := authlink.Variant{Form: form, Edition: edition}
			body := authlinktest.Example(t, authlinktest.Variant(variant))
			if err := variant.Validate(body); err != nil {
				t.Errorf("%v %v: %v", form, edition, err)
			}
			if again := authlinktest.Example(t, authlinktest.Variant(variant)); string(again) != string(body) {
				t.Errorf("%v %v: two examples differ", form, edition)
			}
		}
	}
	var got map[string]any
	changed := authlinktest.Example(t, authlinktest.With("label", nil), authlinktest.With("provider", "x"), authlinktest.Without("provider"),
		authlinktest.Without("accountId"), authlinktest.With("accountId", "7"))
	if err := json.Unmarshal(changed, &got); err != nil {
		t.Fatal(err)
	}
	if label, ok := got["label"]; !ok || label != nil || got["provider"] != nil || got["accountId"] != "7" {
		t.Errorf("the changes are not made: %s", changed)
	}
}
