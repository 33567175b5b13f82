package authlinkbeam_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/passert"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/ptest"
	"github.com/google/go-cmp/cmp"

	authlinkbeam "example.com/authlink/beam"
)

func init() {
	register.Function1x1(shownFinding)
	register.Function1x1(shownLetter)
	register.Function2x2(keyed)
}

func shownFinding(f authlinkbeam.Finding) string {
	return fmt.Sprintf("%s:%d:%d %s %s", f.Path, f.Line, f.Column, f.Rule, f.Message)
}

func shownLetter(d authlinkbeam.DeadLetter) string {
	return fmt.Sprintf("%s@%d %s %v", d.Path, d.Offset, d.Text, d.Rules)
}

func keyed(key string, doc string) (string, []byte) { return key, []byte(doc) }

var numbered = authlinkbeam.Check{Schema: `{"properties": {"id": {"type": "integer"}}}`, Now: now}

func TestValidate(t *testing.T) {
	p, s, docs := ptest.CreateList([][]byte{[]byte(`{"id": 1}`), []byte(`{"id": "", "token": "s3cretX"}`), []byte(`{"id": `)})
	result := authlinkbeam.Validate(s, docs, numbered)
	passert.EqualsList(s, beam.ParDo(s, shownFinding, result.Findings), []string{
		`:1:8 type expected integer, got string ""`, `:1:7 syntax expected a value after ':', found the end of the document`,
	})
	passert.EqualsList(s, beam.ParDo(s, shownLetter, result.DeadLetters), []string{
		`@0 {"id": "", "token": "*******"} [type]`, `@0 {"id":  [syntax]`,
	})
	passert.Empty(s, result.Failures)
	res := run(t, p)
	for name, want := range map[string]int64{"documents": 3, "invalid": 2, "malformed": 1, "bytes": 46, "findings/type": 1, "findings/syntax": 1, "files_failed": 0} {
		if got := counted(res, name); got != want {
			t.Errorf("counter %s: %d, want %d", name, got, want)
		}
	}
}

