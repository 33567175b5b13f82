package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/source"
)

// written are the files that a run writes.
type written []string

func (f *lintFlags) written() written {
	var files written
	for _, to := range *f.formats {
		if to.file != "" {
			files = append(files, to.file)
		}
	}
	if f.baseline.write != "" {
		files = append(files, f.baseline.write)
	}
	return files
}

// redirected are the files that standard output and standard error are redirected
// to.
type redirected []fs.FileInfo

func (r *run) redirected() redirected {
	var files redirected
	for _, w := range []io.Writer{r.stdout, r.stderr} {
		if o, ok := w.(*output); ok {
			w = o.w
		}
		f, ok := w.(*os.File)
		if !ok {
			continue
		}
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			files = append(files, info)
		}
	}
	return files
}

// has reports whether a path leads to one of the files.
func (f redirected) has(path string) bool {
	if len(f) == 0 {
		return false
	}
	info, err := os.Stat(path)
	return err == nil && slices.ContainsFunc(f, func(file fs.FileInfo) bool { return os.SameFile(info, file) })
}

// has reports whether a path leads to one of the files, by whatever name.
func (w written) has(path string) bool {
	info, err := os.Stat(path)
	return slices.ContainsFunc(w, func(file string) bool {
		if isSamePath(path, file) {
			return true
		}
		other, otherErr := os.Stat(file)
		return err == nil && otherErr == nil && os.SameFile(info, other)
	})
}

// isSamePath compares files that may not exist yet.
func isSamePath(a, b string) bool {
	a, errA := filepath.Abs(a)
	b, errB := filepath.Abs(b)
	return errA == nil && errB == nil && a == b
}

// spare returns the input without the files to be written: what an earlier run left
// in a directory is not a fixture. Files that a run reads must not be overwritten.
func (f *lintFlags) spare(in lint.Input, output redirected) (lint.Input, error) {
	written := f.written()
	if len(written) == 0 {
		if len(output) > 0 {
			in.Ignore = output.has
		}
		return in, nil
	}
	if f.baseline.write != "" && written[:len(written)-1].has(f.baseline.write) {
		return in, errors.New("--format and --write-baseline write the same file")
	}
	for _, arg := range in.Args {
		if arg != source.StdinArg && written.has(arg) {
			return in, fmt.Errorf("%s is to be checked, but --format or --write-baseline would overwrite it", source.VisiblePath(arg))
		}
	}
	for _, file := range append(f.project.files(), f.baseline.read, f.input.filesFrom) {
		if file != "" && file != source.StdinArg && written.has(file) {
			return in, fmt.Errorf("%s is read, but --format or --write-baseline would overwrite it", source.VisiblePath(file))
		}
	}
	in.Ignore = func(path string) bool { return written.has(path) || output.has(path) }
	return in, nil
}
