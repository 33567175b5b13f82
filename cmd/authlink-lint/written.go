package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"example.com/authlink/internal/lint"
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

// isSamePath compares files of which there may be none yet.
func isSamePath(a, b string) bool {
	a, errA := filepath.Abs(a)
	b, errB := filepath.Abs(b)
	return errA == nil && errB == nil && a == b
}

// spare returns the input less the files that are to be written: what an earlier
// run left in a directory is no fixture. What a run reads is not to be lost.
func (f *lintFlags) spare(in lint.Input) (lint.Input, error) {
	written := f.written()
	if len(written) == 0 {
		return in, nil
	}
	if f.baseline.write != "" && written[:len(written)-1].has(f.baseline.write) {
		return in, errors.New("--format and --write-baseline write the same file")
	}
	for _, arg := range in.Args {
		if arg != lint.StdinArg && written.has(arg) {
			return in, fmt.Errorf("%s is to be checked, and --format or --write-baseline would write over it", lint.VisiblePath(arg))
		}
	}
	for _, file := range append(f.project.files(), f.baseline.read, f.input.filesFrom) {
		if file != "" && file != lint.StdinArg && written.has(file) {
			return in, fmt.Errorf("%s is read, and --format or --write-baseline would write over it", lint.VisiblePath(file))
		}
	}
	in.Ignore = written.has
	return in, nil
}
