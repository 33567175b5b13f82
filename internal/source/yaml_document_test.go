package source

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"example.com/authlink"
)

// TestLongYAML reads what took other parsers the square of its length, or all of the
// stack.
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
			t.Parallel()
			d, err := convertYAML([]byte(text))
			if err != nil {
				t.Fatal(err)
			}
			for range yamlComments([]byte(text), d.Spans) {
				t.Fatal("found a comment that could be a secret")
			}
		})
	}
}

// TestYAMLFaultCodes: a fault of YAML is one of the codes of syntax.
func TestYAMLFaultCodes(t *testing.T) {
	for text, want := range map[string]authlink.SyntaxCode{
		"a: [":                    authlink.SyntaxMalformed,
		"a: \xff":                 authlink.SyntaxEncoding,
		strings.Repeat("[", 1001): authlink.SyntaxLimit,
	} {
		_, err := convertYAML([]byte(text))
		if fault, ok := errors.AsType[*Fault](err); !ok || fault.Code != want {
			t.Errorf("%.10q: %#v, want %s", text, err, want)
		}
	}
}
