package source

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSpansThrough composes two steps that are known, byte for byte.
func TestSpansThrough(t *testing.T) {
	file := []byte(`"[\"a\\u0041\\n\",-1]"`)
	outer, s := decodeString(file, 1, len(file)-1)
	inner, both := decodeString(outer, 2, 2+len(`aA\n`)+5)
	if string(inner) != "aA\n" {
		t.Fatalf("decoded %q", inner)
	}
	both = both.Through(s)
	var got []string
	for i := range inner {
		got = append(got, string(file[both.Start(i):both.Stop(i+1)]))
	}
	if diff := cmp.Diff([]string{"a", `\\u0041`, `\\n`}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
