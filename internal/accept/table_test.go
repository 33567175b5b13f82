package accept

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// probes counts the slots that are looked at to find each text of a table.
func probes(t *testing.T, table *table, texts []string) (total int) {
	t.Helper()
	mask := uint64(len(table.slots) - 1)
	for number, text := range texts {
		slot := hashText([]byte(text), keyOf([]byte(text))) & mask
		for total++; table.slots[slot].number != number; total++ {
			if slot = (slot + 1) & mask; table.slots[slot].number < 0 {
				t.Fatalf("%q is not found", text)
			}
		}
	}
	return total
}

// However much the texts of a schema are alike, each is found after a few looks: a table
// that is a quarter full needs little more than one.
func TestTableOfTextsThatAreAlike(t *testing.T) {
	const count = 4096
	for name, text := range map[string]func(i int) string{
		"at both ends":              func(i int) string { return fmt.Sprintf("urn:example:%06d:kind:value", i) },
		"at both ends, in one word": func(i int) string { return fmt.Sprintf("urn:exam%08dple:kind", i) },
		"but for words in turn":     func(i int) string { return fmt.Sprintf("urn:exam%08d%08dple:kind", i%64, i/64) },
		"but for equal words":       func(i int) string { return fmt.Sprintf("urn:exam%08d%08dple:kind", i, i) },
		"but for the length":        func(i int) string { return strings.Repeat("a", i%count) },
		"at the start":              func(i int) string { return fmt.Sprintf("an-example-%d", i) },
		"short":                     func(i int) string { return fmt.Sprintf("%d", i) },
		"of sixteen bytes":          func(i int) string { return fmt.Sprintf("example-%08d", i) },
		"of seventeen bytes":        func(i int) string { return fmt.Sprintf("example-%d-example", i) },
	} {
		var texts []string
		for i := range count {
			texts = append(texts, text(i))
		}
		slices.Sort(texts)
		if got := probes(t, newTable(texts), texts); got > 2*count {
			t.Errorf("%s: %d looks for %d texts", name, got, count)
		}
	}
}
