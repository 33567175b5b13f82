package lint

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// inBlocks lints a file of lines in blocks, each of the lines that begin in so many bytes, with
// so much context.
func inBlocks(l *Linter, path string, text []byte, size, context int) finding.Result {
	all := finding.Result{Found: finding.Found{Path: path}, Several: true}
	lines := 0
	for from := 0; from < len(text); from += size {
		start, end := lineAt(text, from), lineAt(text, from+size)
		if start >= end {
			continue
		}
		context := lineAt(text, max(0, start-context))
		r := l.CheckBlock(path, Block{
			Text: bytes.Clone(text[context:end]), Start: start - context, Offset: start,
			Before: func(n int) ([]byte, bool, error) {
				from := lineAt(text, max(0, start-n))
				return bytes.Clone(text[from:start]), from == 0, nil
			},
			After: func(n int) ([]byte, bool, error) {
				to := min(len(text), end+n)
				if to < len(text) {
					to = max(end, bytes.LastIndexByte(text[:to], '\n')+1)
				}
				return bytes.Clone(text[end:to]), to == len(text), nil
			},
		})
		for i := range r.Findings {
			r.Findings[i].Line += lines
			r.Findings[i].Related = finding.MoveRelated(r.Findings[i].Related, 0, lines)
		}
		lines += bytes.Count(text[start:end], []byte("\n"))
		all.Add(r)
	}
	return all
}

// lineAt returns where the first line begins at or after an offset.
func lineAt(text []byte, offset int) int {
	if offset == 0 || offset >= len(text) {
		return min(offset, len(text))
	}
	if i := bytes.IndexByte(text[offset-1:], '\n'); i >= 0 {
		return offset + i
	}
	return len(text)
}

// TestBlocks: however a file of lines is cut into blocks, the findings and what is shown of them
// are those of the whole. Documents that somebody has written on several lines are among them.
func TestBlocks(t *testing.T) {
	l := linterOf(t, `{"properties": {"id": {"type": "integer"}, "secret": {"type": "array"}}}`, rule.Rule{})
	documents := strings.Repeat("{\"id\": 1}\n", 80)
	for name, text := range map[string]string{
		"documents":            documents + "{\"id\": \"1\"}\n" + documents,
		"windows":              strings.ReplaceAll(documents+"{\"id\": \"é\", \"token\": \"s3cretX\"}\n\n \n", "\n", "\r\n"),
		"a broken one":         documents + "{\"token\": \"s3cretX\n" + documents + "{\"id\": \"\"}\n",
		"a run":                documents + "{\"token\":\n\"s3cretX\"}\n" + documents,
		"a run around others":  documents + "{\"secret\": [\n{\"id\": \"s3cretX\"}\n{\"id\": 2}\n\"s3cretX\"\n]}\n" + documents,
		"values":               strings.Repeat("1\n\"s3cretX\"\n", 200) + "{\"token\":\n\"s3cretX\"\n}",
		"a value before a run": documents + "{\"secret\": 1}\n\"token\"\n:\"s3cretX\"\n" + documents,
		"no end":               "{\"id\": \"\"}\n[\n\"s3cretX\"",
		"a long line":          documents + "{\"id\": \"" + strings.Repeat("x", 3000) + "\"}\n{\"token\": [\n\"s3cretX\"]}\n",
		"broken all the way":   strings.Repeat("{\"token\":\n\"s3cretX\",\n\"id\": [\n", 60),
		"blank":                "\n \n\r\n\n",
	} {
		checkBlocks(t, l, name, []byte(text))
	}
}

// TestBlocksOfFixtures reads every fixture as lines, which most of them are not.
func TestBlocksOfFixtures(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	l := contractLinter(t, 0, Options{})
	var all []byte
	for _, dir := range []string{"valid", "invalid"} {
		paths, err := filepath.Glob("../../testdata/" + dir + "/*.json")
		if err != nil || len(paths) == 0 {
			t.Fatal(len(paths), err)
		}
		for i, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if i%40 == 0 { // to explain why each line is no JSON takes long
				compareBlocks(t, l, path, text, 97, 100)
			}
			all = append(append(all, bytes.ReplaceAll(text, []byte("\n"), []byte(" "))...), '\n')
		}
	}
	compareBlocks(t, l, "all of them, on a line each", all, 1000, 100)
	var some []byte
	for i, line := range bytes.SplitAfter(all, []byte("\n")) {
		if i%4 == 0 {
			some = append(some, line...)
		}
	}
	compareBlocks(t, l, "some of them", some, 97, ContextBytes)
}

func FuzzBlocks(f *testing.F) {
	f.Add([]byte("{\"token\":\n\"s3cretX\"}\n1\n2\n{}\n"), 3)
	f.Add([]byte("[\n\"a\"\n{}\n{}\n\"secret\"\n]\n\n"), 7)
	l := linterOf(f, `{"properties": {"id": {"type": "integer"}}}`, rule.Rule{})
	f.Fuzz(func(t *testing.T, text []byte, size int) {
		if size > 0 && len(text) < 10_000 {
			compareBlocks(t, l, "fuzz", text, size, size)
		}
	})
}

func checkBlocks(t *testing.T, l *Linter, name string, text []byte) {
	t.Helper()
	for _, size := range []int{1, 97, 1000, len(text) + 1} {
		if size == 1 && len(text) > 2000 {
			continue
		}
		compareBlocks(t, l, name, text, size, 0)
		compareBlocks(t, l, name, text, size, 100)
	}
}

func compareBlocks(t *testing.T, l *Linter, name string, text []byte, size, context int) {
	t.Helper()
	want := l.checkChunk("a.ndjson", source.Chunk{Text: text, Line: 1}, false)
	got := inBlocks(l, "a.ndjson", text, size, context)
	if diff := cmp.Diff(want.Findings, got.Findings, asReported); diff != "" {
		t.Errorf("%s in blocks of %d with %d before them (-whole +blocks):\n%s", name, size, context, diff)
	}
	if want.Documents != got.Documents {
		t.Errorf("%s in blocks of %d: %d documents, want %d", name, size, got.Documents, want.Documents)
	}
	for _, excerpts := range [][]span.Excerpt{want.Excerpts, got.Excerpts} {
		for i := range excerpts {
			excerpts[i].Settle()
		}
	}
	if diff := cmp.Diff(want.Excerpts, got.Excerpts); diff != "" {
		t.Errorf("%s in blocks of %d: excerpts (-whole +blocks):\n%s", name, size, diff)
	}
}
