package fix

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// checkFile fails unless path is a regular file of that mode that holds text.
func checkFile(t *testing.T, path, text string, mode fs.FileMode) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil || string(data) != text {
		t.Errorf("%s holds %q, %v; want %q", path, data, err, text)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && info.Mode() != mode {
		t.Errorf("%s has the mode %v, want %v", path, info.Mode(), mode)
	}
}

// checkNames fails unless the directory holds these files and no others, such as
// a temporary one.
func checkNames(t *testing.T, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, entry := range entries {
		got = append(got, entry.Name())
	}
	if diff := cmp.Diff(names, got); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func create(t *testing.T, path, text string, mode fs.FileMode) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

// newMode is what the umask leaves of a new file's mode.
func newMode(t *testing.T) fs.FileMode {
	t.Helper()
	f, err := os.Create(filepath.Join(t.TempDir(), "new"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode()
}

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "new")
	if err := WriteFile(path, []byte("one")); err != nil {
		t.Fatal(err)
	}
	checkFile(t, path, "one", newMode(t))

	for _, mode := range []fs.FileMode{0o600, 0o777, 0o640} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		if err := WriteFile(path, []byte("two")); err != nil {
			t.Fatal(err)
		}
		checkFile(t, path, "two", mode)
	}
	checkNames(t, dir, "new")
}

func TestWriteFileThroughLink(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "target")
	link := filepath.Join(t.TempDir(), "link")
	create(t, target, "old", 0o640)
	if err := os.Symlink(target, link); err != nil {
		t.Skip(err)
	}
	if err := WriteFile(link, []byte("new")); err != nil {
		t.Fatal(err)
	}
	if !isLink(link) {
		t.Error("the link is gone")
	}
	checkFile(t, target, "new", 0o640)
	checkNames(t, dir, "target")

	if err := os.Remove(target); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(link, []byte("new")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a link to nothing: error %v", err)
	}
}

func TestWriteFileFails(t *testing.T) {
	dir := t.TempDir()
	missing := filepath.Join(dir, "missing", "file")
	for path, want := range map[string]error{missing: fs.ErrNotExist, dir: nil} {
		err := WriteFile(path, []byte("text"))
		e, ok := errors.AsType[*fs.PathError](err)
		if !ok || e.Path != path || want != nil && !errors.Is(err, want) {
			t.Errorf("error %v of %s", err, path)
		}
	}
	checkNames(t, dir)
}

// TestWriteFileToPipe writes to what cannot be replaced.
func TestWriteFileToPipe(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("needs /proc")
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if err := WriteFile(descriptor(w), []byte("text")); err != nil {
		t.Fatal(err)
	}
	w.Close()
	if text, err := io.ReadAll(r); err != nil || string(text) != "text" {
		t.Errorf("the pipe gave %q, %v", text, err)
	}
}

// TestWriteFileToDescriptor writes to a file that somebody has open: what is in
// it stays, and so does the file.
func TestWriteFileToDescriptor(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("needs /proc")
	}
	path := filepath.Join(t.TempDir(), "out")
	create(t, path, "before ", 0o600)
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := WriteFile(descriptor(f), []byte("text")); err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(f); err != nil || string(text) != "before text" {
		t.Errorf("the file has %q, %v", text, err)
	}
}

func descriptor(f *os.File) string { return fmt.Sprintf("/proc/self/fd/%d", f.Fd()) }