func run(t *testing.T, p *beam.Pipeline) beam.PipelineResult {
	t.Helper()
	res, err := beam.Run(context.Background(), "prism", p)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func counted(res beam.PipelineResult, name string) (n int64) {
	for _, c := range res.Metrics().Query(func(r beam.MetricResult) bool { return r.Namespace() == "authlink" && r.Name() == name }).Counters() {
		n += max(c.Attempted, c.Committed)
	}
	return n
}

func TestValidateKeyed(t *testing.T) {
	p, s := beam.NewPipelineWithRoot()
	docs := beam.ParDo(s, keyed, beam.ParDo(s, splitKey, beam.CreateList(s, []string{`a {"id": ""}`, `b {"id": 2}`})))
	result := authlinkbeam.Validate(s, docs, numbered, authlinkbeam.LeaveOutText())
	passert.EqualsList(s, beam.ParDo(s, shownFinding, result.Findings), []string{`a:1:8 type expected integer, got string ""`})
	passert.EqualsList(s, beam.ParDo(s, shownLetter, result.DeadLetters), []string{`a@0  [type]`})
	run(t, p)
}

func init() { register.Function1x2(splitKey) }

func splitKey(text string) (string, string) {
	key, doc, _ := strings.Cut(text, " ")
	return key, doc
}

// TestDeadLetters of files have the places of the documents, and no secrets.
func TestDeadLetters(t *testing.T) {
	dir := files(t, map[string]string{"a.ndjson": "{\"id\": 1}\n{\"id\": \"\", \"token\": \"s3cretX\"}\n{\"id\": 2}\n{\n"})
	for _, size := range []int64{10, 1000} {
		p, s := beam.NewPipelineWithRoot()
		result := authlinkbeam.Read(s, dir+"/*", numbered, authlinkbeam.BlockBytes(size))
		path := filepath.Join(dir, "a.ndjson")
		passert.EqualsList(s, beam.ParDo(s, shownLetter, result.DeadLetters), []string{
			path + `@10 {"id": "", "token": "*******"} [type]`, path + `@51 { [syntax]`,
		})
		run(t, p)
	}
}

// TestWriteDeadLetters: texts are masked, left out, or as they are; whatever the file.
func TestWriteDeadLetters(t *testing.T) {
	lines := "{\"id\": 1}\n{\"id\": \"\", \"token\": \"s3cretX\"}\n\xFF\n"
	dir := files(t, map[string]string{"a.ndjson": lines, "b.ndjson.gz": lines, "c.json": `{"id": "", "token": "s3cretX"}`})
	letter := func(name string, offset int, rest string) string {
		return fmt.Sprintf(`{"path":"%s","offset":%d,"rules":[%s}`, filepath.Join(dir, name), offset, rest)
	}
	for name, tt := range map[string]struct {
		opts       []authlinkbeam.ReadOptionFn
		text, last string
	}{
		"redacted": {nil, `,"text":"{\"id\": \"\", \"token\": \"*******\"}"`, ""},
		"left out": {[]authlinkbeam.ReadOptionFn{authlinkbeam.LeaveOutText()}, "", ""},
		"passed":   {[]authlinkbeam.ReadOptionFn{authlinkbeam.PassText()}, `,"text":"{\"id\": \"\", \"token\": \"s3cretX\"}"`, `,"base64":"/w=="`},
	} {
		for _, size := range []int64{10, 1000} {
			out := t.TempDir()
			p, s := beam.NewPipelineWithRoot()
			result := authlinkbeam.Read(s, dir+"/*", numbered, append(tt.opts, authlinkbeam.BlockBytes(size))...)
			authlinkbeam.WriteDeadLetters(s, out, result, 1)
			run(t, p)
			text, err := os.ReadFile(filepath.Join(out, "dead-letters.ndjson"))
			if err != nil {
				t.Fatal(err)
			}
			want := []string{
				letter("a.ndjson", 10, `"type"]`+tt.text), letter("a.ndjson", 41, `"encoding"]`+tt.last),
				letter("b.ndjson.gz", 10, `"type"]`+tt.text), letter("b.ndjson.gz", 41, `"encoding"]`+tt.last),
				letter("c.json", 0, `"type"]`+tt.text),
			}
			if diff := cmp.Diff(want, sortedLines(string(text))); diff != "" {
				t.Errorf("%s, blocks of %d bytes (-want +got):\n%s", name, size, diff)
			}
		}
	}
}

// TestSummary reads the summary, in as many shards as are asked for.
func TestSummary(t *testing.T) {
	dir, out := files(t, map[string]string{"a.ndjson": strings.Repeat("{\"id\": 1}\n", 50) + "{\"id\": \"\"}\n{\n", "b.json": "{}"}), t.TempDir()
	p, s := beam.NewPipelineWithRoot()
	globs := beam.CreateList(s, []string{dir + "/*", dir + "/gone.ndjson"})
	authlinkbeam.Write(s, out, authlinkbeam.ReadAll(s, globs, numbered, authlinkbeam.BlockBytes(100)), 3)
	res := run(t, p)
	text, err := os.ReadFile(filepath.Join(out, "summary.json"))
	if err != nil {
		t.Fatal(err)
	}
	const want = `{
  "files": 2,
  "failures": 1,
  "notChecked": 0,
  "bytes": 515,
  "documents": 53,
  "invalid": 2,
  "malformed": 1,
  "findings": 2,
  "severities": {
    "error": 2
  },
  "rules": {
    "syntax": 1,
    "type": 1
  }
}
`
	if string(text) != want {
		t.Errorf("summary %s, want %s", text, want)
	}
	if shards, _ := filepath.Glob(out + "/findings-0000?-of-00003.ndjson"); len(shards) != 3 {
		t.Errorf("shards %q", shards)
	}
	if n := counted(res, "files_failed"); n != 1 {
		t.Errorf("%d files failed", n)
	}
}

// TestWrongChecks: a pipeline that can check nothing is not constructed.
func TestWrongChecks(t *testing.T) {
	for want, construct := range map[string]func(beam.Scope){
		"there is no contract": func(s beam.Scope) { authlinkbeam.Read(s, "/a", authlinkbeam.Check{Contract: "acme"}) },
		"BlockBytes(0)":        func(s beam.Scope) { authlinkbeam.Read(s, "/a", numbered, authlinkbeam.BlockBytes(0)) },
		"not registered":       func(s beam.Scope) { authlinkbeam.Read(s, "ftp://a", numbered) },
		"Validate takes":       func(s beam.Scope) { authlinkbeam.Validate(s, beam.Create(s, 1), numbered) },
		"0 shards":             func(s beam.Scope) { authlinkbeam.Write(s, "/a", authlinkbeam.Result{}, 0) },
	} {
		func() {
			defer func() {
				if p := recover(); !strings.Contains(fmt.Sprint(p), want) {
					t.Errorf("panics with %v, want %s", p, want)
				}
			}()
			_, s := beam.NewPipelineWithRoot()
			construct(s)
		}()
	}
}

// TestOrder: two runs write the same bytes.
func TestOrder(t *testing.T) {
	dir := files(t, map[string]string{"a.ndjson": strings.Repeat("{\"id\": \"\"}\n{\n", 50)})
	var before []byte
	for i := range 2 {
		out := t.TempDir()
		p, s := beam.NewPipelineWithRoot()
		authlinkbeam.Write(s, out, authlinkbeam.Read(s, dir+"/*", numbered, authlinkbeam.BlockBytes(100)), 1)
		run(t, p)
		text, err := os.ReadFile(filepath.Join(out, "findings.ndjson"))
		if err != nil || len(text) == 0 || i > 0 && !bytes.Equal(text, before) {
			t.Fatalf("run %d: %d bytes, %v", i, len(text), err)
		}
		before = text
	}
}
