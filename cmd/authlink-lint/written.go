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
	"example.com/authlink/internal/report"
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
			return in, overwrittenError(arg)
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

func overwrittenError(path string) error {
	return fmt.Errorf("%s is to be checked, but --format or --write-baseline would overwrite it", source.VisiblePath(path))
}

// checkOverwritten finds a file in a directory of the input that would be checked, were it
// not for the report that is to take its place. What an earlier run has written there is
// not such a file.
func (f *lintFlags) checkOverwritten(project *lint.Project, in lint.Input) error {
	var others written
	for _, to := range append(slices.Clone(*f.formats), destination{file: f.baseline.write}) {
		if to.file != "" && !isOwn(to) {
			others = append(others, to.file)
		}
	}
	if len(others) == 0 {
		return nil
	}
	in.Ignore, in.Enter = nil, nil
	in.Args = slices.DeleteFunc(slices.Clone(in.Args), func(arg string) bool { return arg == source.StdinArg })
	for path := range project.Files(in) {
		if others.has(path) {
			return overwrittenError(path)
		}
	}
	return nil
}

// ownBytes is how much of a file is read to see what it is.
const ownBytes = 4096

// isOwn reports whether a file is what an earlier run has written, or is not there.
func isOwn(to destination) bool {
	info, err := os.Stat(to.file)
	if err != nil || !info.Mode().IsRegular() {
		return true
	}
	file, err := os.Open(to.file)
	if err != nil {
		return false
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, ownBytes))
	return err == nil && report.Wrote(to.format, text)
}
