package fix

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

// TestReplace: a file is replaced if it is still what has been read, and if there is
// something to change.
func TestReplace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.json")
	read := func() File {
		t.Helper()
		create(t, path, "[1]", 0o640)
		file, err := ReadFile("fix", path)
		if err != nil {
			t.Fatal(err)
		}
		return file
	}
	if err := read().Replace([]byte("[2]")); err != nil {
		t.Error(err)
	}
	checkFile(t, path, "[2]", 0o640)

	file := read()
	create(t, path, "[1, 1]", 0o640)
	if err := file.Replace([]byte("[2]")); !errors.Is(err, errChanged) {
		t.Errorf("error %v of a file that has grown", err)
	}
	checkFile(t, path, "[1, 1]", 0o640)

	file = read()
	if err := os.Chtimes(path, time.Time{}, time.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if err := file.Replace([]byte("[2]")); !errors.Is(err, errChanged) {
		t.Errorf("error %v of a file that has been touched", err)
	}

	file = read()
	create(t, path, "[1]", 0o440)
	if err := file.Replace([]byte("[1]")); err != nil {
		t.Errorf("nothing to change: %v", err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := file.Replace([]byte("[2]")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v of a file that is gone", err)
	}
	checkNames(t, filepath.Dir(path))
}

func TestReadFixable(t *testing.T) {
	if text, err := readFixable("a.json", strings.NewReader("[1]\n"), 4); err != nil || string(text) != "[1]\n" {
		t.Errorf("%q, error %v", text, err)
	}
	endless := iotest.TimeoutReader(strings.NewReader(strings.Repeat(" ", 1<<20))) // the second read fails
	if _, err := readFixable("a.json", endless, 8); !errors.Is(err, errTooLong) || !strings.Contains(err.Error(), "a.json") {
		t.Errorf("error %v of what is too long, want %v", err, errTooLong)
	}
	if _, err := readFixable("a.json", bytes.NewReader([]byte{0x1F, 0x8B}), 8); !errors.Is(err, errCompressed) {
		t.Errorf("error %v of what is compressed, want %v", err, errCompressed)
	}
	if _, err := readFixable("a.json", iotest.ErrReader(errBroken), 8); !errors.Is(err, errBroken) {
		t.Errorf("error %v, want %v", err, errBroken)
	}
}

var errBroken = errors.New("no space left on device")

// TestReadTooLong says of a file that is longer than memory may be why it stays.
func TestReadTooLong(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.ndjson")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Truncate(maxFixable+1), f.Close()); err != nil { // a hole: it takes no room on the disk
		t.Fatal(err)
	}
	if _, err := ReadFile("fix", path); !errors.Is(err, errTooLong) || !strings.Contains(err.Error(), path) {
		t.Errorf("too long: %v", err)
	}
}
