package authlinkbeam_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/ptest"
	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"

	authlinkbeam "example.com/authlink/beam"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/report"
	"example.com/authlink/internal/source"
)

// now is when the tests take place.
var now = time.Date(2026, 2, 10, 0, 0, 0, 0, time.UTC)

// linted are the lines that authlink-lint reports of files in the format ndjson, sorted, without
// the summary.
func linted(t testing.TB, check authlinkbeam.Check, paths ...string) []string {
	t.Helper()
	l, err := lint.Terms(check).Linter()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	r, err := report.New("ndjson", &out, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := report.AddAll(r, lint.SingleProject(l).Run(t.Context(), lint.Input{Args: paths})); err != nil {
		t.Fatal(err)
	}
	return sortedLines(out.String())
}

func sortedLines(text string) []string {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if text == "" {
		lines = nil
	}
	slices.Sort(lines)
	return lines
}

// checked are the lines that a pipeline writes of files.
func checked(t testing.TB, check authlinkbeam.Check, glob string, opts ...authlinkbeam.ReadOptionFn) []string {
	t.Helper()
	dir := t.TempDir()
	p, s := beam.NewPipelineWithRoot()
	authlinkbeam.Write(s, dir, authlinkbeam.Read(s, glob, check, opts...), 1)
	if err := ptest.Run(p); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "findings.ndjson"))
	if err != nil {
		t.Fatal(err)
	}
	return sortedLines(string(text))
}

