package lint

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"example.com/authlink"
	"example.com/authlink/internal/golden"
	"example.com/authlink/internal/source"
)

// TestFindingsTakeLittle: one more line with a fault in a file of lines costs a few allocations and
// some hundred bytes, its finding included. What else is found out about the document is found out in
// memory that was there.
func TestFindingsTakeLittle(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector, which runs the short tests, drops what is kept for the next lines at random")
	}
	l := contractLinter(t, authlink.FormSDK, Options{Now: goldenNow})
	for _, test := range []struct {
		name               string
		fault              [2]string // a member, and a value for it
		allocations, bytes int       // at most
	}{
		{"a slip", [2]string{"categories", `["xats", "hris"]`}, 3, 700},
		{"no value of a list", [2]string{"categories", `["nothing like it"]`}, 17, 1200},
		{"another type", [2]string{"provider", `7`}, 130, 3200},
		{"a format", [2]string{"createdAt", `"yesterday"`}, 41, 1800},
		{"a rule", [2]string{"originOwnerName", `" "`}, 13, 800},
	} {
		const few, many, rounds = 200, 600, 20
		cost := func(lines int) (allocations, bytes uint64) {
			var b strings.Builder
			for i := range lines {
				fmt.Fprintf(&b, "%s\n", golden.AuthLink(test.fault[0], test.fault[1], "id", fmt.Sprint(i)))
			}
			chunk := source.Chunk{Text: []byte(b.String()), Line: 1, Part: true}
			check := func() {
				if result := l.checkChunk("a.ndjson", chunk, false); len(result.Findings) != lines {
					t.Fatalf("%s: %d findings", test.name, len(result.Findings))
				}
			}
			check()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			for range rounds {
				check()
			}
			runtime.ReadMemStats(&after)
			return (after.Mallocs - before.Mallocs) / rounds, (after.TotalAlloc - before.TotalAlloc) / rounds
		}
		allocationsOfFew, bytesOfFew := cost(few)
		allocations, bytes := cost(many)
		allocations, bytes = (allocations-allocationsOfFew)/(many-few), (bytes-bytesOfFew)/(many-few)
		if allocations > uint64(test.allocations) || bytes > uint64(test.bytes) {
			t.Errorf("%s: %d allocations and %d bytes for a finding, want at most %d and %d", test.name, allocations, bytes, test.allocations, test.bytes)
		}
	}
}
