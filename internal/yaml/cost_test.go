package yaml

import (
	"fmt"
	"strings"
	"testing"
)

// TestCost: the second reading looks at each byte a few times, whatever it is part of.
func TestCost(t *testing.T) {
	const n = 10_000
	numbered := func(format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	for name, text := range map[string]string{
		"mapping":           numbered("k%d: 1\n"),
		"nulls":             strings.Repeat("- a:\n", n),
		"one line":          "[" + numbered("é%d, ") + "1]\n",
		"names in one line": "{" + strings.Repeat("a,", n) + "}",
		"pairs":             "[" + strings.Repeat("a: b,", n) + "]",
		"properties":        "[" + strings.Repeat("&a !!seq [1],", n) + "]",
		"words":             "a: " + strings.Repeat("word ", n) + "y\n",
		"spaces":            "a: x" + strings.Repeat(" ", n) + "y\n",
		"spaces in quotes":  "a: 'x" + strings.Repeat(" ", n) + "y'\n",
		"spaces at the end": "a: x" + strings.Repeat(" ", n) + "\n",
		"lines":             "a: x" + strings.Repeat("\n", n) + "  y\n",
		"lines in quotes":   "a: \"" + strings.Repeat("x\n\n ", n) + "\"\n",
		"lines in a block":  "a: >\n" + strings.Repeat("  x\n\n", n),
		"blank lines":       "a: |+\n" + strings.Repeat("  \n", n),
		"escapes":           `a: "` + strings.Repeat(`\u0041\"`, n) + "\"\n",
		"quotes":            "a: '" + strings.Repeat("''", n) + "'\n",
		"surrogate pairs":   `a: "` + strings.Repeat(`\ud83d\ude00`, n) + "\"\n",
		"comments":          "[" + strings.Repeat("a, # b\n", n) + "]\n",
		"marks in a line":   "a: b" + strings.Repeat(" #", n) + "\n",
		"aliases":           "- &a b\n" + strings.Repeat("- *a\n", n),
		"deep":              strings.Repeat("- ", maxDepth()/2) + strings.Repeat("[", maxDepth()/2) + strings.Repeat("]", maxDepth()/2),
	} {
		t.Run(name, func(t *testing.T) {
			parsed, fault := parse([]byte(text), standIn([]byte(text), directives{}))
			if fault != nil {
				t.Fatal(fault)
			}
			l := newLocator([]byte(text), directives{})
			if _, fault := l.document(parsed); fault != nil {
				t.Fatal(fault)
			}
			if most := 3 * len(text); l.steps > most {
				t.Errorf("%d steps for %d bytes", l.steps, len(text))
			}
		})
	}
}
