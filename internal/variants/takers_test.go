package variants

import (
	"fmt"
	"strings"
	"testing"
)

// TestTakers asks for each text once, until there are too many, and never keeps a long one.
func TestTakers(t *testing.T) {
	var known takers
	asked := 0
	ask := func(location, text, edition string) {
		t.Helper()
		if got := known.of(location, text, func() string { asked++; return edition }); got != edition {
			t.Fatalf("%s at %s is of %q, not of %q", text, location, got, edition)
		}
	}
	for range 3 {
		ask("/a", "x", "1")
		ask("/b", "x", "2")
		ask("/a", "y", "")
	}
	if asked != 3 {
		t.Errorf("asked %d times for three texts", asked)
	}
	for range 2 {
		ask("/a", strings.Repeat("x", maxTakenLen), "3")
	}
	if asked != 5 {
		t.Errorf("asked %d times, not twice more for a long text", asked)
	}
	for i := range 3 * maxTakers {
		ask("/c", fmt.Sprint(i), "4")
		if len(known.known) > maxTakers {
			t.Fatalf("%d texts are known, more than %d", len(known.known), maxTakers)
		}
	}
}
