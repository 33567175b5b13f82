package lint

import (
	"strings"
	"testing"

	"example.com/authlink"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/golden"
	"example.com/authlink/internal/source"
)

// TestProvenLinesAllocateNothing: what a chunk of lines costs does not grow with the lines of
// which there is nothing to say.
func TestProvenLinesAllocateNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector, which runs the short tests, drops what is kept for the next lines at random")
	}
	l := contractLinter(t, authlink.FormSDK, Options{Now: goldenNow})
	allocations := func(lines int) float64 {
		text := []byte(strings.Repeat(golden.AuthLink()+"\n", lines))
		return testing.AllocsPerRun(20, func() {
			result := l.checkChunk("a.ndjson", source.Chunk{Text: text, Line: 1, Part: true}, false)
			if result.Documents != lines || len(result.Findings) > 0 {
				t.Fatalf("%d documents, %d findings", result.Documents, len(result.Findings))
			}
		})
	}
	if few, many := allocations(2), allocations(400); many > few {
		t.Errorf("%v allocations for 400 lines, %v for 2", many, few)
	}
}

// TestAutoIsProven: where each document has a variant of its own, the first that it satisfies
// proves it.
func TestAutoIsProven(t *testing.T) {
	all, err := variantsOf(contracts.BuiltIn(), Auto, Auto)
	if err != nil {
		t.Fatal(err)
	}
	l := contractLinter(t, authlink.FormSDK, Options{Now: goldenNow, Among: all})
	for document, want := range map[string]bool{
		golden.AuthLink():                         true,
		golden.AuthLink("createdAt", `"2999"`):    false,
		golden.AuthLink("originOwnerName", `" "`): false,
		golden.AuthLink("categories", `["crm"]`):  true,
		golden.AuthLink("organizationId", `true`): false,
	} {
		if got := l.Proves([]byte(document)); got != want {
			t.Errorf("%s: %v, want %v", document, got, want)
		}
		if found := checkedSlowly(t, l, document); want != (len(found) == 0) {
			t.Errorf("%s: %d findings", document, len(found))
		}
	}
}

// checkedSlowly returns what the rules find in a document, of which nothing is proven.
func checkedSlowly(t *testing.T, l *Linter, document string) []finding.Finding {
	t.Helper()
	in, err := l.inspect([]byte(document), 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	return in.Findings
}
