package fix

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// WriteFile makes data the content of the file at path, whole or not at all:
// data goes to a temporary file in the same directory, which is then renamed. A
// file that is there keeps its mode and, where the system lets it, its owner; a
// link stays, and the file that it leads to is replaced. What is not a regular file,
// such as a pipe, a device or /dev/stdout, is written to as it is. The error names
// path.
func WriteFile(path string, data []byte) error { return WriteFileFrom(path, bytes.NewReader(data)) }

// WriteFileFrom is [WriteFile] of what data writes, which may be long.
func WriteFileFrom(path string, data io.WriterTo) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !isLink(path):
		err = replaceFile(path, nil, data)
	case err != nil: // among others, that of a link to nothing
	case !info.Mode().IsRegular() || isDescriptor(path):
		err = appendToFile(path, data)
	default:
		err = replaceTarget(path, info, data)
	}
	return writeError(path, err)
}

// isLink reports whether path is a symbolic link, wherever it leads.
func isLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// isDescriptor reports whether path stands for a file that is open already. Replacing it
// would cut off whoever has it open.
func isDescriptor(path string) bool {
	path = filepath.Clean(path)
	return path == "/dev/stdout" || path == "/dev/stderr" ||
		strings.HasPrefix(path, "/dev/fd/") || strings.HasPrefix(path, "/proc/self/fd/")
}

func appendToFile(path string, data io.WriterTo) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return err
	}
	_, err = data.WriteTo(f)
	return errors.Join(err, f.Close())
}

// replaceTarget replaces the file that path is or, as a link, leads to.
func replaceTarget(path string, info fs.FileInfo, data io.WriterTo) error {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return err
	}
	return replaceFile(target, info, data)
}

// temporaryPrefix begins the names of files that are about to replace others.
const temporaryPrefix = ".authlink-lint-"

// IsTemporary reports whether a path is that of a file which WriteFile is about
// to rename.
func IsTemporary(path string) bool { return strings.HasPrefix(filepath.Base(path), temporaryPrefix) }

// replaceFile puts a new file at path. old is the one that is there, nil for
// none.
func replaceFile(path string, old fs.FileInfo, data io.WriterTo) error {
	temporary := filepath.Join(filepath.Dir(path), temporaryPrefix+rand.Text())
	err := writeNew(temporary, old, data)
	if err == nil {
		err = os.Rename(temporary, path)
	}
	if err != nil {
		os.Remove(temporary) // it may not exist; err says what went wrong
	}
	return err
}

// writeNew writes a file that must not exist yet, down to the disk.
func writeNew(path string, old fs.FileInfo, data io.WriterTo) error {
	mode := fs.FileMode(0o666) // less the umask
	if old != nil {
		mode = old.Mode().Perm()
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = data.WriteTo(f)
	if err == nil && old != nil {
		keepOwner(f, old)
		err = f.Chmod(mode) // the umask has been applied
	}
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// writeError is err about path, and not about a temporary file.
func writeError(path string, err error) error {
	if err == nil {
		return nil
	}
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err
	} else if e, ok := errors.AsType[*os.LinkError](err); ok {
		err = e.Err
	}
	return &fs.PathError{Op: "write", Path: path, Err: err}
}
