package source

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseSelection(t *testing.T) {
	for expr, want := range map[string]string{
		"$[":      "jsonpath",
		"/a~2":    "~0",
		"/a~":     "~0",
		"":        "expected a JSONPath",
		"harr":    "did you mean har?",
		"nothing": "expected a JSONPath",
	} {
		if s, err := ParseSelection([]string{expr}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, %v; want an error with %q", expr, s, err, want)
		}
	}
	if s, err := ParseSelection(nil); s != nil || err != nil {
		t.Errorf("no selectors: %v, %v", s, err)
	}
}

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
