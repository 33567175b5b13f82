// Package golden compares what tests get with files of the module. All paths are from the
// root of the module, with slashes. With the flag -update, the files are written instead.
package golden

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Root is the module's directory, seen from the packages in internal/.
const Root = "../.."

var update = flag.Bool("update", false, "rewrite the goldens in testdata")

// Update reports whether goldens are to be written.
func Update() bool { return *update }

// Check compares a file with what it should hold, or writes it.
func Check(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(filepath.Join(Root, path), got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(filepath.Join(Root, path))
	if errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("no golden; run this test with -update: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs; if it should, run this test with -update and review (-golden +now):\n%s", path, diff)
	}
}

// Glob returns the files of a directory that match. It fails the test when there are
// none: nothing would be tested.
func Glob(t testing.TB, dir, pattern string) []string {
	t.Helper()
	found, err := fs.Glob(os.DirFS(Root), dir+"/"+pattern)
	if err != nil {
		t.Fatal(err)
	}
	if len(found) == 0 {
		t.Fatalf("no %s in %s", pattern, dir)
	}
	return found
}

// Read returns what is in a file.
func Read(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(Root, path))
	if err != nil {
		t.Fatal(err)
	}
	return data
}
