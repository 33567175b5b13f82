package source

import (
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
)

const (
	// StdinArg is the argument that stands for standard input, and StdinPath its name in
	// reports.
	StdinArg  = "-"
	StdinPath = "<stdin>"
)

// Why a directory without anything to check is an error: a wrong path must not pass for
// a clean one.
var (
	errNoFiles      = errors.New("no *.json, *.jsonc, *.jsonl or *.ndjson file in this directory or below it")
	errAllIgnored   = errors.New("no *.json, *.jsonc, *.jsonl or *.ndjson file in this directory or below it that is not ignored")
	errNoneIncluded = errors.New("no *.json, *.jsonc, *.jsonl or *.ndjson file in this directory or below it that the configuration includes")
)

// A File is something to lint.
type File struct {
	Path  string
	Stdin io.Reader // set only for standard input
	Err   error     // why there is nothing to read
}

// A Search says what to look for in a directory tree.
type Search struct {
	Ignored  func(path string) bool // asked about directories too; nil for nothing
	Included func(path string) bool // asked only about files; nil for everything
	SpokenOf func(path string) bool // for files that are linted only then; nil for no files
	Enter    func(dir string)       // called with each directory before it is read, unless nil
}

// FindFiles finds the files that args name, in order:
//
//   - a file, whatever its name;
//   - a directory: every *.json, *.jsonc, *.jsonl and *.ndjson file in it and
//     below it, those *.yaml, *.yml and *.har files that SpokenOf reports, and
//     each of them followed by .gz, in lexical order.
//     Links to files are followed, links to directories are not, so that a loop
//     is never entered and nothing is found twice. What git ignores is left
//     out, and so is what Ignored reports, and what Included does not;
//   - "-": standard input.
//
// What cannot be read is a File whose Read fails, and so is a directory without such a
// file. Directories are read as the caller iterates.
func FindFiles(args []string, stdin io.Reader, search Search) iter.Seq[File] {
	return func(yield func(File) bool) {
		for _, arg := range args {
			w := walker{Search: search, yield: yield}
			if !w.filesOf(arg, stdin) {
				return
			}
		}
	}
}

// filesOf yields the files that an argument names until yield returns false, and
// returns what it returned last.
func (w *walker) filesOf(arg string, stdin io.Reader) bool {
	if arg == StdinArg {
		return w.yield(File{Path: StdinPath, Stdin: stdin})
	}
	if info, err := os.Stat(arg); err != nil || !info.IsDir() {
		return w.yield(File{Path: arg}) // Read says what is wrong with it
	}
	git, err := newIgnorer(arg)
	if err != nil {
		return w.yield(File{Path: arg, Err: err})
	}
	more := w.walk(arg, git)
	if w.found {
		return more
	}
	switch {
	case w.excluded:
		err = errNoneIncluded
	case w.skipped:
		err = errAllIgnored
	default:
		err = errNoFiles
	}
	return w.yield(File{Path: arg, Err: &fs.PathError{Op: "search", Path: arg, Err: err}})
}

// A walker finds the files of a directory tree.
type walker struct {
	Search
	yield                    func(File) bool
	found, skipped, excluded bool // whether there was a file, something ignored, and something not included
}

// walk yields the files of a directory until yield returns false, and returns
// what it returned last. git knows what git ignores in the directory.
func (w *walker) walk(dir string, git *ignorer) bool {
	if w.Enter != nil {
		w.Enter(dir)
	}
	entries, err := os.ReadDir(dir) // sorted
	if err != nil && !w.add(File{Path: dir, Err: err}) {
		return false
	}
	if slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == gitignoreName }) {
		if git, err = git.enter(dir); err != nil && !w.add(File{Path: dir, Err: err}) {
			return false
		}
	}
	for _, entry := range entries {
		if !w.member(filepath.Join(dir, entry.Name()), entry, git) {
			return false
		}
	}
	return true
}

// member is walk for one entry of a directory.
func (w *walker) member(path string, entry fs.DirEntry, git *ignorer) bool {
	name, isDir := entry.Name(), entry.IsDir()
	switch {
	case isDir && name == ".git":
		return true
	case !isDir && !(hasExtension(path, w.SpokenOf) && lintable(path, entry)):
		return true
	case git.ignores(name, isDir) || w.Ignored != nil && w.Ignored(path):
		w.skipped = true
		return true
	case !isDir && w.Included != nil && !w.Included(path):
		w.excluded = true
		return true
	case isDir:
		return w.walk(path, git.below(name))
	default:
		return w.add(File{Path: path})
	}
}

func (w *walker) add(file File) bool {
	w.found = true
	return w.yield(file)
}

// lintable leaves out links to directories, and pipes, sockets and devices. A broken
// link stays in, so that reading it reports it.
func lintable(path string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := os.Stat(path)
	return err != nil || info.Mode().IsRegular()
}
