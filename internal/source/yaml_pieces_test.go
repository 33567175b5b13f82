package source

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"example.com/authlink/internal/span"
	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"
)

// FuzzYAMLPieces reads documents in small pieces and as a whole.
func FuzzYAMLPieces(f *testing.F) {
	for _, text := range []string{
		"a: 1\nb: 2\nc: 3\nd: 4\n",
		"a: 1\nb:\nc: # none\nd: &x\ne: *x\n? f\n: 1\ng:\n- 1\n- h: 1\n  i: 2\n  j: 3\nk: 4\n",
		"top:\n  a: |\n    b: 1\n    c: 2\n\n  d: >-\n   x\n  # e: 1\n  \"f\": 'g\n    h: i'\n  j: {k: 1,\nl: 2, m: [3,\n  4]}\n  n: a\n   b\nz: 1\ny: 2\n",
		"a:\n- 1\n-\n- &x\n- *x\n- b:\n- - 1\n  - 2\n  - 3\n- |\n - 1\n - 2\nc: 1\n", "-\n- a\n- b\nc: 1\n",
		"- a: 1\n  b: 2\n  c: 3\n- - d: 4\n    e: 5\n    f: 6\n  - g\n- h: 7\n",
		"a: &m {x: 1}\nb:\n  <<: *m\n  c: 1\n  d: 2\n  e: 3\n!!str f: !!str 1\ng: !x\n  h: 1\n  i: 2\n  j: 3\n",
		"---\na: 1\nb: |\nc: 3\nd: \"\n  e\"\n...\n",
		"a: 1\nb: 2\nc\nd: 4\n", "a: 1\nb: 2\n!t\nc: 3\nd: 4\n", "a: 1\nb: 2\n&t\nc: 3\nd: 4\n",
		"a: 1\n? \"b\n  b\" : 1\nc: 3\nd: 4\n", "  a: 1\n  b: 2\n  c: 3\n d: 4\n", "a: 1\nb: 2\n} c: 1\nd: 3\n",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		want, wantErr := convertYAMLPieces(text, len(text)+2)
		for _, most := range []int{2, 3} {
			got, err := convertYAMLPieces(text, most)
			if err != nil && wantErr == nil && yaml.Unmarshal(text, new(yaml.Node)) != nil {
				continue // rightly so
			}
			if bytes.ContainsAny(text, "!&") && !bytes.Equal(want.JSON, got.JSON) {
				continue // the parser takes whatever follows for the value of a tag or an anchor without one
			}
			if (err == nil) != (wantErr == nil) {
				t.Fatalf("%d at once: %v, want %v", most, err, wantErr)
			}
			if err != nil {
				continue
			}
			if diff := cmp.Diff(string(want.JSON), string(got.JSON)); diff != "" {
				t.Errorf("%d at once (-want +got):\n%s", most, diff)
			}
			if diff := cmp.Diff(want.Spans, got.Spans, cmp.AllowUnexported(span.Span{})); diff != "" {
				t.Errorf("%d at once, the places (-want +got):\n%s", most, diff)
			}
		}
	})
}

// TestLongYAML reads what took the square of its length, or all of the stack.
func TestLongYAML(t *testing.T) {
	const n = 100_000
	numbered := func(format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	for name, text := range map[string]string{
		"mapping":         numbered("k%d: 1\n"),
		"nulls":           strings.Repeat("- a:\n", n),
		"one line":        "[" + numbered("é%d, ") + "1]\n",
		"marks in a line": "a: b" + strings.Repeat(" #", n) + "\n",
	} {
		t.Run(name, func(t *testing.T) {
			d, err := ConvertYAML([]byte(text))
			if err != nil {
				t.Fatal(err)
			}
			for range YamlComments([]byte(text), d.Spans) {
				t.Fatal("found a comment that could be a secret")
			}
		})
	}
}