// files writes files into a new directory.
func files(t testing.TB, texts map[string]string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range texts {
		var out bytes.Buffer
		switch filepath.Ext(name) {
		case ".gz":
			w := gzip.NewWriter(&out)
			w.Write([]byte(text))
			w.Close()
		case ".zst":
			w, err := zstd.NewWriter(&out)
			if err != nil {
				t.Fatal(err)
			}
			w.Write([]byte(text))
			w.Close()
		default:
			out.WriteString(text)
		}
		if err := os.WriteFile(filepath.Join(dir, name), out.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func pathsIn(t testing.TB, dir string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// nasty are files of lines with all that can be wrong with lines.
func nasty(t testing.TB) map[string]string {
	t.Helper()
	paths, err := filepath.Glob("../testdata/*/*.json")
	if err != nil || len(paths) < 100 {
		t.Fatal(len(paths), err)
	}
	var fixtures strings.Builder
	for i, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if i%4 == 0 { // the others are much alike
			fixtures.WriteString(strings.ReplaceAll(string(text), "\n", " ") + "\n")
		}
	}
	good := strings.Repeat(`{"id": 1, "token": "<value>"}`+"\n", 100)
	return map[string]string{
		"fixtures.ndjson":     fixtures.String(),
		"fixtures.ndjson.gz":  fixtures.String(),
		"fixtures.jsonl.zst":  fixtures.String(),
		"crlf.ndjson":         strings.ReplaceAll(good+"{\"id\": \"\"}\n{\n"+good, "\n", "\r\n"),
		"blank.ndjson":        "\n\n \n" + strings.Repeat("\n", 200),
		"blanks.ndjson":       "\n\n{\"id\": 1}\n \t\n\n" + strings.Repeat("\n", 200) + "{\"id\": \"\"}\n",
		"noend.ndjson":        good + `{"id": "x"}`,
		"wide.ndjson":         strings.Repeat(`{"€": "𝄞é", "id": "é"}`+"\n", 40),
		"utf16.ndjson":        "\xFF\xFE" + strings.Repeat("{\x00}\x00\n\x00", 100),
		"bom.ndjson":          "\uFEFF" + good,
		"empty.ndjson":        "",
		"empty.ndjson.gz":     "",
		"several-lines.jsonl": good + "{\"token\":\n\"s3cretX\",\n\"id\": [\n{\"a\": 1}\n]}\n" + good,
		"document.json":       `{"id": "x"}`,
		"many.yaml":           "id: 1\n---\nid: x\n",
	}
}

// TestRead: whatever the size of the blocks, findings and failures are those of authlink-lint.
func TestRead(t *testing.T) {
	dir := files(t, nasty(t))
	for _, check := range []authlinkbeam.Check{{Now: now}, {Form: "wire", AllRules: true, Now: now}} {
		want := linted(t, check, pathsIn(t, dir)...)
		if len(want) < 100 {
			t.Fatalf("%d findings", len(want))
		}
		for _, size := range []int64{97, 1000, 64 << 10, 4 << 20} {
			got := checked(t, check, dir+"/*", authlinkbeam.BlockBytes(size))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("blocks of %d bytes (-linter +beam):\n%s", size, diff)
			}
		}
	}
}

// TestFixtureTrees reads every fixture as the document that it is.
func TestFixtureTrees(t *testing.T) {
	for _, dir := range []string{"valid", "invalid", "wire/valid", "wire/invalid", "recordings"} {
		check := authlinkbeam.Check{AllRules: true, Now: now}
		if strings.HasPrefix(dir, "wire") || dir == "recordings" {
			check.Form = "wire"
		}
		paths, err := filepath.Glob("../testdata/" + dir + "/*.json")
		if err != nil || len(paths) == 0 {
			t.Fatal(dir, len(paths), err)
		}
		want := linted(t, check, paths...)
		if diff := cmp.Diff(want, checked(t, check, "../testdata/"+dir+"/*.json")); diff != "" {
			t.Errorf("%s (-linter +beam):\n%s", dir, diff)
		}
	}
}

// TestBrokenFiles: of a hundred files seven are broken, each in its way, and the job goes on.
func TestBrokenFiles(t *testing.T) {
	texts := map[string]string{}
	for i := range 93 {
		texts[fmt.Sprintf("good-%02d.ndjson", i)] = "{\"id\": 1}\n{\"id\": \"x\"}\n"
	}
	for i := range 3 {
		texts[fmt.Sprintf("cut-%d.ndjson.gz", i)] = strings.Repeat("{\"id\": 1}\n", 1000)
	}
	dir := files(t, texts)
	for i := range 3 { // gzip that breaks off
		path := filepath.Join(dir, fmt.Sprintf("cut-%d.ndjson.gz", i))
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, text[:len(text)-9*(i+1)], 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 3 { // links to nothing
		if err := os.Symlink("gone", filepath.Join(dir, fmt.Sprintf("gone-%d.ndjson", i))); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "header.ndjson.gz"), []byte("\x1F\x8B\x08nothing"), 0o666); err != nil {
		t.Fatal(err)
	}
	check := authlinkbeam.Check{Schema: `{"properties": {"id": {"type": "integer"}}}`, Now: now}
	kinds := map[string]int{}
	for _, line := range checked(t, check, dir+"/*") {
		kind, _, _ := strings.Cut(strings.TrimPrefix(line, `{"type":"`), `"`)
		kinds[kind]++
	}
	if diff := cmp.Diff(map[string]int{"finding": 93, "error": 7}, kinds); diff != "" {
		t.Error(diff)
	}
}

// TestNothing: a glob that nothing matches, a file that is not there and a directory are failures.
func TestNothing(t *testing.T) {
	dir := files(t, map[string]string{"a.ndjson": "{}\n"})
	for glob, want := range map[string]string{
		dir + "/*.jsonl":     "there is no such file",
		dir + "/b.ndjson":    "there is no such file",
		dir:                  "it is a directory: name the files in it",
		dir + "/[a.ndjson":   "syntax error in pattern",
		dir + "/../" + "a*b": "there is no such file",
	} {
		lines := checked(t, authlinkbeam.Check{Now: now}, glob)
		if len(lines) != 1 || !strings.Contains(lines[0], `"type":"error"`) || !strings.Contains(lines[0], want) {
			t.Errorf("%s: %q, want %s", glob, lines, want)
		}
	}
}

// TestLongLines: a line that is longer than a document may be is a finding, and the lines after it
// are checked.
func TestLongLines(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second: it writes 34 MB")
	}
	long := `{"id": "` + strings.Repeat("x", 17<<20) + "\"}\n"
	dir := files(t, map[string]string{"a.ndjson": "{\"id\": \"\"}\n" + long + "{\"id\": \"\"}\n", "b.ndjson.gz": long + "{\"id\": \"\"}\n"})
	check := authlinkbeam.Check{Schema: `{"properties": {"id": {"type": "integer"}}}`, Now: now}
	cut := regexp.MustCompile(`"end":16[0-9]{6}`) // how much of the line is kept depends on who reads it
	want, got := linted(t, check, pathsIn(t, dir)...), checked(t, check, dir+"/*", authlinkbeam.BlockBytes(1<<20))
	for _, lines := range [][]string{want, got} {
		for i := range lines {
			lines[i] = cut.ReplaceAllString(lines[i], `"end":0`)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-linter +beam):\n%s", diff)
	}
}

// TestKinds makes sure that the tests above are about every kind of file.
func TestKinds(t *testing.T) {
	if n := len(source.Kinds()); n != 5 {
		t.Errorf("%d kinds of files: nasty has files of three, fixtures are of one", n)
	}
}
