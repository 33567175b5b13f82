package fix

import (
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// temporaryPrefix begins the names of files that are about to replace others.
const temporaryPrefix = ".authlink-lint-"

// IsTemporary reports whether a path is that of a file which WriteFile is about
// to rename.
func IsTemporary(path string) bool { return strings.HasPrefix(filepath.Base(path), temporaryPrefix) }

// errAbandoned is why nothing is written any more.
var errAbandoned = errors.New("the command is being stopped")

// unfinished has the temporary files of this process, which a signal may end at any time.
var unfinished struct {
	sync.Mutex
	paths     map[string]bool
	abandoned bool
}

// Abandon removes the temporary files of this process, and lets it make no others. It is
// for who is about to end the process while another goroutine may be writing: files that
// have been replaced stay replaced, the others stay as they were.
func Abandon() {
	unfinished.Lock()
	defer unfinished.Unlock()
	unfinished.abandoned = true
	for path := range unfinished.paths {
		os.Remove(path)
	}
}

// A temporary is a new file that is to replace another. Nobody but its owner may read it.
type temporary struct {
	*os.File
	isRenamed bool
}

// newTemporary creates one in a directory, with its lock taken.
func newTemporary(dir string, mode fs.FileMode) (*temporary, error) {
	for {
		f, err := createIn(dir, mode)
		if err != nil {
			return nil, err
		}
		if lock(f); isStill(f) { // else somebody has swept it away before it was locked
			return &temporary{File: f}, nil
		}
		forget(f)
	}
}

func createIn(dir string, mode fs.FileMode) (*os.File, error) {
	unfinished.Lock()
	defer unfinished.Unlock()
	if unfinished.abandoned {
		return nil, errAbandoned
	}
	path := filepath.Join(dir, temporaryPrefix+rand.Text())
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err == nil {
		if unfinished.paths == nil {
			unfinished.paths = map[string]bool{}
		}
		unfinished.paths[path] = true
	}
	return f, err
}

// isStill reports whether a file that is open still has its name.
func isStill(f *os.File) bool {
	open, err := f.Stat()
	if err != nil {
		return false
	}
	named, err := os.Lstat(f.Name())
	return err == nil && os.SameFile(open, named)
}

// forget closes a file that is no longer a temporary one.
func forget(f *os.File) {
	f.Close()
	unfinished.Lock()
	defer unfinished.Unlock()
	delete(unfinished.paths, f.Name())
}

// fill writes the file, down to the disk. old is the one at path that it is to replace,
// nil for none.
func (t *temporary) fill(path string, old fs.FileInfo, data io.WriterTo) error {
	if _, err := data.WriteTo(t); err != nil {
		return err
	}
	if old != nil {
		if err := keepAttributes(t.File, path, old); err != nil {
			return err
		}
	}
	return t.Sync()
}

// rename gives the file the name of the one that it replaces. Its lock holds until then.
func (t *temporary) rename(path string) error {
	if !keepsOpen {
		if err := t.Close(); err != nil {
			return err
		}
	}
	err := os.Rename(t.Name(), path)
	t.isRenamed = err == nil
	return err
}

// discard closes the file, and removes it unless it has replaced another.
func (t *temporary) discard() {
	if !t.isRenamed {
		if !keepsOpen {
			t.Close() // an open file cannot be removed there
		}
		os.Remove(t.Name())
	}
	forget(t.File)
}

// Sweep removes from a directory the temporary files that a process has left behind which
// was killed: those whose lock is free. They may hold what --redact was to take away.
func Sweep(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return // who writes there will say so
	}
	for _, entry := range entries {
		if entry.Type().IsRegular() && IsTemporary(entry.Name()) {
			sweepFile(filepath.Join(dir, entry.Name()))
		}
	}
}

func sweepFile(path string) {
	f, err := os.Open(path)
	if err != nil {
		return
	}
	defer f.Close()
	if lock(f) && isStill(f) { // else it has just got another name
		os.Remove(path)
	}
}
