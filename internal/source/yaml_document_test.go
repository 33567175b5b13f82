package source

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"example.com/authlink"
)

// TestYAMLIsLinear reads what took other parsers the square of its length: four times the
// text takes about four times the memory. The steps are counted in package yaml.
func TestYAMLIsLinear(t *testing.T) {
	numbered := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i+10_000)
		}
		return b.String()
	}
	for name, text := range map[string]func(n int) string{
		"mapping":         func(n int) string { return numbered(n, "k%d: 1\n") },
		"nulls":           func(n int) string { return strings.Repeat("- a:\n", n) },
		"one line":        func(n int) string { return "[" + numbered(n, "é%d, ") + "1]\n" },
		"marks in a line": func(n int) string { return "a: b" + strings.Repeat(" #", n) + "\n" },
	} {
		t.Run(name, func(t *testing.T) {
			readYAML(t, text(1)) // what is allocated once
			less, more := readYAML(t, text(2_000)), readYAML(t, text(8_000))
			if more > 5*less {
				t.Errorf("%d bytes are allocated, and %d for four times the text", less, more)
			}
		})
	}
}

// readYAML returns how many bytes are allocated to read a text.
func readYAML(t *testing.T, text string) uint64 {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	d, err := convertYAML([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	for range yamlComments([]byte(text), d.Spans) {
		t.Fatal("found a comment that could be a secret")
	}
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
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
