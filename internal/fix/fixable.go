package fix

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"example.com/authlink/internal/source"
)

// Reasons why a file is neither fixed nor converted, though it can be checked.
var (
	errCompressed = errors.New("the file is compressed with gzip: decompress it first")
	errNoFile     = errors.New("only regular files are changed; to fix standard input, use -")
)

// Reasons why a file is not replaced.
var (
	errReadOnly = errors.New("the file is read-only")
	errChanged  = errors.New("the file has been changed in the meantime and is left as it is: run the command again")
)

// Fixable returns why the file that an argument names cannot be replaced:
// a pipe or a device, which can be read once. Other faults show when it is
// read.
func Fixable(arg string) error {
	info, err := os.Stat(arg)
	if err != nil || info.IsDir() || info.Mode().IsRegular() {
		return nil
	}
	return &fs.PathError{Op: "fix", Path: arg, Err: errNoFile}
}

// A File is a file as it has been read, which may be replaced.
type File struct {
	path string
	info fs.FileInfo
	Text []byte
}

// ReadFile reads a regular file that is not compressed. op is what it is for.
func ReadFile(op, path string) (File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return File{}, err
	}
	text, err := []byte(nil), error(nil)
	switch {
	case !info.Mode().IsRegular():
		err = errNoFile
	case info.Size() > maxFixable:
		err = errTooLong
	default:
		if text, err = os.ReadFile(path); err != nil {
			return File{}, err
		}
		if source.IsCompressed(text) {
			err = errCompressed
		}
	}
	if err != nil {
		return File{}, &fs.PathError{Op: op, Path: path, Err: err}
	}
	return File{path, info, text}, nil
}

// Replace makes text the content of the file, as [WriteFile] does, unless the file
// is read-only or has been changed since it was read: nobody's work must be undone.
func (f File) Replace(text []byte) error {
	if bytes.Equal(text, f.Text) {
		return nil
	}
	info, err := os.Stat(f.path)
	if err == nil && info.Mode().Perm()&0o222 == 0 {
		err = errReadOnly
	}
	if err == nil {
		err = f.isUnchanged()
	}
	if err != nil {
		return writeError(f.path, err)
	}
	return writeFile(f.path, bytes.NewReader(text), f.isStillThere)
}

// isStillThere is isUnchanged after as long as it takes to write the new text: by the
// clock of a file system, what is changed twice within a few milliseconds was changed once.
func (f File) isStillThere() error {
	text, err := os.ReadFile(f.path)
	if err == nil && !bytes.Equal(text, f.Text) {
		return errChanged
	}
	return f.isUnchanged()
}

// isUnchanged returns an error unless the file is the one that has been read.
func (f File) isUnchanged() error {
	info, err := os.Stat(f.path)
	if err != nil {
		return err
	}
	if !os.SameFile(info, f.info) || !info.ModTime().Equal(f.info.ModTime()) || info.Size() != f.info.Size() {
		return errChanged
	}
	return nil
}

// maxFixable bounds the files that are fixed, in bytes. They are held in memory,
// before and after, and once more with their secrets masked.
const maxFixable = 256 << 20

// errTooLong is why a file is not changed, though it can be checked.
var errTooLong = fmt.Errorf("the file is longer than %d MiB, the most that can be changed: split it", maxFixable>>20)

// ReadFixable reads standard input, which errors call path, to fix it. It is
// an error if the input is longer than a file that can be fixed, or compressed.
func ReadFixable(path string, stdin io.Reader) ([]byte, error) {
	return readFixable(path, stdin, maxFixable)
}

func readFixable(path string, stdin io.Reader, limit int) ([]byte, error) {
	text, err := source.Read(stdin, 0, limit)
	if err != nil {
		return nil, source.ReadError(path, err)
	}
	switch {
	case len(text) > limit:
		err = errTooLong
	case source.IsCompressed(text):
		err = errCompressed
	default:
		return text, nil
	}
	return nil, &fs.PathError{Op: "fix", Path: path, Err: err}
}
