package judge

import (
	"fmt"
	"strings"
	"testing"
)

// TestMembers: each name is found, by itself alone, however many there are and however much they are
// alike.
func TestMembers(t *testing.T) {
	names := []string{""}
	for n := 1; n <= shortName+2; n++ {
		names = append(names, strings.Repeat("a", n), strings.Repeat("a", n-1)+"b", "b"+strings.Repeat("a", n-1), strings.Repeat("é", n))
	}
	for i := range 2000 {
		names = append(names, fmt.Sprintf("%d", i), fmt.Sprintf("name%d", i), fmt.Sprintf("a name of some length %d", i))
	}
	for _, count := range []int{0, 1, 2, 3, 13, 60, len(names)} {
		all := map[string]member{}
		for _, name := range names[:count] {
			all[name] = member{name: name}
		}
		found := newMembers(all)
		for _, name := range names {
			_, want := all[name]
			if got := found.find([]byte(name)); (got != nil) != want || got != nil && got.name != name {
				t.Errorf("%d names: %q is found as %+v, want %t", count, name, got, want)
			}
		}
	}
}
