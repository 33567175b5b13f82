package fix

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// WriteFile makes data the content of the file at path, whole or not at all:
// data goes to a temporary file in the same directory, which is then renamed. A
// file that is there keeps its mode, its access control list, its extended attributes
// and, where the system lets it, its owner and its group; a link stays, and the file
// that it leads to is replaced. What is not a regular file, such as a pipe, a device or
// /dev/stdout, is written to as it is. The error names path.
func WriteFile(path string, data []byte) error { return WriteFileFrom(path, bytes.NewReader(data)) }

// WriteFileFrom is [WriteFile] of what data writes, which may be long.
func WriteFileFrom(path string, data io.WriterTo) error { return writeFile(path, data, nil) }

// writeFile is WriteFileFrom; see replaceFile for isStill.
func writeFile(path string, data io.WriterTo, isStill func() error) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !isLink(path):
		err = replaceFile(path, nil, data, isStill)
	case err != nil: // among others, that of a link to nothing
	case !info.Mode().IsRegular() || isDescriptor(path):
		err = appendToFile(path, data)
	default:
		err = replaceTarget(path, info, data, isStill)
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
func replaceTarget(path string, info fs.FileInfo, data io.WriterTo, isStill func() error) error {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return err
	}
	return replaceFile(target, info, data, isStill)
}

// replaceFile puts a new file at path. old is the one that is there, nil for none. Before the
// new one takes its place, isStill says whether it may, unless it is nil.
func replaceFile(path string, old fs.FileInfo, data io.WriterTo, isStill func() error) error {
	dir, mode := filepath.Dir(path), fs.FileMode(0o666) // less the umask
	Sweep(dir)
	if old != nil {
		mode = 0o600 // until it has what the old one has
	}
	t, err := newTemporary(dir, mode)
	if err != nil {
		return err
	}
	defer t.discard()
	if err := t.fill(path, old, data); err != nil {
		return err
	}
	if isStill != nil {
		if err := isStill(); err != nil {
			return err
		}
	}
	return t.rename(path)
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
