package fix

import (
	"io/fs"
	"testing"
)

// TestWithoutGroup: neither the members of the new group nor those of the old one, who
// are now others, may do more than before.
func TestWithoutGroup(t *testing.T) {
	for mode, want := range map[fs.FileMode]fs.FileMode{
		0o640: 0o600, 0o664: 0o604, 0o604: 0o600, 0o644: 0o604, 0o600: 0o600, 0o755: 0o705, 0o626: 0o602, 0o777: 0o707,
	} {
		if got := withoutGroup(mode); got != want {
			t.Errorf("%#o becomes %#o, want %#o", mode, got, want)
		}
	}
}
