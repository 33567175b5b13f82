package lint

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
)

// Why a file is neither fixed nor converted, though it can be checked.
var (
	errCompressed = errors.New("the file is compressed with gzip: decompress it first")
	errNoFile     = errors.New("only regular files are changed; standard input, which is -, is written to standard output")
)

// Why a file is not replaced.
var (
	errReadOnly = errors.New("the file is read-only")
	errChanged  = errors.New("somebody has changed the file in the meantime, so it is left as it is: do it again")
)

// Fixable returns why nothing can be written in the place of what an argument names:
// a pipe or a device, which can be read once. What else may be wrong with it shows
// when it is read.
func Fixable(arg string) error {
	info, err := os.Stat(arg)
	if err != nil || info.IsDir() || info.Mode().IsRegular() {
		return nil
	}
	return &fs.PathError{Op: "fix", Path: arg, Err: errNoFile}
}

// A fixableFile is a file as it has been read, which may be replaced.
type fixableFile struct {
	path string
	info fs.FileInfo
	text []byte
}

// readFixableFile reads a regular file that is not compressed. op is what it is for.
func readFixableFile(op, path string) (fixableFile, error) {
	info, err := os.Stat(path)
	if err != nil {
		return fixableFile{}, err
	}
	text, err := []byte(nil), error(nil)
	switch {
	case !info.Mode().IsRegular():
		err = errNoFile
	case info.Size() > maxFixable:
		err = errTooLong
	default:
		if text, err = os.ReadFile(path); err != nil {
			return fixableFile{}, err
		}
		if bytes.HasPrefix(text, gzipMagic) {
			err = errCompressed
		}
	}
	if err != nil {
		return fixableFile{}, &fs.PathError{Op: op, Path: path, Err: err}
	}
	return fixableFile{path, info, text}, nil
}

// replace makes text the content of the file, as [WriteFile] does, unless the file
// is read-only, or is no more what has been read: nobody's work is to be undone.
func (f fixableFile) replace(text []byte) error {
	if bytes.Equal(text, f.text) {
		return nil
	}
	info, err := os.Stat(f.path)
	switch {
	case err != nil:
		return err
	case info.Mode().Perm()&0o222 == 0:
		err = errReadOnly
	case !os.SameFile(info, f.info) || !info.ModTime().Equal(f.info.ModTime()) || info.Size() != f.info.Size():
		err = errChanged
	default:
		return WriteFile(f.path, text)
	}
	return &fs.PathError{Op: "write", Path: f.path, Err: err}
}
