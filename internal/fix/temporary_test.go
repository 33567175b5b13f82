package fix

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// A meddler is a text that does something to the file while it is written.
type meddler func()

func (m meddler) WriteTo(w io.Writer) (int64, error) {
	m()
	n, err := io.WriteString(w, "[2]")
	return int64(n), err
}

// TestReplaceMeanwhile: what somebody else does to a file while the new one is written is
// not lost, be it as long as before and just as old.
func TestReplaceMeanwhile(t *testing.T) {
	for name, meddle := range map[string]func(path string) error{
		"an append": func(path string) error {
			f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
			if err != nil {
				return err
			}
			_, err = f.WriteString(" ")
			return errors.Join(err, f.Close())
		},
		"another file of that name": func(path string) error {
			if err := os.WriteFile(path+"~", []byte("[1]"), 0o600); err != nil {
				return err
			}
			return os.Rename(path+"~", path)
		},
		"a change that leaves the time": func(path string) error {
			info, err := os.Stat(path)
			if err != nil {
				return err
			}
			return errors.Join(os.WriteFile(path, []byte("[3]"), 0), os.Chtimes(path, info.ModTime(), info.ModTime()))
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.json")
			create(t, path, "[1]", 0o600)
			file, err := ReadFile("fix", path)
			if err != nil {
				t.Fatal(err)
			}
			var meant []byte
			err = writeFile(path, meddler(func() {
				err := meddle(path)
				if err != nil {
					t.Fatal(err)
				}
				meant, err = os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
			}), file.isStillThere)
			if !errors.Is(err, errChanged) {
				t.Errorf("error %v", err)
			}
			checkFile(t, path, string(meant), 0o600)
			checkNames(t, filepath.Dir(path), "a.json")
		})
	}
}

// TestSweep: what a process has left behind that was killed goes when the next one
// writes there; what another is writing stays, as do other files.
func TestSweep(t *testing.T) {
	if !keepsOpen {
		t.Skip("no locks that end with a process")
	}
	dir := t.TempDir()
	create(t, filepath.Join(dir, temporaryPrefix+"LEFT"), "a secret", 0o600)
	create(t, filepath.Join(dir, ".authlink-lint.yaml"), "", 0o600)
	if err := os.Mkdir(filepath.Join(dir, temporaryPrefix+"dir"), 0o700); err != nil {
		t.Fatal(err)
	}
	live, err := newTemporary(dir, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(filepath.Join(dir, "a.json"), []byte("1")); err != nil {
		t.Fatal(err)
	}
	checkNames(t, dir, filepath.Base(live.Name()), temporaryPrefix+"dir", ".authlink-lint.yaml", "a.json")
	if err := live.rename(filepath.Join(dir, "b.json")); err != nil {
		t.Error(err)
	}
	live.discard()
	Sweep(filepath.Join(dir, "missing"))
	checkNames(t, dir, temporaryPrefix+"dir", ".authlink-lint.yaml", "a.json", "b.json")
}

// TestSweptTooEarly: a file that somebody takes for left behind before its lock is taken is
// made anew.
func TestSweptTooEarly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.json")
	f, err := createIn(filepath.Dir(path), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	defer forget(f)
	if !isStill(f) {
		t.Error("a new file has no name")
	}
	if err := os.Remove(f.Name()); err != nil {
		t.Fatal(err)
	}
	if isStill(f) {
		t.Error("a file that has been removed has its name")
	}
	create(t, f.Name(), "", 0o600)
	if isStill(f) {
		t.Error("another file has its name")
	}
}

// TestAbandon: after that there are no temporary files, and there will be none.
func TestAbandon(t *testing.T) {
	defer func() { unfinished.abandoned = false }()
	dir := t.TempDir()
	path := filepath.Join(dir, "a.json")
	create(t, path, "1", 0o600)
	err := WriteFileFrom(path, meddler(func() {
		checkTemporaries(t, dir, 1)
		Abandon()
		checkTemporaries(t, dir, 0)
	}))
	if err == nil {
		t.Error("no error, though the file has not been replaced")
	}
	if err := WriteFile(path, []byte("2")); !errors.Is(err, errAbandoned) {
		t.Errorf("error %v of the next file", err)
	}
	checkFile(t, path, "1", 0o600)
	checkNames(t, dir, "a.json")
	if n := len(unfinished.paths); n > 0 {
		t.Errorf("%d files are still to be removed", n)
	}
}

func checkTemporaries(t *testing.T, dir string, want int) {
	t.Helper()
	if found, err := filepath.Glob(filepath.Join(dir, temporaryPrefix+"*")); err != nil || len(found) != want {
		t.Errorf("temporary files %v, %v", found, err)
	}
}
