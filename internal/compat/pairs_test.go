package compat

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestPairs compares the pairs of testdata/pairs.txt both ways: what is breaking, what is safe and
// what is the same. Each has its name, two schemas, and then what is found, "→" for the first to the
// second and "←" for the opposite. Nothing is unproven there but what is said to be.
func TestPairs(t *testing.T) {
	const path = "testdata/pairs.txt"
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for i, block := range strings.Split(strings.TrimSpace(string(text)), "\n\n") {
		lines := strings.Split(block, "\n")
		if len(lines) < 3 || !strings.HasPrefix(lines[0], "# ") {
			t.Fatalf("block %d is not a name and two schemas", i)
		}
		a, b := compiled(t, lines[1]), compiled(t, lines[2])
		forth, err := compareWith(brief, a, b)
		if err != nil {
			t.Fatal(err)
		}
		back, err := compareWith(brief, b, a)
		if err != nil {
			t.Fatal(err)
		}
		checkProofs(t, lines[0], a, b, forth)
		checkProofs(t, lines[0], b, a, back)
		fmt.Fprintf(&out, "%s\n→ %s\n← %s\n\n", strings.Join(lines[:3], "\n"), summary(forth), summary(back))
	}
	if *update {
		if err := os.WriteFile(path, []byte(strings.TrimSpace(out.String())+"\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want := strings.Split(string(text), "\n\n")
	for i, got := range strings.Split(strings.TrimSpace(out.String()), "\n\n") {
		if want := strings.TrimSpace(want[i]); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

// summary says what was found, on a line.
func summary(r *Result) string {
	if r.Equal && len(r.Differences) == 0 {
		return "equal"
	}
	var all []string
	for _, d := range r.Differences {
		said := strings.TrimSpace(fmt.Sprintf("%s %s %s", d.Class, d.Path, d.Keyword))
		if !d.IsProven() {
			said = "unproven " + said
		}
		if d.Branch != "" {
			said += " (" + d.Branch + ")"
		}
		if len(d.Places) > 0 {
			said += " also " + strings.Join(d.Places, ", ")
		}
		all = append(all, said)
	}
	if all == nil {
		return "nothing found, nothing proven"
	}
	return strings.Join(all, "; ")
}
