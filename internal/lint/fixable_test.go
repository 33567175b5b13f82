package lint

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestReplace: a file is replaced if it is still what has been read, and if there is
// something to change.
func TestReplace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.json")
	read := func() fixableFile {
		t.Helper()
		create(t, path, "[1]", 0o640)
		file, err := readFixableFile("fix", path)
		if err != nil {
			t.Fatal(err)
		}
		return file
	}
	if err := read().replace([]byte("[2]")); err != nil {
		t.Error(err)
	}
	checkFile(t, path, "[2]", 0o640)

	file := read()
	create(t, path, "[1, 1]", 0o640)
	if err := file.replace([]byte("[2]")); !errors.Is(err, errChanged) {
		t.Errorf("error %v of a file that has grown", err)
	}
	checkFile(t, path, "[1, 1]", 0o640)

	file = read()
	if err := os.Chtimes(path, time.Time{}, time.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if err := file.replace([]byte("[2]")); !errors.Is(err, errChanged) {
		t.Errorf("error %v of a file that has been touched", err)
	}

	file = read()
	create(t, path, "[1]", 0o440)
	if err := file.replace([]byte("[1]")); err != nil {
		t.Errorf("nothing to change: %v", err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := file.replace([]byte("[2]")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v of a file that is gone", err)
	}
	checkNames(t, filepath.Dir(path))
}
